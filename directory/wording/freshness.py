"""How fresh the directory is, in plain words. What was not checked is said first."""

from math import ceil

from babel.numbers import format_decimal, format_percent
from babel.units import format_unit
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directory.wording import moments
from resources.search.freshness_figures import ANSWERS_OF, WITHIN_DAYS, Answers, Checks

_HOUR = "duration-hour"


def headline(checks: Checks) -> str:
    """The one sentence that somebody takes away."""
    if not checks.shown:
        return _("No numbers are shown yet.")
    if checks.never == checks.shown:
        sentence = ngettext(
            "{count} number is shown. Nobody has checked it here yet.",
            "{count} numbers are shown. Nobody has checked any of them here yet.",
            checks.shown,
        )
        return sentence.format(count=number(checks.shown))
    days = WITHIN_DAYS[0]
    return _("{part} of {whole} numbers were checked here in the last {days} days.").format(
        part=number(checks.within[days]), whole=number(checks.shown), days=number(days)
    )


def answered(answers: Answers) -> str:
    """How long a reader's report waits for a moderator."""
    days = number(ANSWERS_OF.days)
    if answers.median_hours is None:
        return _("No report was answered in the last {days} days.").format(days=days)
    sentence = ngettext(
        "{count} report was answered in the last {days} days, within {hours}.",
        "{count} reports were answered in the last {days} days, half of them within {hours}.",
        answers.count,
    )
    return sentence.format(
        count=number(answers.count), days=days, hours=_hours(ceil(answers.median_hours))
    )


def _hours(count: int) -> str:
    """As in "5 hours"; "5h" where a language has no longer form, and Babel gives the unit's key."""
    long, short = (
        format_unit(count, _HOUR, length=length, locale=moments.locale())
        for length in ("long", "short")
    )
    return short if _HOUR in long else long


def within(days: int) -> str:
    return _("Checked in the last {days} days").format(days=number(days))


def never() -> str:
    return _("Never checked here")


def part_of(part: int, whole: int) -> str:
    """As in "12 of 40 (30%)"."""
    return _("{part} of {whole} ({percent})").format(
        part=number(part), whole=number(whole), percent=share(part, whole)
    )


def share(part: int, whole: int) -> str:
    """As in "30%"; a share of nothing is none."""
    return str(format_percent(part / whole if whole else 0, locale=moments.locale()))


def number(value: int) -> str:
    return str(format_decimal(value, locale=moments.locale()))
