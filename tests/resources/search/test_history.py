"""Who changed what in a listing, from what to what, when and why."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from resources.actions import editing, proposing, publishing
from resources.actions.change import public_change
from resources.actions.verifying import record
from resources.models import ContactMethod, FormerSlug, Moderator, Organization, Service, Source
from resources.rules.freshness import Aspect, Method, Outcome
from resources.rules.proposals import Origin
from resources.search import history
from resources.search.history import Change, FieldChange
from tests.resources.factories import chat, listing, phone, with_government_source

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture
def service(alice: Moderator) -> Service:
    with public_change(by=alice, at=NOON - timedelta(days=1), why="found on its page"):
        return listing("tea-line", methods=[phone(), chat()])


@pytest.fixture
def newest(service: Service, alice: Moderator) -> Callable[[Callable[[], object]], Change]:
    """What Alice does at noon, as the history tells it."""

    def do(deed: Callable[[], object]) -> Change:
        with public_change(by=alice, at=NOON, why="they said so"):
            deed()
        return history.of_service(service).changes[0]

    return do


Newest = Callable[[Callable[[], object]], Change]


def line(service: Service) -> ContactMethod:
    return service.contact_methods.get(kind="voice")


def told(change: Change) -> dict[str, tuple[Any, Any]]:
    return {field.address: (field.old, field.new) for field in change.fields}


def test_a_change_says_who_when_and_why(newest: Newest, service: Service, alice: Moderator) -> None:
    change = newest(lambda: Service.objects.filter(pk=service.pk).update(url="https://a.example"))
    assert (change.by, change.at, change.why) == (alice, NOON, "they said so")
    assert change.fields == (FieldChange("service.url", "", "https://a.example"),)


def test_changes_of_everything_that_belongs_to_a_listing_are_told(
    newest: Newest, service: Service
) -> None:
    method, home = line(service), Organization.objects.create(name="Friends")

    def deed() -> None:
        service.texts.update(summary="Tea and time.")
        method.value, method.languages = "116 111", ["fr", "en"]
        method.schedule = editing.schedule_for(
            "Mo 09:00-10:00", time_zone="Europe/London", holiday_region="gb"
        )
        method.save()
        Service.objects.filter(pk=service.pk).update(organization=home, priority=True)
        FormerSlug.objects.create(slug="coffee-line", service=service)
        service.topics.set(["anxiety", "bereavement"])

    at = f"contact.{method.pk}."
    assert told(newest(deed)) == {
        "text.en.summary": ("", "Tea and time."),
        f"{at}value": ("116 123", "116 111"),
        f"{at}languages": (["en"], ["en", "fr"]),
        f"{at}opening_hours": ("24/7", "Mo 09:00-10:00"),
        f"{at}time_zone": ("", "Europe/London"),
        f"{at}holiday_region": ("", "gb"),
        "service.organization": ("Friends of tea-line", "Friends"),
        "service.priority": (False, True),
        "former_slug.coffee-line.slug": ("", "coffee-line"),
        "service.topics": (["suicide"], ["anxiety", "bereavement"]),
    }


def test_a_row_that_went_is_told_field_by_field(newest: Newest, service: Service) -> None:
    method = service.contact_methods.get(kind="chat")
    at = f"contact.{method.pk}."
    gone = told(newest(lambda: editing.remove(method)))
    assert gone[f"{at}listed"] == (True, "")
    assert gone[f"{at}value"] == (method.value, "")


def test_a_row_that_came_is_told_field_by_field(newest: Newest, service: Service) -> None:
    source = told(newest(lambda: with_government_source(service)))
    pk = Source.objects.get(service=service).pk
    assert source[f"source.{pk}.title"] == ("", "Ministry of Health")


def test_what_came_and_went_again_in_one_change_is_none(newest: Newest, service: Service) -> None:
    def deed() -> None:
        service.topics.set([])
        service.topics.set(["suicide"])
        for notes in ("x", ""):
            Service.objects.filter(pk=service.pk).update(notes=notes)

    assert newest(deed).fields == ()


def test_a_check_is_told_with_what_it_renewed(service: Service, alice: Moderator) -> None:
    record(
        service,
        contact_method=line(service),
        aspect=Aspect.NUMBER,
        method=Method.DIALLED,
        outcome=Outcome.CONFIRMED,
        by=alice,
        at=NOON,
        evidence="A person answered.",
    )
    change = history.of_service(service).changes[0]
    assert [check.evidence for check in change.checks] == ["A person answered."]
    assert f"contact.{line(service).pk}.number_checked_on" in told(change)
    assert change.why == "number confirmed (dialled)"


def test_a_check_that_changed_nothing_is_told_too(service: Service, alice: Moderator) -> None:
    record(
        service,
        aspect=Aspect.POLICY,
        method=Method.OFFICIAL_PAGE,
        outcome=Outcome.FAILED,
        by=alice,
        at=NOON,
    )
    change = history.of_service(service).changes[0]
    assert (change.by, change.at, change.fields) == (alice, NOON, ())
    assert [check.outcome for check in change.checks] == [Outcome.FAILED]


def test_an_accepted_proposal_names_both_people(service: Service, alice: Moderator) -> None:
    bob = Moderator.objects.create(email="bob@example.org", role="moderator")
    proposal = proposing.propose(
        service,
        {"service.url": ("", "https://a.example")},
        by=alice,
        origin=Origin.MODERATOR,
        at=NOON,
        why="It has a page now.",
    )
    proposing.accept(
        proposal, by=bob, at=NOON + timedelta(hours=1), seen=proposing.standing(proposal)
    )
    change = history.of_service(service).changes[0]
    assert change.proposal is not None
    assert (change.by, change.proposal.author) == (bob, alice)


def test_the_newest_change_comes_first_a_page_at_a_time(service: Service, alice: Moderator) -> None:
    for hour in range(25):
        at = NOON + timedelta(hours=hour)
        with public_change(by=alice, at=at, why=str(hour)):
            Service.objects.filter(pk=service.pk).update(notes=str(hour))
    first = history.of_service(service)
    second = history.of_service(service, page=2)
    assert [change.why for change in first.changes] == [str(hour) for hour in range(24, 4, -1)]
    assert [change.why for change in second.changes][:5] == ["4", "3", "2", "1", "0"]
    assert (first.has_more, second.has_more) == (True, False)


def test_one_field_has_a_history_of_its_own(newest: Newest, service: Service) -> None:
    newest(lambda: Service.objects.filter(pk=service.pk).update(url="https://a.example", notes="x"))
    page = history.of_field(service, "service.url")
    assert [change.fields for change in page.changes] == [
        (FieldChange("service.url", "", "https://a.example"),)
    ]
    assert history.of_field(service, "service.nonsense").changes == []


def test_nothing_of_another_listing_is_told(newest: Newest, service: Service) -> None:
    other = listing("other-line")
    change = newest(lambda: Service.objects.filter(pk=other.pk).update(notes="x"))
    assert change.why == "found on its page"
    mine = history.of_service(other).changes[0]
    assert history.one(service, mine.key) is None
    assert history.one(other, mine.key) == mine


def test_an_import_is_told_without_a_name() -> None:
    service = Service.objects.get(slug="us-988-suicide-crisis-lifeline")
    change = history.of_service(service).changes[-1]
    assert change.by is None
    assert change.why == "import of services.jsonl"


def test_a_long_history_takes_no_more_queries_than_a_short_one(
    newest: Newest, service: Service, alice: Moderator, django_assert_max_num_queries: Any
) -> None:
    for hour in range(10):
        with public_change(by=alice, at=NOON + timedelta(hours=hour), why=str(hour)):
            publishing.withdraw(service, by=alice, at=NOON + timedelta(hours=hour))
            Service.objects.filter(pk=service.pk).update(state="published")
    with django_assert_max_num_queries(7):
        history.of_service(service)
