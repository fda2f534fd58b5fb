"""Records of a file into rows, a batch at a time. Called by `importing`, in its transaction.

Ids are derived from the file's ids, so that two installations that import the same file speak of
the same services, and a second import meets the rows of the first.
"""

from collections.abc import Iterable, Sequence
from typing import TypeVar
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db.models import Model

from resources.actions.editing import classify, schedule_for
from resources.exchange.starter_format import ContactMethodRecord, ServiceRecord
from resources.models import (
    ContactMethod,
    Organization,
    Schedule,
    Service,
    ServiceText,
    Source,
)
from resources.rules import region_codes

BATCH = 500

_IDS = uuid5(NAMESPACE_URL, "tag:crisis-resource-directory,2026:services")

Row = TypeVar("Row", bound=Model)

# What a file speaks of. All the rest of a row is the moderators', and survives an import.
_OF_A_SERVICE = (
    "organization",
    "kind",
    "url",
    "minimum_age",
    "maximum_age",
    "dispatch_policy",
    "anonymous",
    "account_needed",
    "records_calls",
    "shown_on_bill",
    "answered_by",
    "policies_source",
    "priority",
    "independent_sources",
    "confidence",
    "notes",
    "import_digest",
)
_OF_A_CONTACT_METHOD = (
    "position",
    "dialled_in",
    "e164",
    "number_class",
    "keyword",
    "schedule",
    "hours_as_written",
    "languages",
    "cost",
    "agreeing_sources",
)


def service_id(record_id: str) -> UUID:
    return uuid5(_IDS, record_id)


def write(records: Sequence[ServiceRecord]) -> list[UUID]:
    """Creates or replaces these listings' rows; returns the services' ids. States stay."""
    services = [_service(record) for record in records]
    organizations = _unique(_organization(record) for record in records)
    # What else is known of an organization, a file doesn't say.
    Organization.objects.bulk_create(organizations, ignore_conflicts=True)
    _upsert(services, replaced=_OF_A_SERVICE)
    ids = [service.pk for service in services]
    _write_texts(records)
    _write_contact_methods(records, ids)
    _write_sources(records, ids)
    _write_links(records, ids)
    return ids


def _organization(record: ServiceRecord) -> Organization:
    """A listing that names no organization stands for itself until a moderator says otherwise."""
    country = region_codes.country_of(record.coverage[0])
    name = record.organization or record.texts[0].name
    key = f"organization {country} {name.casefold()}"
    return Organization(id=uuid5(_IDS, key), name=name, country_id=country)


def _service(record: ServiceRecord) -> Service:
    policies = record.policies.model_dump(exclude={"source"})
    return Service(
        id=service_id(record.id),
        slug=record.id,
        organization_id=_organization(record).pk,
        kind=record.kind,
        url=record.url,
        minimum_age=record.minimum_age,
        maximum_age=record.maximum_age,
        policies_source=record.policies.source,
        priority=record.priority,
        independent_sources=record.independent_sources,
        confidence=record.confidence,
        notes="\n".join(record.notes),
        imported_from=record.id,
        import_digest=record.digest,
        **policies,
    )


def _write_texts(records: Sequence[ServiceRecord]) -> None:
    """In other languages than the file's, texts are the moderators'."""
    ServiceText.objects.bulk_create(
        [
            ServiceText(service_id=service_id(record.id), **text.model_dump())
            for record in records
            for text in record.texts
        ],
        update_conflicts=True,
        unique_fields=["service", "language"],
        update_fields=["name", "summary", "description", "what_happens", "origin"],
    )


def _write_contact_methods(records: Sequence[ServiceRecord], ids: Sequence[UUID]) -> None:
    """Methods that the file no longer has go, unless somebody has checked them."""
    schedules: dict[tuple[str, str, str], Schedule | None] = {
        (each.opening_hours, each.time_zone, each.holiday_region): each
        for each in Schedule.objects.all()
    }
    methods = [
        _contact_method(service_id(record.id), position, method, schedules)
        for record in records
        for position, method in enumerate(record.contact_methods)
    ]
    gone = ContactMethod.objects.filter(service__in=ids).exclude(pk__in=[m.pk for m in methods])
    gone.filter(verifications=None).delete()
    _upsert(methods, replaced=_OF_A_CONTACT_METHOD)


def _contact_method(
    service: UUID,
    position: int,
    record: ContactMethodRecord,
    schedules: dict[tuple[str, str, str], Schedule | None],
) -> ContactMethod:
    hours = (record.opening_hours, record.time_zone, record.holiday_region)
    if hours not in schedules:
        schedules[hours] = schedule_for(hours[0], time_zone=hours[1], holiday_region=hours[2])
    method = ContactMethod(
        id=uuid5(service, f"{record.kind} {record.value} {record.menu_path}"),
        service_id=service,
        position=position,
        kind=record.kind,
        value=record.value,
        dialled_in_id=record.dialled_in or None,
        keyword=record.keyword,
        menu_path=record.menu_path,
        schedule=schedules[hours],
        hours_as_written="" if record.opening_hours else record.hours_as_written,
        languages=list(record.languages),
        cost=record.cost,
        agreeing_sources=record.agreeing_sources,
    )
    classify(method)
    return method


def _write_sources(records: Sequence[ServiceRecord], ids: Sequence[UUID]) -> None:
    Source.objects.filter(service__in=ids, contact_method=None).delete()
    Source.objects.bulk_create(
        Source(service_id=service_id(record.id), **source.model_dump())
        for record in records
        for source in record.sources
    )


def _write_links(records: Sequence[ServiceRecord], ids: Sequence[UUID]) -> None:
    for field, column in (("topics", "topic"), ("audiences", "audience"), ("coverage", "region")):
        link = getattr(Service, field).through
        link.objects.filter(service__in=ids).delete()
        link.objects.bulk_create(
            link(**{"service_id": service_id(record.id), f"{column}_id": value})
            for record in records
            for value in dict.fromkeys(getattr(record, field))
        )


def _upsert(rows: Sequence[Row], *, replaced: Iterable[str]) -> None:
    """Creates rows; of those that exist only the fields in `replaced` are written."""
    if rows:
        type(rows[0])._default_manager.bulk_create(  # noqa: SLF001 (the public Meta API)
            rows, update_conflicts=True, unique_fields=["id"], update_fields=list(replaced)
        )


def _unique(rows: Iterable[Row]) -> list[Row]:
    return list({row.pk: row for row in rows}.values())
