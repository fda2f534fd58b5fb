"""Who is busy with a question of the queue, and which ones wait. Nothing public changes here."""

from datetime import datetime

from django.db import transaction

from resources.models import Hold, Moderator
from resources.rules.questions import HELD_FOR, SNOOZED_FOR


class HeldByAnother(ValueError):
    """Somebody else is busy with the question; `by` and `until` say who and how long."""

    def __init__(self, by: Moderator, until: datetime) -> None:
        super().__init__(f"{by} is busy with this question.")
        self.by = by
        self.until = until


def hold(question: str, *, by: Moderator, at: datetime, take_over: bool = False) -> None:
    """For HELD_FOR, renewed with each call. Raises HeldByAnother, unless it is taken over."""
    with transaction.atomic():
        held = _locked(question)
        other = held.held_by if held.held_by_id not in (None, by.pk) else None
        if other and held.held_until and held.held_until > at and not take_over:
            raise HeldByAnother(other, held.held_until)
        held.held_by, held.held_until = by, at + HELD_FOR
        held.save()


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


def _locked(question: str) -> Hold:
    Hold.objects.get_or_create(question=question)
    return Hold.objects.select_for_update(of=("self",)).select_related("held_by").get(pk=question)
