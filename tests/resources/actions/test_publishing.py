from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.db import IntegrityError, connection
from django.db.models import Model

from resources.actions import publishing
from resources.actions.publishing import NotReady
from resources.models import Edition, IndexEntry, Moderator, Service, Verification
from resources.rules.freshness import Aspect, Method, Outcome
from resources.rules.policies import Working
from resources.rules.publication import Basis, Confidence, Missing, NotAllowed, SourceKind, State
from tests.resources.factories import (
    A_WHILE_AGO,
    add_method,
    draft,
    listing,
    phone,
    with_government_source,
)

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def in_review(slug: str = "gb-tea-line", **fields: object) -> Service:
    return draft(slug, **{"state": State.IN_REVIEW, **fields})


def ready(slug: str = "gb-tea-line") -> Service:
    return with_government_source(in_review(slug))


def stored(service: Service) -> Service:
    return Service.objects.get(pk=service.pk)


def is_listed(service: Service) -> bool:
    return IndexEntry.objects.filter(service=service).exists()


def edition() -> int:
    return Edition.current().number


def writer_of(row: Model) -> str:
    """The number of the (sub)transaction that wrote this row."""
    with connection.cursor() as cursor:
        table = row._meta.db_table
        cursor.execute(f"SELECT xmin::text FROM {table} WHERE id = %s", [row.pk])  # noqa: S608
        return str(cursor.fetchone()[0])


def check(service: Service, by: Moderator, outcome: Outcome, at: datetime = AT) -> None:
    Verification.objects.create(
        service=service,
        contact_method=service.contact_methods.get(),
        aspect=Aspect.NUMBER,
        method=Method.DIALLED,
        outcome=outcome,
        by=by,
        at=at,
    )


def test_a_published_listing_says_why_and_since_when(alice: Moderator) -> None:
    service = ready()
    publishing.publish(service, by=alice, at=AT)
    row = stored(service)
    assert (row.state, row.basis, row.published_at) == (
        State.PUBLISHED,
        Basis.GOVERNMENT_PAGE,
        AT,
    )
    assert is_listed(service)


def test_a_listing_with_too_little_is_refused_with_every_reason(alice: Moderator) -> None:
    service = in_review(topics=(), coverage=(), methods=(), confidence=Confidence.LOW)
    before = edition()
    with pytest.raises(NotReady) as refusal:
        publishing.publish(service, by=alice, at=AT)
    assert refusal.value.missing == tuple(lack for lack in Missing if lack is not Missing.NAME)
    assert str(refusal.value) == ", ".join(refusal.value.missing)
    assert stored(service).state == State.IN_REVIEW
    assert edition() == before


def test_a_listing_without_a_name_is_refused(alice: Moderator) -> None:
    service = ready()
    service.texts.all().delete()
    with pytest.raises(NotReady) as refusal:
        publishing.publish(service, by=alice, at=AT)
    assert refusal.value.missing == (Missing.NAME,)


def test_a_listing_whose_only_number_is_down_is_refused(alice: Moderator) -> None:
    service = ready()
    service.contact_methods.update(working=Working.DOWN)
    with pytest.raises(NotReady) as refusal:
        publishing.publish(service, by=alice, at=AT)
    assert refusal.value.missing == (Missing.CONTACT_METHOD,)
    add_method(service, **phone("0800 111111"))
    publishing.publish(service, by=alice, at=AT)
    assert stored(service).state == State.PUBLISHED


@pytest.mark.parametrize(
    ("outcome", "goes_public"),
    [(Outcome.CONFIRMED, True), (Outcome.CORRECTED, True), (Outcome.FAILED, False)],
)
def test_a_recorded_check_makes_up_for_weak_sources(
    alice: Moderator, outcome: Outcome, goes_public: bool
) -> None:
    service = in_review(confidence=Confidence.LOW)
    check(service, alice, outcome)
    if not goes_public:
        with pytest.raises(NotReady):
            publishing.publish(service, by=alice, at=AT)
        return
    publishing.publish(service, by=alice, at=AT)
    assert stored(service).basis == Basis.VERIFICATION


def test_a_number_that_failed_since_it_was_confirmed_is_no_ground(alice: Moderator) -> None:
    service = in_review()
    check(service, alice, Outcome.CONFIRMED, at=A_WHILE_AGO)
    check(service, alice, Outcome.FAILED)
    with pytest.raises(NotReady):
        publishing.publish(service, by=alice, at=AT)


def test_a_check_of_the_words_is_no_check_of_the_number(alice: Moderator) -> None:
    service = in_review()
    Verification.objects.create(
        service=service,
        aspect=Aspect.TEXT,
        method=Method.OFFICIAL_PAGE,
        outcome=Outcome.CONFIRMED,
        by=alice,
        at=AT,
    )
    with pytest.raises(NotReady):
        publishing.publish(service, by=alice, at=AT)


def test_the_edition_rises_in_the_transaction_that_publishes(alice: Moderator) -> None:
    service = ready()
    before = Edition.current()
    publishing.publish(service, by=alice, at=AT)
    after = Edition.current()
    assert after.number == before.number + 1
    assert after.token != before.token
    assert writer_of(after) == writer_of(service)
    assert writer_of(IndexEntry.objects.filter(service=service)[0]) == writer_of(service)


def test_a_change_that_the_database_refuses_leaves_everything_as_it_was(alice: Moderator) -> None:
    service = listing("gb-tea-line")
    before = Edition.current()
    with pytest.raises(IntegrityError, match="service_never_replaces_itself"):
        publishing.retire(service, by=alice, at=AT, replaced_by=service)
    assert stored(service).state == State.PUBLISHED
    assert is_listed(service)
    assert (Edition.current().number, Edition.current().token) == (before.number, before.token)


def test_a_withdrawn_listing_is_gone_at_once(alice: Moderator) -> None:
    service = listing("gb-tea-line")
    before = edition()
    publishing.withdraw(service, by=alice, at=AT)
    assert stored(service).state == State.WITHDRAWN
    assert not is_listed(service)
    assert edition() == before + 1


def test_a_restored_listing_waits_for_its_review(alice: Moderator) -> None:
    service = with_government_source(listing("gb-tea-line", state=State.WITHDRAWN))
    publishing.restore(service, by=alice, at=AT)
    assert stored(service).state == State.IN_REVIEW
    assert not is_listed(service)
    publishing.publish(service, by=alice, at=AT)
    assert is_listed(service)


def test_a_retired_listing_names_its_successor_and_gives_up_its_place(alice: Moderator) -> None:
    successor = listing("gb-new-tea-line")
    service = listing("gb-tea-line", priority=True)
    publishing.retire(service, by=alice, at=AT, replaced_by=successor)
    row = stored(service)
    assert (row.state, row.replaced_by, row.priority) == (State.RETIRED, successor, False)
    assert not is_listed(service)
    assert is_listed(successor)


def test_a_draft_goes_to_review_and_back(alice: Moderator) -> None:
    service = draft("gb-tea-line")
    publishing.submit(service, by=alice, at=AT)
    assert stored(service).state == State.IN_REVIEW
    publishing.send_back(service, by=alice, at=AT)
    assert stored(service).state == State.DRAFT


@pytest.mark.parametrize(
    ("act", "state"),
    [
        (publishing.submit, State.PUBLISHED),
        (publishing.send_back, State.PUBLISHED),
        (publishing.publish, State.DRAFT),
        (publishing.publish, State.WITHDRAWN),
        (publishing.withdraw, State.DRAFT),
        (publishing.restore, State.RETIRED),
        (publishing.retire, State.WITHDRAWN),
    ],
)
def test_a_verb_out_of_turn_changes_nothing(
    alice: Moderator, act: Callable[..., None], state: State
) -> None:
    service = with_government_source(listing("gb-tea-line", state=state))
    before = edition()
    with pytest.raises(NotAllowed):
        act(service, by=alice, at=AT)
    assert stored(service).state == state
    assert edition() == before


def test_a_stale_copy_does_not_undo_a_withdrawal(alice: Moderator) -> None:
    opened_before = ready()
    service = stored(opened_before)
    publishing.publish(service, by=alice, at=AT)
    publishing.withdraw(service, by=alice, at=AT)
    with pytest.raises(NotAllowed):
        publishing.publish(opened_before, by=alice, at=AT)
    assert stored(service).state == State.WITHDRAWN


def test_a_stale_copy_does_not_undo_an_edit(alice: Moderator) -> None:
    opened_before = listing("gb-tea-line")
    Service.objects.filter(pk=opened_before.pk).update(alert="Closed for the flood")
    publishing.withdraw(opened_before, by=alice, at=AT)
    assert stored(opened_before).alert == "Closed for the flood"


def test_the_history_knows_who_moved_a_listing_and_why(alice: Moderator) -> None:
    service = listing("gb-tea-line")
    publishing.withdraw(service, by=alice, at=AT, why="the number belongs to a shop now")
    event = apps.get_model("resources", "ServiceEvent")._default_manager.latest("pgh_id")
    assert (event.id, event.state) == (service.pk, State.WITHDRAWN)
    assert event.pgh_context.metadata == {
        "by": str(alice.pk),
        "at": AT.isoformat(),
        "why": "the number belongs to a shop now",
    }


def test_only_drafts_that_are_ready_are_published_together() -> None:
    ripe = with_government_source(draft("ripe"))
    thin = draft("thin")
    two_lists = draft("two-lists", independent_sources=2)
    two_lists.sources.create(title="A list", kind=SourceKind.DATASET)
    reviewed = ready("reviewed")
    withdrawn = with_government_source(listing("withdrawn", state=State.WITHDRAWN))
    everyone = [ripe, thin, two_lists, reviewed, withdrawn]
    lacking = publishing.publish_drafts([service.pk for service in everyone], at=AT)
    assert lacking == {thin.pk: (Missing.SOURCE, Missing.EVIDENCE)}
    assert {
        service.slug: (stored(service).state, stored(service).basis) for service in everyone
    } == {
        "ripe": (State.PUBLISHED, Basis.GOVERNMENT_PAGE),
        "thin": (State.DRAFT, ""),
        "two-lists": (State.PUBLISHED, Basis.INDEPENDENT_SOURCES),
        "reviewed": (State.IN_REVIEW, ""),
        "withdrawn": (State.WITHDRAWN, Basis.GOVERNMENT_PAGE),
    }
    assert stored(ripe).published_at == AT


@pytest.mark.parametrize("services", [1, 20])
def test_many_dossiers_cost_as_much_as_one(
    services: int, django_assert_num_queries: Callable[..., object]
) -> None:
    keys = [draft(f"line-{number}").pk for number in range(services)]
    with django_assert_num_queries(7):
        assert len(publishing.dossiers(keys)) == services
