"""Asking a service whether its record is right, and what becomes of its answer.

Nothing that a service answers is live by itself: "all correct" is a verification with the role of
the person who says so, a correction is a proposal that waits for a moderator.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from resources.actions import proposing, verifying
from resources.exchange.listing_fields import Changes
from resources.models import Confirmation, ConfirmationLetter, Moderator, Proposal, Service
from resources.rules.confirmations import GOOD_FOR, REMIND_AFTER, Delivery, Letter, Reply
from resources.rules.freshness import Aspect, Method, Outcome
from resources.rules.policies import Answer, AnsweredBy, DispatchPolicy, Working
from resources.rules.proposals import Origin

Post = Callable[[ConfirmationLetter], None]
"""Queues a letter for sending, inside the transaction in which it is called."""

NOBODY_KNOWS = "en"


class NobodyToAsk(ValueError):
    """The organization has no verification contact with an e-mail address."""


class AlreadyAsked(ValueError):
    """An earlier question to this service still waits for its answer."""


class Closed(ValueError):
    """This question was answered, or its time is over."""


def ask(service: Service, *, by: Moderator | None, at: datetime, post: Post) -> Confirmation:
    """Writes to the organization's verification contact.

    Raises NobodyToAsk, and AlreadyAsked while an earlier link is still good.
    """
    contact = service.organization
    if not contact.verification_contact_email:
        raise NobodyToAsk(contact.name)
    with transaction.atomic():
        Service.objects.select_for_update().get(pk=service.pk)
        _close_expired(at=at, service=service)
        if service.confirmations.filter(reply=Reply.WAITING).exists():
            raise AlreadyAsked(contact.name)
        confirmation = Confirmation.objects.create(
            service=service,
            contact_name=contact.verification_contact_name,
            contact_role=contact.verification_contact_role,
            contact_email=contact.verification_contact_email,
            language=_language_of(service),
            asked_by=by,
            asked_at=at,
            expires_at=at + GOOD_FOR,
        )
        _write(confirmation, Letter.REQUEST, at=at, post=post)
    return confirmation


def remind(*, at: datetime, post: Post) -> int:
    """Reminds who was asked three weeks ago, and closes what nobody answered in time.

    An organization has one verification contact, so there is no next one to ask: a question that
    expires becomes one for the moderators (reply `no-reply`). Returns how many were reminded.
    """
    with transaction.atomic():
        _close_expired(at=at)
        waiting = Confirmation.objects.select_for_update(skip_locked=True).filter(
            reply=Reply.WAITING, asked_at__lte=at - REMIND_AFTER
        )
        went_out = ConfirmationLetter.objects.filter(
            letter=Letter.REQUEST, delivery__in=[Delivery.SENT, Delivery.UNCLEAR]
        )
        reminded = ConfirmationLetter.objects.filter(letter=Letter.REMINDER)
        due = list(
            waiting.filter(pk__in=went_out.values("confirmation")).exclude(
                pk__in=reminded.values("confirmation")
            )
        )
        for confirmation in due:
            _write(confirmation, Letter.REMINDER, at=at, post=post)
    return len(due)


def confirm(confirmation: Confirmation, *, role: str, at: datetime) -> None:
    """All is right: each working number, known hours and known policies are verified.

    Raises Closed. `role` is the confirming person's, never empty.
    """
    with transaction.atomic():
        service = _answer(confirmation, Reply.CONFIRMED, at=at).service
        for method in service.contact_methods.exclude(working=Working.DOWN):
            _verify(service, Aspect.NUMBER, role=role, at=at, contact_method=method)
            if method.schedule_id is not None:
                _verify(service, Aspect.HOURS, role=role, at=at, contact_method=method)
        if _has_policies(service):
            _verify(service, Aspect.POLICY, role=role, at=at)


def correct(confirmation: Confirmation, changes: Changes, *, role: str, at: datetime) -> Proposal:
    """A proposal that waits for a moderator. Raises Closed, and what `proposing.propose` raises."""
    with transaction.atomic():
        service = _answer(confirmation, Reply.CORRECTED, at=at).service
        return proposing.propose(
            service, changes, by=None, origin=Origin.SERVICE, at=at, author_role=role
        )


def open_one(confirmation_id: UUID, *, at: datetime) -> Confirmation | None:
    """The question, while it can still be answered."""
    return Confirmation.objects.filter(
        pk=confirmation_id, reply=Reply.WAITING, expires_at__gt=at
    ).first()


def _answer(confirmation: Confirmation, reply: Reply, *, at: datetime) -> Confirmation:
    """Closes the question, under a lock: of two answers at once the second is refused."""
    locked = Confirmation.objects.select_for_update().get(pk=confirmation.pk)
    if locked.reply != Reply.WAITING or locked.expires_at <= at:
        raise Closed(locked.reply)
    locked.reply, locked.replied_at = reply.value, at
    locked.save(update_fields=["reply", "replied_at"])
    return locked


def _close_expired(*, at: datetime, service: Service | None = None) -> None:
    expired = Confirmation.objects.filter(reply=Reply.WAITING, expires_at__lte=at)
    if service is not None:
        expired = expired.filter(service=service)
    expired.update(reply=Reply.NO_REPLY)


def _write(confirmation: Confirmation, letter: Letter, *, at: datetime, post: Post) -> None:
    post(ConfirmationLetter.objects.create(confirmation=confirmation, letter=letter, queued_at=at))


def _verify(service: Service, aspect: Aspect, *, role: str, at: datetime, **of: Any) -> None:
    verifying.record(
        service,
        aspect=aspect,
        method=Method.CONFIRMED_BY_SERVICE,
        outcome=Outcome.CONFIRMED,
        by=None,
        at=at,
        confirming_role=role,
        **of,
    )


def _has_policies(service: Service) -> bool:
    answers = (
        service.anonymous,
        service.account_needed,
        service.records_calls,
        service.shown_on_bill,
    )
    return (
        any(answer != Answer.UNKNOWN for answer in answers)
        or service.dispatch_policy != DispatchPolicy.UNKNOWN
        or service.answered_by != AnsweredBy.UNKNOWN
    )


def _language_of(service: Service) -> str:
    """What the people there speak; else what their listing is written in."""
    spoken = [tag for method in service.contact_methods.all() for tag in method.languages]
    written = [text.language for text in service.texts.all() if text.language != "und"]
    return next(iter([*spoken, *written]), NOBODY_KNOWS)
