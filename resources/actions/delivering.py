"""The way of one letter: queued, sending, sent. Never sent twice, and never lost in silence.

`sending` is committed before the mail server hears of the letter. Who finds a letter in that state
afterwards can't know whether it went out: it becomes `unclear`, for a moderator to decide.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from resources.models import ConfirmationLetter
from resources.rules.confirmations import Delivery, Reply


def begin(letter_id: UUID, *, at: datetime) -> ConfirmationLetter | None:
    """The letter, if it is to be handed over now; it counts as an attempt.

    None for one that was sent, that nobody waits for any more, or whose sender was killed.
    """
    with transaction.atomic():
        letter = (
            ConfirmationLetter.objects.select_for_update(of=("self",))
            .select_related("confirmation__service__organization")
            .filter(pk=letter_id)
            .first()
        )
        if letter is None:
            return None
        if letter.delivery == Delivery.SENDING:
            _move(letter_id, Delivery.SENDING, Delivery.UNCLEAR)
            return None
        if letter.delivery != Delivery.QUEUED:
            return None
        confirmation = letter.confirmation
        if confirmation.reply != Reply.WAITING or confirmation.expires_at <= at:
            _move(letter_id, Delivery.QUEUED, Delivery.FAILED)
            return None
        letter.delivery, letter.attempts = Delivery.SENDING.value, letter.attempts + 1
        letter.save(update_fields=["delivery", "attempts"])
        return letter


def sent(letter: ConfirmationLetter, *, at: datetime) -> None:
    """Also of one that was meanwhile held to be unclear: its sender knows."""
    possible = [Delivery.SENDING, Delivery.UNCLEAR]
    ConfirmationLetter.objects.filter(pk=letter.pk, delivery__in=possible).update(
        delivery=Delivery.SENT, sent_at=at
    )


def put_back(letter: ConfirmationLetter) -> None:
    """The mail server certainly did not take it, and may take it later."""
    _move(letter.pk, Delivery.SENDING, Delivery.QUEUED)


def give_up(letter: ConfirmationLetter) -> None:
    """The mail server certainly did not take it, and never will."""
    _move(letter.pk, Delivery.SENDING, Delivery.FAILED)


def doubt(letter: ConfirmationLetter) -> None:
    """Whether the mail server took it can't be known."""
    _move(letter.pk, Delivery.SENDING, Delivery.UNCLEAR)


def _move(letter_id: UUID, before: Delivery, after: Delivery) -> None:
    ConfirmationLetter.objects.filter(pk=letter_id, delivery=before).update(delivery=after)
