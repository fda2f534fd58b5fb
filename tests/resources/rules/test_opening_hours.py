"""What holds for all hours; single answers worked out by hand are in test_opening_hours_cases.py.

The oracle here knows only weekly hours. It shares no code with the rules: it lists the minutes of
a week at which the line is open, and reads the zone's wall clock.
"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.rules.opening_hours import (
    Opening,
    OpeningState,
    RefusedHours,
    is_always_open,
    normalise,
    state_at,
)

WEEKDAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
ZONES = [
    "America/New_York",
    "America/St_Johns",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Europe/London",
    "Pacific/Auckland",
    "Pacific/Chatham",
    "Pacific/Kiritimati",
    "Africa/Casablanca",
    "UTC",
]
REAL = [
    "Mo,Tu,Th,Fr 16:00-22:00; We,Sa 14:00-22:00",
    "Mo,We,Su 19:30-21:30; Tu,Th-Sa 10:30-12:30",
    "Mo,We-Fr 09:30-17:00; Tu 13:00-20:00",
    "Mo-Fr 08:00-20:00; Sa 09:00-14:00",
    "Mo-Fr 09:00-21:00; Sa,Su 09:00-12:00",
    "Mo-Fr 12:00-20:00; Sa 09:30-14:00",
    "Mo-Fr 14:00-20:00; Sa,Su 17:00-20:00",
    "Mo-Sa 07:00-23:00; Su 11:00-19:00",
    "Mo-Su 08:00-02:00",
    "Mo-Su 08:00-24:00",
    "Mo-Su 11:00-04:00",
    "Mo-Su 15:30-00:30",
    "Mo-Su 19:00-07:00",
    "Mo-Su 20:00-01:00",
    "Mo-Th 09:00-17:30; Fr 09:00-17:00",
    "Mo-Th 10:00-22:00; Fr-Su 10:00-18:00",
    "Mo-Th,Su 11:00-23:00; Fr,Sa 11:00-03:00",
    "Su-Th 08:00-20:00; Fr,Sa 09:00-17:00",
]
REAL_WITH_DATES = [
    "Mo-Fr 08:30-17:15; PH off",
    "Mo-Fr 08:30-17:15; PH off; Dec 29-Jan 03 off",
    "Mo-Su 19:00-07:00; PH off",
    "Mo-Fr,PH 09:00-17:00, Th[1] 18:00-20:00",
    "week 1-52/2 Mo 09:00-17:00; Apr-Sep Mo-Fr 22:00-06:00; Su,PH 10:00-14:00",
    "24/7; PH off; Mo 12:00-13:00 off",
    "24/7",
    "off",
]
PIECES = (
    "Mo Tu-Fr Sa,Su PH SH Th[1] Su[-1] Jan Dec 25 Feb 29 2027 week 5 1-10/2 10:00-12:00 9:00-26:00 "
    '24/7 off open closed unknown easter sunrise + || , ; - : / [ ] ( ) " 00:00-24:00 days'
)
MOMENT = datetime(2026, 11, 2, 12, tzinfo=UTC)

moments = st.datetimes(datetime(2024, 1, 1), datetime(2029, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
zones = st.sampled_from(ZONES)
regions = st.sampled_from(["", "gb", "gb-sct", "us-ca", "de", "ae", "in", "ua", "zz"])
clocks = st.integers(0, 24 * 4 - 1).map(lambda quarter: f"{quarter // 4:02}:{quarter % 4 * 15:02}")
weekdays = st.sampled_from(WEEKDAYS)
days = st.one_of(weekdays, st.builds("{}-{}".format, weekdays, weekdays))
spans = st.builds("{}-{}".format, clocks, clocks).filter(lambda span: span[:5] != span[6:])
weekly = st.builds("{} {}".format, days, spans)
almost_hours = st.lists(st.sampled_from(PIECES.split()), max_size=8).map(" ".join)
accepted = st.one_of(st.sampled_from(REAL + REAL_WITH_DATES), weekly)


def ask(
    expression: str, at: datetime, zone: str = "Europe/London", region: str = "gb-eng"
) -> OpeningState:
    return state_at(expression, time_zone=zone, holiday_region=region, at=at)


def canonical_unless_refused(text: str) -> str | None:
    try:
        return normalise(text)
    except RefusedHours:
        return None


def open_minutes_of_week(expression: str) -> set[int]:
    minutes: set[int] = set()
    for rule in expression.split("; "):
        selected, span = rule.split(" ")
        begin, end = (int(clock[:2]) * 60 + int(clock[3:]) for clock in span.split("-"))
        length = (end - begin) % 1440 or 1440
        for item in selected.split(","):
            first, last = WEEKDAYS.index(item[:2]), WEEKDAYS.index(item[-2:])
            for day in range(first, first + (last - first) % 7 + 1):
                minutes.update((day * 1440 + begin + minute) % 10080 for minute in range(length))
    return minutes


def is_open_by_the_oracle(minutes: set[int], at: datetime, zone: str) -> bool:
    wall = at.astimezone(ZoneInfo(zone))
    return wall.weekday() * 1440 + wall.hour * 60 + wall.minute in minutes


@given(expression=st.one_of(weekly, st.sampled_from(REAL)), at=moments, zone=zones)
def test_weekly_hours_agree_with_the_oracle(expression: str, at: datetime, zone: str) -> None:
    minutes = open_minutes_of_week(expression)
    state = ask(expression, at, zone)
    is_open = is_open_by_the_oracle(minutes, at, zone)
    assert state.opening is (Opening.OPEN if is_open else Opening.CLOSED)
    if len(minutes) == 10080:
        assert state.next_change is None
        return
    assert state.next_change is not None
    end = state.next_change.astimezone(UTC)
    assert is_open_by_the_oracle(minutes, end, zone) is not is_open
    minute = at
    while minute < end:
        assert is_open_by_the_oracle(minutes, minute, zone) is is_open
        minute += timedelta(minutes=5)


@given(
    expression=accepted,
    at=moments,
    zone=zones,
    region=regions,
    thousandths=st.lists(st.integers(0, 999), min_size=3, max_size=3),
)
def test_the_answer_holds_until_next_change_and_no_longer(
    expression: str, at: datetime, zone: str, region: str, thousandths: list[int]
) -> None:
    state = ask(expression, at, zone, region)
    end = at + timedelta(days=365) if state.next_change is None else state.next_change
    assert end.astimezone(UTC) > at
    for share in thousandths:
        between = ask(expression, at + (end - at) * share / 1000, zone, region)
        assert between.opening is state.opening
        assert state.next_change is None or between.next_change == state.next_change
    if state.next_change is not None:
        assert ask(expression, end.astimezone(UTC), zone, region).opening is not state.opening


@given(expression=accepted, at=moments, zone=zones, region=regions)
def test_only_the_fields_of_the_answer_are_filled(
    expression: str, at: datetime, zone: str, region: str
) -> None:
    state = ask(expression, at, zone, region)
    if state.opening is Opening.OPEN:
        assert (state.open_until, state.opens_at) == (state.next_change, None)
        return
    assert state.open_until is None
    if state.opens_at is not None:
        assert state.opening is Opening.CLOSED
        assert ask(expression, state.opens_at.astimezone(UTC), zone, region).opening is Opening.OPEN


@given(text=st.one_of(st.text(max_size=40), almost_hours), at=moments, zone=zones, region=regions)
def test_any_text_is_refused_or_answered(text: str, at: datetime, zone: str, region: str) -> None:
    canonical = canonical_unless_refused(text)
    if canonical is None:
        return
    assert normalise(canonical) == canonical
    state = ask(text, at, zone, region)
    assert state == ask(canonical, at, zone, region)
    assert is_always_open(text) is is_always_open(canonical)
    if is_always_open(text):
        assert state == OpeningState(Opening.OPEN)


@given(zone=st.text(max_size=30), region=st.text(max_size=10))
def test_any_zone_and_region_are_answered(zone: str, region: str) -> None:
    assert ask("Mo-Fr 09:00-17:00; PH off", MOMENT, zone, region).opening in Opening


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("", ""),
        (" \n\t ", ""),
        ("  mo - fr   9:00 – 17:00 ;ph closed", "Mo-Fr 09:00-17:00; PH off"),
        ("Mo, Tu 10:00-12:00, 14:00-16:00", "Mo,Tu 10:00-12:00,14:00-16:00"),
        ("Mo-Fr 10:00-12:00,PH off", "Mo-Fr 10:00-12:00, PH off"),
        ("Dec 29-Jan 3 off", "Dec 29-Jan 03 off"),
        ("week5 Mo 10:00-12:00 open", "week 5 Mo 10:00-12:00"),
        ("Jan-Mar: 10:00-12:00", "Jan-Mar 10:00-12:00"),
        ("Mo-Su 00:00-24:00", "24/7"),
        ("open", "24/7"),
        ("24/7 off", "off"),
    ],
)
def test_canonical_form(written: str, canonical: str) -> None:
    assert normalise(written) == canonical


@pytest.mark.parametrize("expression", REAL + REAL_WITH_DATES)
def test_real_hours_are_already_canonical(expression: str) -> None:
    assert normalise(expression) == expression


@pytest.mark.parametrize(
    ("code", "expression"),
    [
        ("fallback", 'Mo-Fr 09:00-17:00 || "by appointment"'),
        ("fallback", "Mo-Fr 09:00-17:00 || unknown"),
        ("comment", '"on request"'),
        ("comment", 'Mo-Fr 09:00-17:00 "on request"'),
        ("open-end", "10:00+"),
        ("open-end", "Mo 10:00-12:00 +"),
        ("day-offset", "Dec 25 +1 day off"),
        ("day-offset", "PH -1 day off"),
        ("day-offset", "2026+ Mo 10:00-12:00"),
        ("school-holidays", "Mo-Fr 09:00-17:00; SH off"),
        ("school-holidays", "PH,SH off"),
        ("variable-time", "sunrise-sunset"),
        ("variable-time", "10:00-dusk"),
        ("variable-date", "Mo-Fr 09:00-17:00; easter off"),
        ("unknown-state", "Mo unknown"),
        ("step", "10:00-12:00/30"),
        ("step", "2026-2030/2 Mo 10:00-12:00"),
        ("unknown-word", "Monday 10:00-12:00"),
        ("unreadable", "9-17"),
        ("unreadable", "Mo 1000-1200"),
        ("unreadable", "Mo-Fr 09:00-17:00;"),
        ("unreadable", "Mo 10:00"),
        ("unreadable", "Mo 10:00-12:60"),
        ("unreadable", "week 54 Mo 10:00-12:00"),
        ("unreadable", "week 50-2 Mo 10:00-12:00"),
        ("unreadable", "Mo[6] 10:00-12:00"),
        ("unreadable", "2026-12-25 off"),
        ("missing-times", "Mo-Fr"),
        ("missing-times", "Mo-Fr 09:00-17:00; PH"),
        ("empty-span", "Mo 10:00-10:00"),
        ("long-span", "Mo 10:00-36:00"),
        ("several-times-off", "Mo-Fr 10:00-18:00, 12:00-13:00 off"),
        ("holiday-combination", "PH Mo-Fr 10:00-12:00"),
        ("holiday-combination", "Dec PH off"),
        ("no-such-date", "24/7; Feb 30 off"),
        ("no-such-date", "2027 Feb 29 off"),
        ("no-such-date", "Jan 31-30 off"),
        ("year-range", "2026 Nov-Feb Mo 10:00-12:00"),
        ("year-range", "24/7; 2027 Jan 03-2026 Dec 29 off"),
        ("control-characters", "Mo\x00 10:00-12:00"),
        ("control-characters", "Mo-Fr\u200b 10:00-12:00"),
        ("too-long", "Mo 10:00-12:00; " * 40),
    ],
)
def test_refused_with_its_code_and_a_message(code: str, expression: str) -> None:
    with pytest.raises(RefusedHours) as refused:
        normalise(expression)
    assert refused.value.code == code
    assert len(str(refused.value)) > len("Leave it out.")


@pytest.mark.parametrize(
    ("expression", "always"),
    [
        ("24/7", True),
        ("Mo-Su 00:00-24:00", True),
        ("Mo-Fr 09:00-17:00; 24/7", True),
        ("24/7; PH 00:00-24:00", True),
        ("24/7, Mo 10:00-12:00", True),
        ("", False),
        ("24/7; PH off", False),
        ("24/7; Mo 10:00-12:00", False),
        ("24/7; 2027 Jan 01 12:00-13:00 off", False),
        ("24/7, Mo 12:00-13:00 off", False),
        ("Mo-Fr 00:00-24:00", False),
        ("PH 00:00-24:00", False),
    ],
)
def test_always_open_only_when_nothing_takes_away_from_it(expression: str, *, always: bool) -> None:
    assert is_always_open(expression) is always


@pytest.mark.parametrize("at", [datetime(2026, 11, 2), datetime(1, 1, 1, tzinfo=UTC)])  # noqa: DTZ001
def test_naive_and_far_off_moments_are_errors(at: datetime) -> None:
    with pytest.raises(ValueError, match="aware"):
        ask("24/7", at)
