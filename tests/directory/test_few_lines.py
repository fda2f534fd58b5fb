from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from directory.few_lines import few_lines
from directory.moment import this_moment
from resources.search.searches import Search
from tests.directory import listings

pytestmark = pytest.mark.usefixtures("db", "noon")

BY_DAY = listings.voice(
    value="0800 765 4321", opening_hours="Mo-Su 09:00-17:00", time_zone="Europe/London"
)


def names(region: str, *, most: int = 3, enough: int = 3, topic: str = "") -> list[str]:
    found = few_lines(
        Search(region=region, topic=topic), this_moment().at_any_time, most=most, enough=enough
    )
    return [card.service.slug for card in found.cards]


def test_there_are_no_more_than_asked_for() -> None:
    assert len(names("us", most=2)) == 2
    assert len(names("us", most=4, enough=4)) == 4


def test_what_had_to_be_dropped_is_told() -> None:
    found = few_lines(Search(region="aq"), this_moment(), most=3, enough=3)
    assert found.cards
    assert found.answer.dropped == ("elsewhere",)


@pytest.mark.parametrize("hour", [3, 12])
def test_the_hour_of_printing_changes_nothing(
    at: Callable[[datetime], datetime], hour: int
) -> None:
    listings.named("A line by day", name="va-by-day", coverage=["va"], contact_methods=[BY_DAY])
    listings.named("Line that never closes", name="va-always", coverage=["va"])
    at(datetime(2026, 11, 24, hour, 0, tzinfo=UTC))
    assert names("va") == ["va-always", "va-by-day"]
