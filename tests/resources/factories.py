"""Small listings for tests: published and in the index at once, unless told otherwise."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from resources.actions.editing import classify, schedule_for
from resources.actions.indexing import reindex
from resources.models import ContactMethod, Edition, Organization, Partner, Service, Source
from resources.rules.contact_kinds import ContactKind, Cost
from resources.rules.publication import Basis, SourceKind, State

A_WHILE_AGO = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)

CLOSED_AT_NOON = "Mo-Su 22:00-23:00"
OPEN_AT_ONE = "Mo-Su 13:00-14:00"


def phone(value: str = "116 123", *, hours: str = "24/7", **fields: Any) -> dict[str, Any]:
    """A voice line of Great Britain, open day and night, free, in English."""
    plain = {"kind": ContactKind.VOICE, "cost": Cost.FREE, "languages": ["en"]}
    return {**plain, "dialled_in_id": "gb", "value": value, "hours": hours, **fields}


def chat(value: str = "https://example.org/chat", **fields: Any) -> dict[str, Any]:
    """A free chat in English with unknown hours."""
    return phone(value, **{"kind": ContactKind.CHAT, "hours": "", **fields})


def listing(
    slug: str,
    *,
    coverage: Sequence[str] = ("gb",),
    topics: Sequence[str] = ("suicide",),
    audiences: Sequence[str] = (),
    methods: Sequence[dict[str, Any]] | None = None,
    **fields: Any,
) -> Service:
    """A listing named as its slug. `methods`: of phone() and chat(); else one phone()."""
    published = {"state": State.PUBLISHED, "basis": Basis.GOVERNMENT_PAGE}
    organization = Organization.objects.create(name=f"Friends of {slug}")
    service = Service.objects.create(
        slug=slug,
        organization=organization,
        **{**published, "published_at": A_WHILE_AGO, **fields},
    )
    service.texts.create(language="en", name=slug)
    service.topics.set(topics)
    service.audiences.set(audiences)
    service.coverage.set(coverage)
    for position, method in enumerate([phone()] if methods is None else methods):
        add_method(service, position=position, **method)
    reindex([service.pk])
    Edition.rise()
    return service


def add_method(service: Service, *, hours: str = "", **fields: Any) -> ContactMethod:
    method = ContactMethod(service=service, **fields)
    method.schedule = schedule_for(hours, time_zone="Europe/London", holiday_region="gb")
    classify(method)
    method.save()
    return method


def draft(slug: str, **fields: Any) -> Service:
    return listing(slug, **{"state": State.DRAFT, "basis": "", "published_at": None, **fields})


def with_government_source(service: Service) -> Service:
    Source.objects.create(
        service=service,
        title="Ministry of Health",
        url="https://health.example.org/lines",
        kind=SourceKind.GOVERNMENT,
    )
    return service


def a_partner(name: str = "The News", **fields: Any) -> Partner:
    plain = {
        "url": "https://news.example.org/hook",
        "secret": "whsec_c2VjcmV0",
        "secret_since": A_WHILE_AGO,
        "created_at": A_WHILE_AGO,
    }
    return Partner.objects.create(name=name, **{**plain, **fields})


def record(record_id: str = "gb-tea-line", **changes: Any) -> dict[str, Any]:
    """One listing of a file that is fit to be published."""
    return {
        "id": record_id,
        "texts": [{"language": "en", "name": "Tea Line"}],
        "coverage": ["gb"],
        "topics": ["loneliness"],
        "contact_methods": [{"kind": "voice", "value": "116 123", "dialled_in": "gb"}],
        "sources": [
            {
                "title": "Ministry of Health",
                "url": "https://health.example.org/lines",
                "kind": "government",
                "retrieved_on": "2026-05-04",
            }
        ],
        "independent_sources": 1,
        **changes,
    }


def line(record_id: str = "gb-tea-line", **changes: Any) -> str:
    """The same as a line of the file."""
    return json.dumps(record(record_id, **changes))
