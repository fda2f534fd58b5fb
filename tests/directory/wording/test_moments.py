from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from directory.wording import moments

EVENING = datetime(2026, 11, 24, 22, 5, tzinfo=UTC)


def test_times_and_days_are_written_as_the_readers_language_writes_them() -> None:
    assert moments.clock_time(EVENING) == "10:05\u202fPM"
    assert moments.weekday(EVENING) == "Tuesday"
    assert moments.day(EVENING.date()) == "November 24, 2026"
    assert moments.month(EVENING.date()) == "November 2026"
    with translation.override("ar"):
        assert moments.weekday(EVENING) == "الثلاثاء"
        assert "نوفمبر" in moments.day(EVENING.date())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2022", "2022"),
        ("2025-03", "March 2025"),
        ("2025-12-31", "December 2025"),
        ("1999-01", "January 1999"),
    ],
)
def test_a_day_of_a_list_is_said_as_its_month(text: str, words: str) -> None:
    assert moments.partial(text) == words


def test_a_language_with_a_region_has_its_own_way_to_write() -> None:
    with translation.override("en-gb"):
        assert moments.day(date(2026, 11, 24)) == "24 November 2026"
        assert moments.clock_time(EVENING) == "22:05"
