"""Is a line open at a moment, and until when?

`opening_hours_syntax` reads the rules, and the package opening-hours-py says which days a selector
selects ("Mo-Fr", "Th[1]", "Dec 25"). The hours of a day are worked out here, because that package
takes "Mo-Su 19:00-07:00; Dec 25 off" to be open in the small hours of 26 December, by a shift that
was called off, and because its calendar of public holidays has wide gaps.

What the rules mean here:

- A line is open while the wall clock of its zone shows a time inside its hours. When clocks go
  back, what the clock shows twice counts twice; when they go forward, skipped hours are lost.
- A shift belongs to the day on which it starts: "Fr 22:00-02:00; Sa off" is open on Saturday until
  02:00. But where a date or a holiday makes an exception of the next day ("Dec 25 off"), nobody
  can tell whether the shift runs on into it: that remainder is UNKNOWN.
- Later rules win; after a comma (", Tu 18:00-20:00") they add; "off" with a time takes it away.
- When it can't be told whether a day is a public holiday, the answer is OPEN or CLOSED only where
  it would be the same either way, and else UNKNOWN.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import groupby, pairwise, product
from operator import attrgetter
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from opening_hours import OpeningHours, State

from resources.rules.opening_hours_syntax import (
    DAY,
    RefusedHours,
    Rule,
    is_always_open,
    normalise,
    read,
)
from resources.rules.public_holidays import is_public_holiday

__all__ = ["Opening", "OpeningState", "RefusedHours", "is_always_open", "normalise", "state_at"]

ONE_DAY = timedelta(days=1)
LOOK_AHEAD = timedelta(days=366)
YEARS = range(1970, 2100)


class Opening(StrEnum):
    """UNKNOWN is an answer of its own: neither open nor closed may be claimed."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class OpeningState:
    """The answer at a moment.

    Datetimes are aware, in the schedule's zone. Compare them in UTC: Python compares two times of
    one zone by the wall clock, which shows an hour of every autumn twice.

    `open_until`: only when OPEN; the end of what is certain; None: not within a year.
    `opens_at`: only when CLOSED; the next opening that is certain; None: none within a year.
    `next_change`: when this answer stops being true; None: not within a year, or not known.
    """

    opening: Opening
    open_until: datetime | None = None
    opens_at: datetime | None = None
    next_change: datetime | None = None


class _Stretch(NamedTuple):
    opening: Opening
    begin: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class _Span:
    opening: Opening
    end: datetime | None
    opens_at: datetime | None


@dataclass(frozen=True, slots=True)
class _DayPlan:
    """The hours of the shifts that start on one day, in minutes from its midnight."""

    marks: tuple[tuple[int, int, bool], ...] = ()  # begin, end, is open; the last one wins
    decided_by: Rule | None = None
    exceptional: bool = False

    def mark_at(self, minute: int) -> bool | None:
        for begin, end, is_open in reversed(self.marks):
            if begin <= minute < end:
                return is_open
        return None


def state_at(expression: str, *, time_zone: str, holiday_region: str, at: datetime) -> OpeningState:
    """The answer at the aware moment `at`, between 1970 and 2099.

    UNKNOWN when the hours are not known (""), and when their zone isn't (""; or a name that the tz
    database doesn't have), unless the line is always open. `holiday_region` is a lower-case ISO
    3166 code or "". Raises RefusedHours, and ValueError for a naive or far-off `at`.
    """
    if at.tzinfo is None or at.utcoffset() is None or at.year not in YEARS:
        raise ValueError("at must be an aware datetime between 1970 and 2099")
    if is_always_open(expression):
        return OpeningState(Opening.OPEN)
    zone = _zone(time_zone)
    if zone is None or not read(expression):
        return OpeningState(Opening.UNKNOWN)
    at = at.astimezone(UTC)
    spans = _spans_of_day(expression, zone, holiday_region, at.date())
    return _state(next(span for span in spans if span.end is None or at < span.end), zone)


def _state(span: _Span, zone: ZoneInfo) -> OpeningState:
    end = span.end and span.end.astimezone(zone)
    return OpeningState(
        span.opening,
        open_until=end if span.opening is Opening.OPEN else None,
        opens_at=span.opens_at and span.opens_at.astimezone(zone),
        next_change=end,
    )


@lru_cache(maxsize=1024)
def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: the name of a folder of zones
        return None


@lru_cache(maxsize=16384)
def _spans_of_day(expression: str, zone: ZoneInfo, region: str, day: date) -> tuple[_Span, ...]:
    """The spans that touch a day of UTC, to their real ends."""
    begin = datetime.combine(day, time(), UTC)
    touching: list[_Stretch] = []
    opens_at = None
    for stretch in _merged(_stretches(expression, zone, region, begin, begin + LOOK_AHEAD)):
        if stretch.begin < begin + ONE_DAY:
            touching.append(stretch)
        elif stretch.opening is Opening.OPEN:
            opens_at = stretch.begin
            break
        elif touching[-1].opening is Opening.OPEN:
            break
    return _looking_ahead(touching, opens_at, horizon=begin + LOOK_AHEAD)


def _looking_ahead(
    stretches: list[_Stretch], opens_at: datetime | None, *, horizon: datetime
) -> tuple[_Span, ...]:
    spans: list[_Span] = []
    for opening, begin, end in reversed(stretches):
        ahead = opens_at if opening is Opening.CLOSED else None
        spans.append(_Span(opening, end if end < horizon else None, ahead))
        if opening is Opening.OPEN:
            opens_at = begin
    return tuple(reversed(spans))


def _merged(stretches: Iterator[_Stretch]) -> Iterator[_Stretch]:
    for opening, group in groupby(stretches, key=attrgetter("opening")):
        together = list(group)
        yield _Stretch(opening, together[0].begin, together[-1].end)


def _stretches(
    expression: str, zone: ZoneInfo, region: str, begin: datetime, end: datetime
) -> Iterator[_Stretch]:
    """Within a stretch of one UTC offset, the wall clock runs as evenly as UTC does."""
    years = range(begin.year, end.year + 1)
    changes = (change for year in years for change in _offset_changes(zone, year))
    bounds = [begin, *(change for change in changes if begin < change < end), end]
    for since, until in pairwise(bounds):
        wall = since.astimezone(zone).replace(tzinfo=None)
        shift = since - wall.replace(tzinfo=UTC)
        for opening, first, last in _on_the_wall(expression, region, wall, until - since):
            yield _Stretch(
                opening, first.replace(tzinfo=UTC) + shift, last.replace(tzinfo=UTC) + shift
            )


@lru_cache(maxsize=2048)
def _offset_changes(zone: ZoneInfo, year: int) -> tuple[datetime, ...]:
    """The moments in a year of UTC at which the zone's clocks are changed."""
    begin = datetime(year, 1, 1, tzinfo=UTC)
    days = (datetime(year + 1, 1, 1, tzinfo=UTC) - begin).days
    midnights = [begin + ONE_DAY * day for day in range(days + 1)]
    return tuple(
        _offset_change(zone, before, after)
        for before, after in pairwise(midnights)
        if _offset(zone, before) != _offset(zone, after)
    )


def _offset_change(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    while after - before > timedelta(seconds=1):
        middle = (before + (after - before) / 2).replace(microsecond=0)
        if _offset(zone, middle) == _offset(zone, before):
            before = middle
        else:
            after = middle
    return after


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta | None:
    return moment.astimezone(zone).utcoffset()


def _on_the_wall(
    expression: str, region: str, begin: datetime, length: timedelta
) -> Iterator[_Stretch]:
    """Naive datetimes, as the clock on the wall shows them, from `begin` for `length`."""
    end = begin + length
    midnight = datetime.combine(begin.date(), time())
    while midnight < end:
        for opening, first, last in _day(expression, region, midnight.date()):
            since = max(begin, midnight + timedelta(minutes=first))
            until = min(end, midnight + timedelta(minutes=last))
            if since < until:
                yield _Stretch(opening, since, until)
        midnight += ONE_DAY


def _day(expression: str, region: str, day: date) -> Iterator[tuple[Opening, int, int]]:
    """The stretches of one day, in minutes from its midnight."""
    rules = read(expression)
    earlier = _possible_plans(rules, day - ONE_DAY, region)
    todays = _possible_plans(rules, day, region)
    cuts = {0, DAY}
    cuts.update(cut for plan in todays for mark in plan.marks for cut in mark[:2])
    cuts.update(cut - DAY for plan in earlier for mark in plan.marks for cut in mark[:2])
    for first, last in pairwise(sorted(cut for cut in cuts if 0 <= cut <= DAY)):
        answers = {_opening(*plans, first) for plans in product(earlier, todays)}
        yield answers.pop() if len(answers) == 1 else Opening.UNKNOWN, first, last


def _opening(yesterday: _DayPlan, today: _DayPlan, minute: int) -> Opening:
    mark = today.mark_at(minute)
    if mark is None and yesterday.mark_at(minute + DAY):
        runs_on = not today.exceptional or today.decided_by is yesterday.decided_by
        return Opening.OPEN if runs_on else Opening.UNKNOWN
    return Opening.OPEN if mark else Opening.CLOSED


def _possible_plans(rules: tuple[Rule, ...], day: date, region: str) -> list[_DayPlan]:
    """One plan, or two where it can't be told whether the day is a public holiday."""
    if not any(rule.on_holidays for rule in rules):
        return [_plan(rules, day, is_holiday=False)]
    told = is_public_holiday(day, region=region)
    answers = (False, True) if told is None else (told,)
    return [_plan(rules, day, is_holiday=answer) for answer in answers]


def _plan(rules: tuple[Rule, ...], day: date, *, is_holiday: bool) -> _DayPlan:
    plan = _DayPlan()
    for rule in rules:
        by_holiday = rule.on_holidays and is_holiday
        if not by_holiday and not _selects(rule, day):
            continue
        marks = tuple((begin, end, not rule.off) for begin, end in rule.spans)
        if rule.replaces:
            plan = _DayPlan(marks, rule, by_holiday or rule.names_dates)
        else:
            plan = _DayPlan(plan.marks + marks, plan.decided_by, plan.exceptional)
    return plan


def _selects(rule: Rule, day: date) -> bool:
    if not rule.days:
        return rule.days is not None
    return day.toordinal() in _days_selected(rule.days, day.year)


@lru_cache(maxsize=4096)
def _days_selected(days: str, year: int) -> frozenset[int]:
    """Ordinals of the days of a year that a selector selects."""
    begin = datetime.combine(date(year, 1, 1), time())
    end = datetime.combine(date(year + 1, 1, 1), time())
    return frozenset(
        ordinal
        for since, until, state, _ in OpeningHours(f"{days} 00:00-24:00").intervals(begin, end)
        if state == State.OPEN
        for ordinal in range(since.toordinal(), min(until, end).toordinal())
    )
