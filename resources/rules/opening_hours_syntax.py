"""Reading opening hours: OpenStreetMap's opening_hours syntax, less what nobody can promise.

The package opening-hours-py knows the syntax and has the last word on each rule. What it accepts
and gets wrong is refused here, with a sentence that says what to write instead: it takes a bare
comment, "10:00+" and a fallback for open, ignores school holidays and steps of years, and closes
a line for ever on "Feb 30 off".
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from opening_hours import OpeningHours, validate

DAY = 24 * 60  # minutes
LONGEST = 500  # characters
LEAP_YEAR = 2028

WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WORDS = {word.lower(): word for word in (*WEEKDAYS, *MONTHS, "PH", "week", "off", "open")}
WORDS["closed"] = "off"

MONTH = f"(?:{'|'.join(MONTHS)})"
WEEKDAY = f"(?:{'|'.join(WEEKDAYS)})"
WEEKLY_ITEM = rf"(?:PH|{WEEKDAY}(?:-{WEEKDAY}|\[[-\d,]+\])?)"
WEEKLY = re.compile(f"{WEEKLY_ITEM}(?:,{WEEKLY_ITEM})*")
SPAN = r"\d\d:\d\d-\d\d:\d\d"
RULE = re.compile(
    rf"(?P<days>(?:(?!\d\d:).)*?) ?(?P<times>{SPAN}(?:,{SPAN})*)? ?(?P<state>off|open)?"
)
# A comma adds a rule when a rule has ended before it and no further time follows it.
ADDITION = re.compile(r"(?<=:\d\d|off|pen|4/7),(?!\d\d:)")
CALENDAR_DAY = re.compile(rf"(?:(\d{{4}}) )?({MONTH}) (\d\d)(?:-(\d\d)(?!\d))?")
MONTHS_OF_A_YEAR = re.compile(rf"\d{{4}} ({MONTH})-({MONTH})(?! \d)")
DATED_RANGE = re.compile(rf"(\d{{4}}) ({MONTH}) (\d\d)-(\d{{4}}) ({MONTH}) (\d\d)")
RIGHTFUL_SLASH = re.compile(r"\b24/7\b|\bweek [\d,/-]+")

REFUSED = (
    ("fallback", r"\|\|", "Leave out “||” and what follows it. Write only hours that are certain."),
    ("comment", '"', "Leave out the words in quotation marks and put them in the description."),
    ("school-holidays", r"\bSH\b", "School holidays (SH) can't be looked up. Write their dates."),
    ("variable-time", "sunrise|sunset|dawn|dusk", "Write times of the clock, as in 08:00-20:00."),
    ("variable-date", "easter", "Write PH for public holidays, or the date, as in 2027 Mar 29."),
    ("unknown-state", r"\bunknown\b", "Leave out what is unknown, or leave the hours empty."),
    ("open-end", r":\d\d ?\+", "“+” doesn't say when the line closes. Write the closing time."),
    ("day-offset", r"\+|\bdays?\b", "Days can't be counted from another day. Write the dates."),
)
UNREADABLE = "This can't be read. Write days and times as in: Mo-Fr 09:00-17:00; Sa 10:00-12:00"


class RefusedHours(ValueError):
    """Hours that can't be kept. `code` is a slug; the message says what to write instead."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, as "Mo-Fr,PH 09:00-17:00" is one.

    `days` is a selector without PH: "" is every day, None is no day but public holidays. `spans`
    are minutes from the day's midnight; an end may lie in the next day.
    """

    text: str
    adds: bool
    days: str | None
    on_holidays: bool
    spans: tuple[tuple[int, int], ...]
    off: bool

    @property
    def replaces(self) -> bool:
        """Whether earlier rules no longer hold on this rule's days."""
        return not self.spans if self.off else not self.adds

    @property
    def all_day(self) -> bool:
        return not self.off and any(begin == 0 and end >= DAY for begin, end in self.spans)

    @property
    def names_dates(self) -> bool:
        """Whether it is about days of the calendar ("Dec 25"), not weekdays or seasons."""
        return CALENDAR_DAY.search(self.days or "") is not None


def normalise(expression: str) -> str:
    """The canonical form; "" (hours not known) stays "". Raises RefusedHours."""
    rules = read(expression)
    joined = "".join((", " if rule.adds else "; ") + rule.text for rule in rules)
    return joined[2:]


def is_always_open(expression: str) -> bool:
    """Day and night, all year, with nothing taken away from it. Raises RefusedHours."""
    always = False
    for rule in read(expression):
        if rule.all_day:
            always = always or rule.days in ("", "Mo-Su")
        elif rule.off or not rule.adds:
            always = False
    return always


@lru_cache(maxsize=4096)
def read(expression: str) -> tuple[Rule, ...]:
    """The rules in the author's order; none when the hours are not known. Raises RefusedHours."""
    text = _tidied(expression)
    if not text:
        return ()
    _refuse_promises_nobody_can_check(text)
    return tuple(
        _rule(part.strip(), adds=place > 0)
        for rules in text.split(";")
        for place, part in enumerate(ADDITION.split(rules))
    )


def _tidied(expression: str) -> str:
    if any(unicodedata.category(char)[0] == "C" and char not in "\t\r\n" for char in expression):
        raise RefusedHours("control-characters", "Remove the invisible characters: type it anew.")
    text = " ".join(expression.translate({0x2013: "-", 0x2014: "-"}).split())
    if len(text) > LONGEST:
        raise RefusedHours("too-long", f"Write the hours in at most {LONGEST} characters.")
    text = re.sub("[A-Za-z]+", lambda word: WORDS.get(word[0].lower(), word[0]), text)
    text = re.sub(" ?([-,]) ?", r"\1", text)
    text = re.sub(r"\bweek ?(?=\d)", "week ", text, flags=re.ASCII)
    text = re.sub(r"(?<![\d:])\d:", r"0\g<0>", text, flags=re.ASCII)
    return re.sub(rf"({MONTH}) (\d)(?![\d:])", r"\1 0\2", text, flags=re.ASCII)


def _refuse_promises_nobody_can_check(text: str) -> None:
    for code, pattern, message in REFUSED:
        if re.search(pattern, text, re.IGNORECASE):
            raise RefusedHours(code, message)
    if "/" in RIGHTFUL_SLASH.sub("", text):
        raise RefusedHours("step", "“/” is only for 24/7 and for weeks. Write each time or date.")
    for word in re.findall("[A-Za-z]+", text):
        if word not in WORDS.values():
            example = "Mo-Fr 09:00-17:00; Sa off; Dec 25 off; PH off"
            raise RefusedHours("unknown-word", f"“{word}” isn't understood. Write as in: {example}")


def _rule(part: str, *, adds: bool) -> Rule:
    found = RULE.fullmatch(re.sub("^24/7", "00:00-24:00", part))
    if not part or found is None:
        raise RefusedHours("unreadable", UNREADABLE)
    days, off = found["days"].rstrip(": "), found["state"] == "off"
    times = found["times"] or ("" if off else "00:00-24:00")
    if off and times == "00:00-24:00":
        times = ""
    _refuse_days(days)
    spans = _spans(times, off=off)
    others = re.sub(r"(?:^|,)PH(?=,|$)", "", days).strip(",")
    _ask_the_library(f"{others} {times or 'off'}".strip())
    if not found["times"] and not found["state"]:
        message = f"Write the times for “{days}”; around the clock is “{days} 00:00-24:00”."
        raise RefusedHours("missing-times", message)
    return Rule(
        text=_rule_text(days, times, off=off),
        adds=adds,
        days=None if days and not others else others,
        on_holidays="PH" in days,
        spans=spans,
        off=off,
    )


def _rule_text(days: str, times: str, *, off: bool) -> str:
    if days in ("", "Mo-Su") and times == "00:00-24:00":
        return "24/7"
    return " ".join(part for part in (days, times, "off" if off else "") if part)


def _spans(times: str, *, off: bool) -> tuple[tuple[int, int], ...]:
    spans = tuple(_span(span) for span in times.split(",") if span)
    if off and len(spans) > 1:
        message = "Write the times at which the line is open, or one rule for each time off."
        raise RefusedHours("several-times-off", message)
    return spans


def _span(span: str) -> tuple[int, int]:
    begin, end = (int(clock[:2]) * 60 + int(clock[3:]) for clock in span.split("-"))
    if begin == end:
        raise RefusedHours("empty-span", f"“{span}”: write 00:00-24:00 for around the clock.")
    if end < begin:
        end += DAY
    if end - begin > DAY:
        raise RefusedHours("long-span", f"“{span}” is longer than a day. Write each day's hours.")
    return begin, end


def _refuse_days(days: str) -> None:
    if "PH" in days and not WEEKLY.fullmatch(days):
        message = "PH goes alone or in a list of weekdays, as in “Su,PH off”. Else write the dates."
        raise RefusedHours("holiday-combination", message)
    _refuse_ranges_that_end_before_they_begin(days)
    for year, month, first, last in CALENDAR_DAY.findall(days):
        for day in (first, last or first):
            if not _exists(year or str(LEAP_YEAR), month, day) or day < first:
                message = f"“{month} {day}” isn't a date here. Write first and last day with month."
                raise RefusedHours("no-such-date", message)


def _refuse_ranges_that_end_before_they_begin(days: str) -> None:
    for first, last in MONTHS_OF_A_YEAR.findall(days):
        if MONTHS.index(last) < MONTHS.index(first):
            message = f"Write the year of both ends, as in 2026 {first} 01-2027 {last} 28."
            raise RefusedHours("year-range", message)
    for begin_year, begin, begin_day, end_year, end, end_day in DATED_RANGE.findall(days):
        first_day = (begin_year, MONTHS.index(begin), begin_day)
        if (end_year, MONTHS.index(end), end_day) < first_day:
            raise RefusedHours("year-range", f"“{days}” ends before it begins. Swap the dates.")


def _exists(year: str, month: str, day: str) -> bool:
    try:
        date(int(year), MONTHS.index(month) + 1, int(day))
    except ValueError:
        return False
    return True


def _ask_the_library(rule: str) -> None:
    if not validate(rule) or OpeningHours(rule).warnings:
        raise RefusedHours("unreadable", UNREADABLE)
