"""The database says no first, by a name that is a sentence."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from resources.models import (
    Audience,
    ContactMethod,
    Edition,
    EmergencyNumber,
    HistoryLayout,
    HistorySeal,
    IndexEntry,
    Moderator,
    Organization,
    PlaceName,
    Region,
    Schedule,
    Service,
    ServiceText,
    ServiceWords,
    Source,
    Term,
    Topic,
    Verification,
)
from resources.rules.publication import Basis, State
from tests.resources.factories import A_WHILE_AGO, draft
from tests.resources.models import refused_at_the_desk

pytestmark = pytest.mark.django_db

Change = Callable[[Service], Any]


def to_service(**fields: Any) -> Change:
    return lambda service: Service.objects.filter(pk=service.pk).update(**fields)


def to_method(**fields: Any) -> Change:
    return lambda service: ContactMethod.objects.filter(service=service).update(**fields)


def to_text(**fields: Any) -> Change:
    return lambda service: ServiceText.objects.filter(service=service).update(**fields)


def a_source(**fields: Any) -> Change:
    plain = {"title": "Ministry of Health", "kind": "government"}
    return lambda service: Source.objects.create(service=service, **{**plain, **fields})


def a_check(**fields: Any) -> Change:
    plain = {"aspect": "policy", "method": "dialled", "outcome": "confirmed", "at": A_WHILE_AGO}

    def write(service: Service) -> None:
        by = Moderator.objects.create(email="dana@example.org")
        Verification.objects.create(service=service, **{"by": by, **plain, **fields})

    return write


def a_number(**fields: Any) -> Change:
    plain = {"region_id": "world", "service": "all", "number": "112", "sources": ["one", "two"]}
    return lambda _service: EmergencyNumber.objects.create(**{**plain, **fields})


def twice(change: Change) -> Change:
    return lambda service: (change(service), change(service))


def second_of(field: str, **fields: Any) -> Change:
    """The first row of a relation of the service, once more."""

    def write(service: Service) -> None:
        row = getattr(service, field).get()
        row.pk, row._state.adding = fields.get("pk"), True
        row.save(force_insert=True)

    return write


def index_entry(service: Service) -> None:
    IndexEntry.objects.create(
        service=service,
        region="gb",
        topic="",
        language="",
        whole=True,
        standing=0,
        traits=0,
        languages=[],
        audiences=[],
        topic_count=1,
        always_open=False,
        without_voice=False,
        schedules=[],
        priority=False,
    )


def a_term(**fields: Any) -> Change:
    plain = {"language": "en", "kind": "ignored", "text": "zyx", "key": "zyx"}
    return lambda _service: Term.objects.create(**{**plain, **fields})


def a_place(_service: Service) -> None:
    PlaceName.objects.create(key="zyx", region="gb")


def service_words(service: Service) -> None:
    ServiceWords.objects.create(
        service=service, language="en", name="tea line", organization=[], words="tea"
    )


def unguarded(change: Change) -> Change:
    """As a superuser could who has switched the triggers off, which let nobody write a seal."""

    def write(service: Service) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
        change(service)

    return write


def seal(sequence: int) -> HistorySeal:
    fields = {"layout_id": 1, "row_id": "a row", "sealed_at": A_WHILE_AGO, "digest": b""}
    return HistorySeal.objects.create(sequence=sequence, **fields)


def own_row(model: type[Any], **fields: Any) -> Change:
    return lambda _service: model.objects.create(**fields)


published = {"state": State.PUBLISHED, "published_at": A_WHILE_AGO, "basis": Basis.VERIFICATION}

REFUSED: dict[str, list[Change]] = {
    "audience_has_an_english_name": [own_row(Audience, slug="a", names={"ar": "أ"})],
    "topic_has_an_english_name": [own_row(Topic, slug="a", names={})],
    "organization_has_a_name": [own_row(Organization, name="")],
    "region_world_alone_has_no_parent": [
        own_row(Region, code="zz"),
        lambda _service: Region.objects.filter(code="world").update(parent="gb"),
        lambda _service: Region.objects.filter(code="gb").update(parent=None),
    ],
    "region_code_is_lower_case_iso_3166": [
        own_row(Region, code="ZZ", parent_id="world"),
        own_row(Region, code="zz-long", parent_id="world"),
        own_row(Region, code="zz\nzz", parent_id="world"),
    ],
    "emergency_number_service_is_known": [a_number(service="coastguard")],
    "emergency_number_is_listed_once": [twice(a_number())],
    "emergency_number_has_two_sources": [a_number(sources=["one"]), a_number(sources=[])],
    "edition_is_the_only_one": [own_row(Edition, id=2)],
    "schedule_says_when": [own_row(Schedule, opening_hours="")],
    "schedule_is_written_once": [
        twice(own_row(Schedule, opening_hours="Mo 01:11-02:22", time_zone="Europe/London"))
    ],
    "index_entry_is_written_once": [twice(index_entry)],
    "service_words_are_written_once": [twice(service_words)],
    "term_kind_is_known": [a_term(kind="rumour")],
    "term_stands_once": [twice(a_term())],
    "term_has_something_to_compare": [a_term(key="")],
    "place_name_stands_once": [twice(a_place)],
    "service_state_is_one_of_the_rule_table": [to_service(state="asleep")],
    "service_status_is_one_of_hsds": [to_service(status="asleep")],
    "service_dispatch_policy_may_be_unknown": [to_service(dispatch_policy="")],
    "service_published_has_a_basis": [to_service(**{**published, "basis": ""})],
    "service_published_has_a_moment": [to_service(**{**published, "published_at": None})],
    "service_replaced_is_retired": [
        lambda service: draft("its-predecessor", replaced_by=service),
    ],
    "service_never_replaces_itself": [
        lambda service: to_service(state=State.RETIRED, replaced_by=service)(service)
    ],
    "service_is_not_its_own_pair": [lambda service: to_service(paired_with=service)(service)],
    "service_ages_are_in_order": [to_service(minimum_age=19, maximum_age=18)],
    "service_text_is_one_per_language": [second_of("texts")],
    "service_text_has_a_name": [to_text(name="")],
    "service_text_origin_is_known": [to_text(origin="dream")],
    "source_kind_is_known": [a_source(kind="rumour")],
    "source_has_a_title": [a_source(title="")],
    "source_date_is_a_year_a_month_or_a_day": [
        a_source(retrieved_on="May 2026"),
        a_source(retrieved_on="2026-5"),
        a_source(retrieved_on="26"),
    ],
    "contact_method_kind_is_known": [to_method(kind="pigeon")],
    "contact_method_cost_may_be_unknown": [to_method(cost="")],
    "contact_method_works_or_says_so": [to_method(working="maybe")],
    "contact_method_has_a_value": [to_method(value="")],
    "contact_method_check_names_its_method": [to_method(number_checked_on=A_WHILE_AGO.date())],
    "contact_method_is_listed_once": [second_of("contact_methods", pk=uuid4())],
    "verification_aspect_is_known": [a_check(aspect="weather")],
    "verification_method_is_known": [a_check(method="guessed")],
    "verification_outcome_is_known": [a_check(outcome="perhaps")],
    "verification_by_the_service_names_a_role": [a_check(method="confirmed-by-service")],
    "verification_of_a_number_names_it": [a_check(aspect="number")],
    "verification_is_by_a_moderator_or_the_service": [a_check(by=None)],
    "verification_retracted_names_the_one_it_takes_back": [a_check(outcome="retracted")],
    "history_layout_is_written_once": [
        unguarded(twice(own_row(HistoryLayout, table_name="a_table", columns=["id"])))
    ],
    "history_row_is_sealed_once": [unguarded(lambda _service: (seal(-1), seal(-2)))],
    **refused_at_the_desk.REFUSED,
}


@pytest.mark.parametrize(
    ("name", "change"),
    [
        pytest.param(name, change, id=f"{name}-{number}")
        for name, changes in REFUSED.items()
        for number, change in enumerate(changes)
    ],
)
def test_the_database_refuses_by_name(name: str, change: Change) -> None:
    service = draft("gb-tea-line")
    with pytest.raises(IntegrityError, match=f'"{name}"'), transaction.atomic():
        change(service)


def test_every_constraint_is_tried_above() -> None:
    models = apps.get_app_config("resources").get_models()
    assert {rule.name for model in models for rule in model._meta.constraints} == set(REFUSED)


@pytest.mark.parametrize(
    "ages",
    [
        {"minimum_age": 18, "maximum_age": 18},
        {"minimum_age": 18, "maximum_age": None},
        {"minimum_age": None, "maximum_age": 18},
    ],
)
def test_ages_in_order_are_kept(ages: dict[str, int | None]) -> None:
    service = draft("gb-tea-line", **ages)
    assert Service.objects.filter(pk=service.pk, **ages).exists()


@pytest.mark.parametrize("date", ["", "2022", "2025-03", "2026-06-02"])
def test_a_date_is_as_exact_as_it_is_known(date: str) -> None:
    a_source(retrieved_on=date)(draft("gb-tea-line"))
    assert Source.objects.filter(service__slug="gb-tea-line", retrieved_on=date).exists()


def test_a_listing_that_was_replaced_can_not_be_deleted_under_it() -> None:
    successor = draft("new-line")
    draft("old-line", state=State.RETIRED, replaced_by=successor)
    with pytest.raises(IntegrityError), transaction.atomic():
        successor.delete()
