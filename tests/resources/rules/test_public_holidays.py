"""Holidays checked against the calendars that governments publish."""

from datetime import date

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.rules.public_holidays import holiday_calendar, is_public_holiday


@pytest.mark.parametrize(
    ("region", "day", "answer"),
    [
        ("gb-eng", date(2027, 1, 1), True),
        ("gb-eng", date(2027, 3, 29), True),  # Easter Monday
        ("gb-sct", date(2027, 3, 29), False),
        ("gb", date(2027, 3, 29), None),
        ("gb-eng", date(2027, 8, 30), True),
        ("gb-sct", date(2027, 8, 2), True),
        ("gb-nir", date(2027, 3, 17), True),  # Saint Patrick's Day
        ("gb-eng", date(2027, 3, 17), False),
        ("gb", date(2027, 12, 25), True),
        ("gb", date(2027, 11, 3), False),
        ("us-ca", date(2026, 11, 27), True),  # the day after Thanksgiving
        ("us-ny", date(2026, 11, 27), False),
        ("us", date(2026, 11, 27), None),
        ("us", date(2026, 11, 26), True),
        ("us", date(2021, 12, 31), True),  # New Year's Day 2022, a Saturday, observed
        ("de-by", date(2027, 1, 6), True),  # Epiphany
        ("de-be", date(2027, 1, 6), False),
        ("in", date(2027, 1, 26), True),  # Republic Day
        ("se", date(2027, 2, 7), False),  # an ordinary Sunday
    ],
)
def test_holiday_ordinary_day_or_not_to_be_told(
    region: str, day: date, *, answer: bool | None
) -> None:
    assert is_public_holiday(day, region=region) is answer


@pytest.mark.parametrize("region", ["bv", "hm", "io", "lk", "ua"])
def test_regions_without_data_have_no_calendar(region: str) -> None:
    assert holiday_calendar(region, 2027) is None
    assert is_public_holiday(date(2027, 12, 25), region=region) is None


@pytest.mark.parametrize("region", ["", "zz", "world", "gb-", "not a region"])
def test_codes_that_are_no_region_have_no_calendar(region: str) -> None:
    assert is_public_holiday(date(2027, 12, 25), region=region) is None


@pytest.mark.parametrize(
    ("region", "above"), [("gb-lnd", "gb-eng"), ("es-b", "es-ct"), ("et-aa", "et"), ("fr-75", "fr")]
)
def test_a_part_without_a_calendar_has_that_of_the_place_above(region: str, above: str) -> None:
    assert holiday_calendar(region, 2027) == holiday_calendar(above, 2027)


def test_a_day_that_hangs_on_the_moon_is_not_promised() -> None:
    calendar = holiday_calendar("ae", 2028)
    assert calendar is not None
    assert date(2028, 12, 2) in calendar.certain
    # Eid al-Fitr is expected on 26 February 2028
    assert {date(2028, 2, 25), date(2028, 2, 26), date(2028, 2, 27)} <= calendar.possible


def test_almost_every_country_has_a_calendar() -> None:
    codes = sorted(country.alpha_2.lower() for country in pycountry.countries)
    without = [code for code in codes if holiday_calendar(code, 2027) is None]
    assert without == ["bv", "hm", "io", "lk", "ua"]


@given(region=st.text(max_size=8), year=st.integers(1970, 2101))
def test_any_text_is_answered(region: str, year: int) -> None:
    calendar = holiday_calendar(region, year)
    assert calendar is None or not calendar.certain & calendar.possible
