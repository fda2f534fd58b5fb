"""Asking a service whether its own record is right: how long to wait, and whom to ask next."""

from datetime import timedelta
from enum import StrEnum

REMIND_AFTER = timedelta(weeks=3)
GOOD_FOR = timedelta(weeks=6)
"""So long a link holds, the reminder's three weeks included."""


FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=1)
MOST_ATTEMPTS = 76
"""Three days and a bit of a mail server that is away; then a moderator has to know."""


def wait_after(attempts: int) -> timedelta | None:
    """How long to wait before a letter is handed over again; None: no more, after so many."""
    if attempts >= MOST_ATTEMPTS:
        return None
    doublings = min(max(attempts, 1) - 1, 10)
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


class Letter(StrEnum):
    """Which letter was sent."""

    REQUEST = "request"
    REMINDER = "reminder"


class Delivery(StrEnum):
    """`unclear`: the worker ended while it was handed over; a moderator decides what to do."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNCLEAR = "unclear"


class Reply(StrEnum):
    """`passed-on`: nobody answered in time, and the next contact was asked.

    `no-reply`: there was no next one; now it is a question for moderators.
    """

    WAITING = "waiting"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    PASSED_ON = "passed-on"
    NO_REPLY = "no-reply"
