"""Dates and times as the reader's language writes them (CLDR)."""

from datetime import date, datetime
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, get_day_names
from django.utils.translation import get_language, to_locale


def locale() -> Locale:
    """CLDR's locale for the language that is spoken right now."""
    return _locale(get_language() or "en")


@lru_cache
def _locale(language: str) -> Locale:
    return Locale.parse(to_locale(language))


def clock_time(moment: datetime) -> str:
    """As in "22:00" or "10:00 PM", in the moment's own zone."""
    return str(format_time(moment.timetz(), format="short", locale=locale()))


def weekday(moment: datetime) -> str:
    # "stand-alone" would be meant, but Babel 2.18 answers in another language for it, once it has
    # read the days of one that has no such names (Swahili). The two differ in none of ours.
    return str(get_day_names("wide", "format", locale())[moment.weekday()])


def day(when: date) -> str:
    return str(format_date(when, format="long", locale=locale()))


def month(when: date) -> str:
    return _month(when.replace(day=1), locale())


# Each result page names a month in every listing, and CLDR's skeletons are slow to search.
@lru_cache(maxsize=1024)
def _month(first_day: date, in_locale: Locale) -> str:
    return str(format_skeleton("yMMMM", first_day, locale=in_locale))


def partial(text: str) -> str:
    """The year of "2022", the month of "2025-03" or "2026-06-02": a list's day means little."""
    parts = [int(part) for part in text.split("-")]
    return str(parts[0]) if len(parts) == 1 else month(date(parts[0], parts[1], 1))
