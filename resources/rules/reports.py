"""What the public can say is wrong with a number, and how much hangs on it."""

from datetime import datetime, timedelta
from enum import StrEnum

LONGEST_NOTE = 500

TWO_REPORTS_WITHIN = timedelta(hours=24)
"""Two reports of one method within this time raise its place in the queue."""


class Problem(StrEnum):
    NOT_ANSWERED = "not-answered"
    WRONG_NUMBER = "wrong-number"
    CLOSED = "closed"
    HOURS = "hours"
    LANGUAGE = "language"
    COST = "cost"
    UNSAFE = "unsafe"
    OTHER = "other"


def hour_of(at: datetime) -> datetime:
    """As exactly as a report's time is kept: a finer one could single out a reader."""
    return at.replace(minute=0, second=0, microsecond=0)
