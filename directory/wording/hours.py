"""A week's opening hours in words, for paper and for whoever saves a number."""

from collections.abc import Sequence
from datetime import time
from zoneinfo import ZoneInfo

from babel.dates import format_time, get_day_names, get_timezone_location
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from directory.wording import moments
from resources.models import Schedule
from resources.rules import region_codes
from resources.rules.opening_hours_syntax import DAY, WEEKDAYS, WEEKLY, Rule, read


def hours_in_words(schedule: Schedule | None, *, as_written: str, region: str) -> str:
    """As in "Mon–Fri 9:00 AM–5:00 PM". `region`: the reader's, whose clocks may differ.

    `as_written`: what a source says where there is no schedule.
    """
    if schedule is None:
        if as_written:
            return _("Hours as its source wrote them: {hours}").format(hours=as_written)
        return _("Hours not known")
    if schedule.always_open:
        return _("Day and night")
    return _in_the_zone(_rules(read(schedule.opening_hours)), schedule.time_zone, region)


def _rules(rules: Sequence[Rule]) -> str:
    said = [_rule(rule) for rule in rules if _is_weekly(rule)]
    if len(said) < len(rules):
        said.append(_("other hours on some dates"))
    semicolon = pgettext("between the hours of one day and another", "; ")
    return semicolon.join(said)


def _is_weekly(rule: Rule) -> bool:
    """Whether it names days of the week or public holidays, and nothing else."""
    return not rule.days or (WEEKLY.fullmatch(rule.days) is not None and "[" not in rule.days)


def _rule(rule: Rule) -> str:
    days, times = _days(rule), _times(rule)
    return _("{days} {times}").format(days=days, times=times) if days else times


def _days(rule: Rule) -> str:
    """Empty where it is every day of the week, and nothing is said about holidays."""
    parts = [] if rule.days in (None, "") else [_span_of_days(p) for p in str(rule.days).split(",")]
    if rule.on_holidays:
        parts.append(_("public holidays"))
    if rule.days == "Mo-Su" and not rule.on_holidays:
        parts = [_("every day")]
    return _comma().join(parts)


def _span_of_days(written: str) -> str:
    names = get_day_names("abbreviated", "stand-alone", moments.locale())
    return _to(*(names[WEEKDAYS.index(day)] for day in written.split("-")))


def _times(rule: Rule) -> str:
    if rule.off and not rule.spans:
        return pgettext("on some days", "closed")
    if rule.all_day:
        return _("day and night")
    times = _comma().join(_to(*map(_clock, span)) for span in rule.spans)
    return _("closed {times}").format(times=times) if rule.off else times


def _clock(minutes: int) -> str:
    minutes %= DAY
    at = time(minutes // 60, minutes % 60)
    return str(format_time(at, format="short", locale=moments.locale()))


def _to(*ends: str) -> str:
    if len(ends) == 1:
        return ends[0]
    return _("{begin}–{end}").format(begin=ends[0], end=ends[1])


def _comma() -> str:
    return pgettext("between words of opening hours", ", ")


def _in_the_zone(hours: str, zone: str, region: str) -> str:
    """With the place whose clock it is, where the reader's could be another."""
    if not zone or region_codes.time_zones(region) == (zone,):
        return hours
    place = get_timezone_location(ZoneInfo(zone), locale=moments.locale(), return_city=True)
    return _("{time} ({city} time)").format(time=hours, city=place)
