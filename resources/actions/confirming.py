"""Asking a service whether its record is right, and what becomes of its answer.

Nothing that a service answers is live by itself: "all correct" is a verification with the role of
the person who says so, a correction is a proposal that waits for a moderator.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from resources.actions import proposing, verifying
from resources.exchange.listing_fields import Changes
from resources.models import (
    Confirmation,
    ConfirmationLetter,
    Moderator,
    Proposal,
    Service,
    VerificationContact,
)
from resources.rules.confirmations import GOOD_FOR, REMIND_AFTER, Delivery, Letter, Reply
from resources.rules.freshness import Aspect, Method, Outcome
from resources.rules.policies import Answer, AnsweredBy, DispatchPolicy, Working
from resources.rules.proposals import Origin

Post = Callable[[ConfirmationLetter], None]
"""Queues a letter for sending, inside the transaction in which it is called."""

NOBODY_KNOWS = "en"


class NobodyToAsk(ValueError):
    """No verification contact of the organization has an e-mail address."""


class AlreadyAsked(ValueError):
    """An earlier question to this service still waits for its answer."""


class Closed(ValueError):
    """This question was answered, or its time is over."""


def ask(service: Service, *, by: Moderator | None, at: datetime, post: Post) -> Confirmation:
    """Writes to the organization's first verification contact.

    Raises NobodyToAsk, and AlreadyAsked while an earlier link is still good.
    """
    contact = next(iter(_contacts_of(service)), None)
    if contact is None:
        raise NobodyToAsk(service.organization.name)
    with transaction.atomic():
        Service.objects.select_for_update().get(pk=service.pk)
        _waiting_too_long(at).filter(service=service).update(reply=Reply.NO_REPLY)
        if service.confirmations.filter(reply=Reply.WAITING).exists():
            raise AlreadyAsked(service.organization.name)
        return _write_to(contact, service, by=by, at=at, post=post)


def pass_on(*, at: datetime, post: Post) -> int:
    """Ends what nobody answered in time, and asks the next contact by a link of their own.

    After the last contact it becomes a question for the moderators (reply `no-reply`). Returns how
    many were asked.
    """
    services = _waiting_too_long(at).order_by("service").values_list("service", flat=True)
    return sum(_pass_on_one(service, at=at, post=post) for service in list(services))


def remind(*, at: datetime, post: Post) -> int:
    """Reminds who was asked three weeks ago and can still answer. Returns how many."""
    with transaction.atomic():
        waiting = Confirmation.objects.select_for_update(skip_locked=True).filter(
            reply=Reply.WAITING, asked_at__lte=at - REMIND_AFTER, expires_at__gt=at
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


def _waiting_too_long(at: datetime) -> QuerySet[Confirmation]:
    return Confirmation.objects.filter(reply=Reply.WAITING, expires_at__lte=at)


@transaction.atomic
def _pass_on_one(service_id: UUID, *, at: datetime, post: Post) -> bool:
    # In the order of `ask`: first the service. Whoever is answering has the question, and ends it.
    service = Service.objects.select_for_update().get(pk=service_id)
    waiting = _waiting_too_long(at).filter(service=service)
    former = waiting.select_for_update(skip_locked=True).first()
    if former is None:
        return False
    contact = _next_contact(former, service)
    former.reply = (Reply.PASSED_ON if contact else Reply.NO_REPLY).value
    former.save(update_fields=["reply"])
    if contact is not None:
        _write_to(contact, service, by=former.asked_by, at=at, post=post, follows=former)
    return contact is not None


def _next_contact(former: Confirmation, service: Service) -> VerificationContact | None:
    """The first who was not asked since the question began: the list may have changed meanwhile."""
    asked = set()
    question: Confirmation | None = former
    while question is not None:
        asked.add(question.contact_email.lower())
        question = question.follows
    return next((each for each in _contacts_of(service) if each.email.lower() not in asked), None)


def _contacts_of(service: Service) -> QuerySet[VerificationContact]:
    """Those who can be written to, in the order of asking."""
    return VerificationContact.objects.filter(organization=service.organization_id).exclude(
        email=""
    )


def _write_to(
    contact: VerificationContact,
    service: Service,
    *,
    by: Moderator | None,
    at: datetime,
    post: Post,
    follows: Confirmation | None = None,
) -> Confirmation:
    """A question of their own, and the letter with its link."""
    confirmation = Confirmation.objects.create(
        service=service,
        contact_name=contact.name,
        contact_role=contact.role,
        contact_email=contact.email,
        language=contact.language or _language_of(service),
        asked_by=by,
        asked_at=at,
        expires_at=at + GOOD_FOR,
        follows=follows,
    )
    _write(confirmation, Letter.REQUEST, at=at, post=post)
    return confirmation


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
