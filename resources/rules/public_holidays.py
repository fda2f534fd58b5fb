"""Which days are public holidays in a region, and which days nobody can be sure of.

Source: the package `holidays`, which holds each country's own law and, where a country leaves
holidays to its parts, each part's. It has no data for Bouvet Island, the British Indian Ocean
Territory, Heard Island, Sri Lanka (from 2027) and Ukraine (holidays are suspended by martial law).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import holidays
import pycountry

REGION_CODE = re.compile(r"(?P<country>[a-z]{2})(?:-(?P<subdivision>[a-z0-9]{1,3}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class HolidayCalendar:
    """One year of one region.

    `certain` are holidays; `possible` are days that are holidays only in parts of the region, or
    that hang on the sighting of the moon. No day is in both; a day in neither is an ordinary day.
    """

    certain: frozenset[date]
    possible: frozenset[date]


def is_public_holiday(day: date, *, region: str) -> bool | None:
    """True or False, or None when it can't be told.

    `region` is a lower-case ISO 3166 code ("gb", "gb-sct"). "" and unknown codes have no calendar.
    """
    calendar = holiday_calendar(region, day.year)
    if calendar is None or day in calendar.possible:
        return None
    return day in calendar.certain


@lru_cache(maxsize=2048)
def holiday_calendar(region: str, year: int) -> HolidayCalendar | None:
    """The year's calendar, or None when there is no data for the region in that year.

    A subdivision without a calendar of its own has that of the subdivision above it, else its
    country's. In a country whose parts have holidays of their own, those are `possible`.
    """
    code = REGION_CODE.fullmatch(region.lower())
    if code is None:
        return None
    country = code["country"].upper()
    try:
        known = holidays.country_holidays(country).subdivisions
    except NotImplementedError:
        return None
    subdivision = _listed_subdivision(country, (code["subdivision"] or "").upper(), known)
    own = _named_days(country, subdivision, year)
    parts = () if subdivision else known
    return _calendar(own, [_named_days(country, part, year) for part in parts]) if own else None


def _calendar(own: dict[date, str], parts: list[dict[date, str]]) -> HolidayCalendar:
    certain = frozenset(day for day, name in own.items() if not _is_estimated(name))
    possible = {near for day, name in own.items() if _is_estimated(name) for near in _around(day)}
    for part in parts:
        possible.update(part)
    return HolidayCalendar(certain, frozenset(possible) - certain)


def _listed_subdivision(country: str, subdivision: str, listed: tuple[str, ...]) -> str | None:
    return next((code for code in _upwards(country, subdivision) if code in listed), None)


def _upwards(country: str, subdivision: str) -> Iterator[str]:
    """The subdivision's code, then those above it: ES-B (Barcelona) gives B, CT (Catalonia)."""
    place: str | None = f"{country}-{subdivision}"
    while place is not None:
        yield place.partition("-")[2]
        place = _places_above().get(place)


@lru_cache(maxsize=1)
def _places_above() -> dict[str, str | None]:
    return {place.code: place.parent_code for place in pycountry.subdivisions}


def _named_days(country: str, subdivision: str | None, year: int) -> dict[date, str]:
    """Names are asked for in English where there are any, because they tell "(estimated)"."""
    languages = holidays.country_holidays(country).supported_languages
    return dict(
        holidays.country_holidays(
            country,
            subdiv=subdivision,
            years=year,
            language="en_US" if "en_US" in languages else None,
        )
    )


def _is_estimated(names: str) -> bool:
    """Whether every holiday on that day is one that depends on the sighting of the moon."""
    return all("estimated" in name for name in names.split("; "))


def _around(day: date) -> tuple[date, date, date]:
    """An estimated date can be out by a day in either direction."""
    return day - timedelta(days=1), day, day + timedelta(days=1)
