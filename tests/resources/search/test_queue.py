"""Questions follow from what is true now, and the most harmful come first."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from resources.actions import holding, interrupting, proposing
from resources.models import (
    Moderator,
    Service,
)
from resources.rules.freshness import Aspect
from resources.rules.proposals import Origin
from resources.rules.questions import Kind
from resources.search.queue import Queue, Wanted, ages, following, question, queue
from tests.resources.factories import chat, draft, listing, phone
from tests.resources.search.conftest import NOON
from tests.resources.search.questions import (
    Asked,
    alike,
    check,
    checked,
    dead,
    doubt,
    number,
    propose,
    report,
    unanswered,
)

pytestmark = pytest.mark.django_db


def test_the_most_harmful_come_first(asked: Asked, bob: Moderator) -> None:
    crisis, other = {"topics": ["suicide"]}, {"topics": ["gambling"]}
    draft("l-draft")
    pair = alike(checked("k-alike", bob, **other), checked("k-alike-too", bob, **other))
    listing("j-overdue", **other)
    unanswered(checked("i-unanswered", bob, **other))
    propose(checked("h-proposal", bob, **other), Origin.MONITOR)
    doubt(checked("g-other-number", bob, **other), "shared-cost")
    dead(checked("g-link", bob, **other))
    propose(checked("f-own-proposal", bob, **other), Origin.SERVICE)
    hidden = checked("e-hidden", bob, methods=[phone(), chat()], **other)
    interrupting.take_down(number(hidden), by=bob, at=NOON, why="it rings out")
    report(checked("d-report", bob, **other))
    often = checked("c-reported-twice", bob, **other)
    report(often)
    report(often)
    doubt(checked("d-sum-to-pay", bob, **other), "premium")
    listing("b-overdue-crisis", **crisis)
    doubt(checked("b-dear-crisis", bob, **crisis), "premium")
    report(checked("a-report-crisis", bob, **crisis))
    twice = checked("0-report-crisis-twice", bob, **crisis)
    report(twice, at=NOON - timedelta(hours=20))
    report(twice)
    assert asked() == sorted(set(service_names()) - {pair.second.slug})


def service_names() -> list[str]:
    return list(Service.objects.exclude(state="retired").values_list("slug", flat=True))


def test_two_reports_count_as_two_only_within_a_day(asked: Asked, bob: Moderator) -> None:
    apart, together = checked("apart", bob), checked("together", bob)
    report(apart, at=NOON - timedelta(hours=40))
    report(apart)
    report(together, at=NOON - timedelta(hours=24))
    report(together)
    assert asked(kind="report") == ["together", "apart"]


def test_a_priority_line_is_as_urgent_as_a_crisis_line(asked: Asked, bob: Moderator) -> None:
    listing("a-gambling-line", topics=["gambling"])
    listing("priority-line", topics=["gambling"], priority=True)
    assert asked() == ["priority-line", "a-gambling-line"]


def test_a_line_without_any_check_is_overdue_and_one_in_date_is_not(
    asked: Asked, bob: Moderator
) -> None:
    service = listing("tea-line")
    assert asked(kind="overdue") == ["tea-line"]
    check(service, bob)
    assert asked(kind="overdue") == []


def test_it_is_overdue_again_when_its_time_is_over(asked: Asked, bob: Moderator) -> None:
    check(listing("tea-line", topics=["suicide"]), bob, days_ago=90)
    check(listing("other-line", topics=["gambling"]), bob, days_ago=90)
    assert asked(kind="overdue") == ["tea-line"]


def test_hours_and_words_have_a_time_of_their_own(asked: Asked, bob: Moderator) -> None:
    service = checked("tea-line", bob)
    check(service, bob, days_ago=200, aspect=Aspect.HOURS)
    assert asked(kind="overdue") == ["tea-line"]
    check(service, bob, aspect=Aspect.HOURS)
    assert asked(kind="overdue") == []


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ({}, ["arabic-line", "scottish-line"]),
        ({"region": "gb"}, ["scottish-line"]),
        ({"region": "gb-sct"}, ["scottish-line"]),
        ({"region": "gb-wls"}, []),
        ({"language": "ar"}, ["arabic-line"]),
        ({"limits": ("gb",)}, ["scottish-line"]),
        ({"limits": ("jp",)}, []),
        ({"languages": ("ar", "fr")}, ["arabic-line"]),
        ({"kind": "report"}, []),
    ],
)
def test_it_can_be_narrowed(asked: Asked, wanted: dict[str, Any], names: list[str]) -> None:
    listing("scottish-line", coverage=["gb-sct"])
    arabic = listing("arabic-line", coverage=["eg"], methods=[phone(languages=["ar"])])
    arabic.texts.update(language="ar")
    assert sorted(asked(**wanted)) == names


def test_mine_is_what_i_am_busy_with(asked: Asked, bob: Moderator) -> None:
    service = listing("tea-line")
    assert asked(mine=True) == []
    holding.hold(f"overdue:{service.pk}", by=bob, at=NOON)
    assert asked(mine=True) == ["tea-line"]
    holding.release(by=bob)
    assert asked(mine=True) == []


def test_the_next_one_is_free_and_not_one_of_those_left_out(bob: Moderator) -> None:
    eve = Moderator.objects.create(email="eve@example.org", role="moderator")
    first, second = listing("a-line"), listing("b-line")
    wanted = Wanted(kind="overdue")

    def key(by: Moderator, **given: Any) -> str:
        found = following(wanted, by=by, at=NOON, **given)
        return found.key if found else ""

    keys = sorted([f"overdue:{first.pk}", f"overdue:{second.pk}"])
    assert key(bob) == keys[0]
    assert key(bob, without=[keys[0]]) == keys[1]
    holding.hold(keys[0], by=bob, at=NOON)
    assert (key(eve), key(bob)) == (keys[1], keys[0])
    assert key(eve, without=[keys[1]]) == ""


def test_put_off_and_settled_questions_are_not_asked(bob: Moderator) -> None:
    key = f"overdue:{listing('tea-line').pk}"
    assert question(key, by=bob, at=NOON) is not None
    holding.snooze(key, at=NOON)
    assert question(key, by=bob, at=NOON + timedelta(days=6)) is None
    assert question(key, by=bob, at=NOON + timedelta(days=7)) is not None
    holding.settle(key, at=NOON)
    assert question(key, by=bob, at=NOON + timedelta(days=700)) is None
    holding.wake(key)
    assert question(key, by=bob, at=NOON) is not None


def test_every_country_without_a_line_is_a_gap(bob: Moderator) -> None:
    listing("tea-line", coverage=["gb"])
    found: Queue = queue(Wanted(kind="gap"), by=bob, at=NOON, size=300)
    regions = {each.region for each in found.questions}
    assert "bv" in regions
    assert "gb" not in regions
    assert found.counts[Kind.GAP] == len(regions)


@pytest.mark.parametrize("listings", [1, 30])
def test_a_page_costs_two_queries_however_long(
    bob: Moderator, listings: int, django_assert_num_queries: Callable[..., object]
) -> None:
    for each in range(listings):
        listing(f"line-{each}")
    with django_assert_num_queries(2):
        assert queue(Wanted(kind="overdue"), by=bob, at=NOON).counts[Kind.OVERDUE] == listings


def test_ages_are_counted_by_kind_in_the_order_of_harm(bob: Moderator) -> None:
    often = checked("often", bob)
    report(often, at=NOON - timedelta(days=8))
    for days in (0, 1, 2, 31):
        propose_at(checked(f"line-{days}", bob), days)
    found = ages(Wanted(), by=bob, at=NOON)
    assert list(found) == [Kind.REPORT, Kind.PROPOSAL]
    assert found[Kind.REPORT] == [0, 0, 1, 0]
    assert found[Kind.PROPOSAL] == [2, 1, 0, 1]


def propose_at(service: Service, days_ago: int) -> None:
    moment = NOON - timedelta(days=days_ago)
    changes = {"service.url": ("", "https://example.org/")}
    proposing.propose(service, changes, by=None, origin=Origin.MONITOR, at=moment)
