"""How long a check is trusted, by what was checked and how much hangs on it."""

from datetime import date, timedelta
from enum import StrEnum


class Aspect(StrEnum):
    NUMBER = "number"
    HOURS = "hours"
    TEXT = "text"
    COVERAGE = "coverage"
    POLICY = "policy"


class Method(StrEnum):
    DIALLED = "dialled"
    WRITTEN_TO = "written-to"
    CONFIRMED_BY_SERVICE = "confirmed-by-service"
    OFFICIAL_PAGE = "official-page"
    AUTHORITY_LIST = "authority-list"


class Outcome(StrEnum):
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    FAILED = "failed"
    RETRACTED = "retracted"
    """Takes back an earlier check that was recorded by mistake."""


class Risk(StrEnum):
    """Crisis and priority lines are checked twice as often as the rest."""

    CRISIS = "crisis"
    ORDINARY = "ordinary"


FAILURES_THAT_HIDE = 2
"""Failed checks by so many people, with no good one since, hide a way of contact."""

# Days: (crisis and priority lines, others).
_TRUSTED_FOR = {
    Aspect.NUMBER: (90, 180),
    Aspect.HOURS: (180, 365),
    Aspect.POLICY: (365, 365),
    Aspect.TEXT: (365, 365),
    Aspect.COVERAGE: (365, 365),
}

CRISIS_TOPICS = frozenset(
    {"suicide", "self-harm", "domestic-violence", "sexual-violence", "child-abuse"}
)


def risk(*, topics: frozenset[str], priority: bool) -> Risk:
    """How much hangs on a listing with these topic slugs."""
    return Risk.CRISIS if priority or topics & CRISIS_TOPICS else Risk.ORDINARY


def review_due_on(aspect: Aspect, risk_of_listing: Risk, *, checked_on: date) -> date:
    """The first day on which a check of `aspect` is no longer trusted."""
    crisis_days, other_days = _TRUSTED_FOR[aspect]
    days = crisis_days if risk_of_listing is Risk.CRISIS else other_days
    return checked_on + timedelta(days=days)


def check_paper_by(printed_on: date) -> date:
    """Until when what was printed on this day may be used without a look at a newer edition.

    As long as a check of a crisis line's number is trusted: three months. It says nothing about
    whether any number on the paper was ever checked.
    """
    return review_due_on(Aspect.NUMBER, Risk.CRISIS, checked_on=printed_on)
