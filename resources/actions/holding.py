"""Who is busy with a question of the queue, and which ones wait. Nothing public changes here."""

from datetime import datetime
from typing import Any

from django.db import connection

from resources.models import Hold, Moderator
from resources.rules.questions import HELD_FOR, SNOOZED_FOR


class HeldByAnother(ValueError):
    """Somebody else is busy with the question; `by` and `until` say who and how long."""

    def __init__(self, by: Moderator, until: datetime) -> None:
        super().__init__(f"{by} is busy with this question.")
        self.by = by
        self.until = until


_HOLD = """
INSERT INTO resources_hold AS hold (question, held_by_id, held_until)
VALUES (%(question)s, %(me)s, %(until)s)
ON CONFLICT (question) DO UPDATE SET held_by_id = %(me)s, held_until = %(until)s
WHERE %(take_over)s OR hold.held_by_id IS NULL OR hold.held_by_id = %(me)s
   OR hold.held_until <= %(at)s
"""


def hold(question: str, *, by: Moderator, at: datetime, take_over: bool = False) -> None:
    """For HELD_FOR, renewed with each call. Raises HeldByAnother, unless it is taken over.

    One query, in which of two people at the same moment one is the first.
    """
    parameters: dict[str, Any] = {
        "question": question,
        "me": by.pk,
        "at": at,
        "until": at + HELD_FOR,
        "take_over": take_over,
    }
    with connection.cursor() as cursor:
        cursor.execute(_HOLD, parameters)
        if cursor.rowcount:
            return
    other = Hold.objects.select_related("held_by").get(pk=question)
    if other.held_by and other.held_until:
        raise HeldByAnother(other.held_by, other.held_until)


def release(*, by: Moderator) -> None:
    """Whatever this person was busy with."""
    Hold.objects.filter(held_by=by).update(held_by=None, held_until=None)


def snooze(question: str, *, at: datetime) -> None:
    """Puts a question off for SNOOZED_FOR."""
    Hold.objects.update_or_create(
        question=question,
        defaults={"snoozed_until": at + SNOOZED_FOR, "held_by": None, "held_until": None},
    )


def wake(question: str) -> None:
    """Takes a snooze back, and also a settlement."""
    Hold.objects.filter(question=question).update(snoozed_until=None, settled_at=None)


def settle(question: str, *, at: datetime) -> None:
    """For good, where nothing else makes the question go away."""
    Hold.objects.update_or_create(
        question=question, defaults={"settled_at": at, "held_by": None, "held_until": None}
    )
