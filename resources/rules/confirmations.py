"""Asking a service whether its own record is right: how long to wait, and whom to ask next."""

from datetime import timedelta
from enum import StrEnum

REMIND_AFTER = timedelta(weeks=3)
GOOD_FOR = timedelta(weeks=6)
"""So long a link holds, the reminder's three weeks included."""


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
    WAITING = "waiting"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    NO_REPLY = "no-reply"
