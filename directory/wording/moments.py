"""Dates and times as the reader's language writes them (CLDR)."""

from datetime import date, datetime

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, get_day_names
from django.utils.translation import get_language, to_locale


def locale() -> Locale:
    """CLDR's locale for the language that is spoken right now."""
    return Locale.parse(to_locale(get_language() or "en"))


def clock_time(moment: datetime) -> str:
    """As in "22:00" or "10:00 PM", in the moment's own zone."""
    return str(format_time(moment.timetz(), format="short", locale=locale()))


def weekday(moment: datetime) -> str:
    return str(get_day_names("wide", "stand-alone", locale())[moment.weekday()])


def day(when: date) -> str:
    return str(format_date(when, format="long", locale=locale()))


def month(when: date) -> str:
    return str(format_skeleton("yMMMM", when, locale=locale()))


def partial(text: str) -> str:
    """The year of "2022", the month of "2025-03" or "2026-06-02": a list's day means little."""
    parts = [int(part) for part in text.split("-")]
    return str(parts[0]) if len(parts) == 1 else month(date(parts[0], parts[1], 1))
