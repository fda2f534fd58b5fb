"""Every change leaves a trace that nobody can wipe, also below Django."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, models, transaction
from pghistory.models import Event

from resources.actions.change import public_change
from resources.models import (
    Audience,
    ContactMethod,
    EmergencyNumber,
    FormerSlug,
    Moderator,
    Organization,
    Partner,
    Service,
    ServiceText,
    Source,
    Term,
    Topic,
    Verification,
    VerificationContact,
)
from resources.rules.freshness import Aspect, Method, Outcome
from resources.rules.terms import TermKind
from tests.resources.factories import (
    A_WHILE_AGO,
    a_partner,
    draft,
    listing,
    with_government_source,
)

pytestmark = pytest.mark.django_db

REMEMBERED = {
    Audience,
    ContactMethod,
    EmergencyNumber,
    FormerSlug,
    Moderator,
    Organization,
    Partner,
    Service,
    ServiceText,
    Source,
    Term,
    Topic,
    VerificationContact,
}

EVENTS = [
    model for model in apps.get_app_config("resources").get_models() if issubclass(model, Event)
]


def events_of(model: type[models.Model]) -> models.QuerySet[Any]:
    return apps.get_model("resources", f"{model.__name__}Event")._default_manager.all()


def run(sql: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


@pytest.fixture
def everything_has_happened() -> Service:
    """One service with at least one event in each table."""
    service = with_government_source(listing("gb-tea-line", audiences=["veterans-and-military"]))
    FormerSlug.objects.create(slug="gb-coffee-line", service=service)
    service.organization.verification_contacts.create(email="secretary@tea.example")
    Moderator.objects.create(email="dana@example.org")
    a_partner()
    Term.objects.create(language="en", kind=TermKind.IGNORED, text="teapotwick", key="teapotwick")
    return service


@pytest.fixture
def check(alice: Moderator) -> Verification:
    return Verification.objects.create(
        service=draft("gb-tea-line"),
        aspect=Aspect.POLICY,
        method=Method.OFFICIAL_PAGE,
        outcome=Outcome.CONFIRMED,
        by=alice,
        at=A_WHILE_AGO,
    )


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.__name__)
@pytest.mark.parametrize("statement", ["UPDATE {} SET pgh_label = 'x'", "DELETE FROM {}"])
def test_a_trace_can_not_be_changed_or_wiped_by_raw_sql(
    everything_has_happened: Service, event: type[models.Model], statement: str
) -> None:
    assert event._default_manager.exists()
    with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
        run(statement.format(event._meta.db_table))


def test_a_trace_can_not_be_changed_or_wiped_in_bulk(everything_has_happened: Service) -> None:
    for change in (lambda events: events.update(pgh_label="x"), lambda events: events.delete()):
        with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
            change(events_of(Service))


def test_every_noun_that_trust_rests_on_is_remembered() -> None:
    names = {model.__name__ for model in REMEMBERED} | {
        "ServiceTopic",
        "ServiceAudience",
        "ServiceCoverage",
    }
    assert {event.__name__ for event in EVENTS} == {f"{name}Event" for name in names}


def one_by_one(service: Service) -> None:
    service.notes = "seen"
    service.save()


def in_bulk(_service: Service) -> None:
    Service.objects.update(notes="seen")


def by_raw_sql(_service: Service) -> None:
    run("UPDATE resources_service SET notes = %s", "seen")


@pytest.mark.parametrize(
    ("change", "rows"), [(one_by_one, 1), (in_bulk, "all"), (by_raw_sql, "all")]
)
def test_a_change_is_written_down_for_each_row_with_who_when_and_why(
    alice: Moderator, change: Callable[[Service], None], rows: int | str
) -> None:
    service = draft("gb-tea-line")
    with public_change(by=alice, at=A_WHILE_AGO, why="the notes were read"):
        change(service)
    told = {"by": str(alice.pk), "at": A_WHILE_AGO.isoformat(), "why": "the notes were read"}
    events = events_of(Service).filter(pgh_context__metadata__contains=told)
    assert events.count() == (Service.objects.count() if rows == "all" else rows)
    assert set(events.values_list("pgh_label", "notes")) == {("update", "seen")}


def test_an_update_that_changes_nothing_leaves_no_trace() -> None:
    service = draft("gb-tea-line")
    before = events_of(Service).count()
    service.save()
    assert events_of(Service).count() == before


def test_a_change_below_every_action_is_written_down_without_a_name() -> None:
    draft("gb-tea-line")
    run("UPDATE resources_service SET notes = 'x' WHERE slug = 'gb-tea-line'")
    event = events_of(Service).filter(slug="gb-tea-line", pgh_label="update").get()
    assert event.pgh_context is None


def test_what_was_deleted_can_still_be_read() -> None:
    service = draft("gb-tea-line")
    ServiceText.objects.filter(service=service).delete()
    event = events_of(ServiceText).filter(service_id=service.pk, pgh_label="delete").get()
    assert event.name == "gb-tea-line"


@pytest.mark.parametrize(
    ("field", "column", "value"),
    [
        ("topics", "topic_id", "anxiety"),
        ("audiences", "audience_id", "veterans-and-military"),
        ("coverage", "region_id", "gb-sct"),
    ],
)
def test_a_link_that_is_made_and_removed_is_written_down(
    field: str, column: str, value: str
) -> None:
    service = draft("gb-tea-line", topics=(), coverage=())
    getattr(service, field).add(value)
    getattr(service, field).remove(value)
    link = {"topics": "ServiceTopic", "audiences": "ServiceAudience", "coverage": "ServiceCoverage"}
    events = apps.get_model("resources", f"{link[field]}Event")._default_manager.filter(
        service_id=service.pk
    )
    assert list(events.order_by("pgh_id").values_list("pgh_label", column)) == [
        ("insert", value),
        ("delete", value),
    ]


@pytest.mark.parametrize(
    "statement",
    ["UPDATE resources_verification SET evidence = 'x'", "DELETE FROM resources_verification"],
)
def test_a_check_can_not_be_changed_or_removed_by_raw_sql(
    check: Verification, statement: str
) -> None:
    with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
        run(statement)


def test_a_check_can_not_be_changed_or_removed_by_hand(check: Verification) -> None:
    check.outcome = Outcome.FAILED
    for change in (check.save, check.delete):
        with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
            change()


def test_a_listing_with_a_check_can_not_be_deleted(check: Verification) -> None:
    with pytest.raises(models.ProtectedError):
        check.service.delete()


def test_of_a_moderator_only_their_rights_are_remembered(alice: Moderator) -> None:
    columns = {field.name for field in events_of(Moderator).model._meta.fields}
    assert {name for name in columns if not name.startswith("pgh_")} == {
        "role",
        "regions",
        "languages",
        "is_active",
    }
    before = events_of(Moderator).count()
    alice.set_password("four plain words together")
    alice.last_login = A_WHILE_AGO
    alice.save()
    assert events_of(Moderator).count() == before


def test_the_secret_of_a_partner_is_in_no_history() -> None:
    partner = a_partner()
    before = events_of(Partner).count()
    partner.secret, partner.told_until, partner.deliveries_made = "whsec_another", 1, 1
    partner.save()
    assert events_of(Partner).count() == before
    assert "secret" not in {field.name for field in events_of(Partner).model._meta.fields}


def test_a_column_that_a_noun_lost_stays_in_its_history() -> None:
    Organization.objects.create(name="Friends of Tea")
    event = events_of(Organization).get(name="Friends of Tea")
    assert event.verification_contact_email == ""
