from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from resources.actions import reporting
from resources.models import ContactMethod, Moderator, Service
from resources.rules.freshness import Method
from resources.rules.policies import Working
from resources.rules.reports import Problem
from resources.search.freshness_figures import (
    Answers,
    Checks,
    coverage,
    figures,
    known_figures,
    topics_by_region,
)
from tests.resources.factories import chat, draft, listing, phone
from tests.resources.search.conftest import board

pytestmark = pytest.mark.django_db

Count = Callable[[int], object]

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
TODAY = NOON.date()


@pytest.fixture
def nothing_shown(db: None) -> None:
    """An installation that has published nothing yet."""
    Service.objects.update(state="draft")


def checked(method: ContactMethod, *, days_ago: int) -> None:
    on: date = TODAY - timedelta(days=days_ago)
    ContactMethod.objects.filter(pk=method.pk).update(
        number_checked_on=on, number_check_method=Method.DIALLED
    )


def line(slug: str, *days_ago: int | None, coverage: tuple[str, ...] = ("gb",)) -> None:
    """A listing with one number for each of `days_ago`; None for one never checked."""
    numbers = [phone(f"0800 123 00{place:02}") for place in range(len(days_ago))]
    made = listing(slug, coverage=coverage, methods=numbers)
    for method, days in zip(made.contact_methods.all(), days_ago, strict=True):
        if days is not None:
            checked(method, days_ago=days)


def answered_after(hours: float, *, by: Moderator, days_ago: int = 1) -> None:
    method = listing(f"line-{hours}-{days_ago}").contact_methods.get()
    at = NOON - timedelta(days=days_ago)
    report = reporting.report(method, problem=Problem.CLOSED, at=at - timedelta(hours=hours))
    reporting.answer([report], by=by, at=at, confirmed=True)


def test_the_starter_data_was_never_checked() -> None:
    overall = figures(at=NOON).overall
    assert overall.shown == overall.never > 500
    assert set(overall.within.values()) == {0}


def test_an_empty_directory_has_figures_too(nothing_shown: None) -> None:
    found = figures(at=NOON)
    assert found.overall == Checks(0, {90: 0, 180: 0, 365: 0}, 0)
    assert (found.by_country, found.answers) == ({}, Answers(0, None))


def test_a_check_counts_to_the_last_day_of_its_time(nothing_shown: None) -> None:
    line("gb-tea-line", 0, 90, 91, 180, 181, 365, 366, None)
    assert figures(at=NOON).overall == Checks(8, {90: 2, 180: 4, 365: 6}, never=1)


def test_only_what_the_public_sees_is_counted(nothing_shown: None) -> None:
    line("gb-tea-line", 1, None)
    draft("gb-draft")
    broken = listing("gb-broken").contact_methods.get()
    ContactMethod.objects.filter(pk=broken.pk).update(working=Working.DOWN)
    assert figures(at=NOON).overall.shown == 2


def test_a_number_of_several_places_counts_in_each_and_once_in_all(nothing_shown: None) -> None:
    line("two-places", 1, coverage=("gb-sct", "gb-wls", "ie"))
    line("everywhere", None, coverage=("world",))
    found = figures(at=NOON)
    assert found.overall.shown == 2
    shown = {place: checks.shown for place, checks in found.by_country.items()}
    assert shown == {"gb": 1, "ie": 1, "world": 1}
    assert found.by_country["gb"].within[90] == 1
    assert found.by_country["world"].never == 1


def test_half_of_the_reports_were_answered_within_the_median(alice: Moderator) -> None:
    for hours in (1, 3, 50):
        answered_after(hours, by=alice)
    assert figures(at=NOON).answers == Answers(3, 3.0)


def test_old_answers_and_open_reports_say_nothing_of_today(alice: Moderator) -> None:
    answered_after(2, by=alice)
    answered_after(400, by=alice, days_ago=91)
    method = listing("gb-tea-line").contact_methods.get()
    reporting.report(method, problem=Problem.HOURS, at=NOON)
    assert figures(at=NOON).answers == Answers(1, 2.0)


def test_figures_take_two_queries_and_none_while_the_board_holds(
    django_assert_num_queries: Count,
) -> None:
    held = board()
    with django_assert_num_queries(2):
        first = known_figures(held, at=NOON)
    with django_assert_num_queries(0):
        assert known_figures(held, at=NOON) is first


def test_coverage_counts_listings_by_topic_and_language(
    only_mine: None, django_assert_num_queries: Count
) -> None:
    listing("a", topics=["suicide"], methods=[phone(languages=["en", "pl"])])
    listing("b", topics=["suicide", "anxiety"], methods=[phone(languages=["en"])])
    with django_assert_num_queries(1):
        found = coverage("gb")
    assert found.counts == {("suicide", "en"): 2, ("suicide", "pl"): 1, ("anxiety", "en"): 1}


def test_the_official_languages_of_a_place_stand_first_also_where_nobody_speaks_them(
    only_mine: None,
) -> None:
    listing("a", methods=[phone(languages=["ur", "pl"])])
    listing("b", methods=[phone(languages=["ur"])])
    assert coverage("gb").languages == ("en", "cy", "ga", "gd", "ur", "pl")


def test_lines_of_the_whole_country_cover_its_parts_and_lines_of_a_part_cover_no_other(
    only_mine: None,
) -> None:
    listing("whole", topics=["suicide"])
    listing("scottish", topics=["suicide"], coverage=["gb-sct"])
    counted = {place: coverage(place).counts for place in ("gb", "gb-sct", "gb-wls", "fr")}
    assert [counts.get(("suicide", "en"), 0) for counts in counted.values()] == [2, 2, 1, 0]


def test_topics_are_counted_for_countries_and_for_the_world(
    only_mine: None, django_assert_num_queries: Count
) -> None:
    listing("a", topics=["suicide", "anxiety"])
    listing("b", topics=["suicide"], coverage=["gb-sct", "ie"])
    listing("c", topics=["suicide"], coverage=["world"])
    listing("d", topics=["anxiety"], coverage=["fr"], methods=[chat()])
    with django_assert_num_queries(1):
        found = topics_by_region()
    assert found == {
        "gb": {"suicide": 2, "anxiety": 1},
        "ie": {"suicide": 1},
        "fr": {"anxiety": 1},
        "world": {"suicide": 1},
    }
