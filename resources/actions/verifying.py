from datetime import date, datetime

from resources.actions import interrupting
from resources.actions.change import public_change
from resources.actions.indexing import reindex
from resources.models import ContactMethod, Moderator, Service, Verification
from resources.rules.freshness import (
    FAILURES_THAT_HIDE,
    Aspect,
    Method,
    Outcome,
    Risk,
    review_due_on,
    risk,
)
from resources.rules.policies import Working


def record(
    service: Service,
    *,
    aspect: Aspect,
    method: Method,
    outcome: Outcome,
    by: Moderator | None,
    at: datetime,
    contact_method: ContactMethod | None = None,
    evidence: str = "",
    confirming_role: str = "",
) -> Verification:
    """Writes down one check of one thing, and until when it is trusted.

    A failed check renews nothing, nor does one that is older than the newest. Nothing else ever
    sets these dates. The second failed check in a row by somebody else hides the contact method.
    `by` is None where the service itself confirms. Raises ValueError for a contact method of
    another listing.
    """
    if contact_method is not None and contact_method.service_id != service.pk:
        raise ValueError("The contact method belongs to another listing.")
    confirmed = outcome in (Outcome.CONFIRMED, Outcome.CORRECTED)
    with public_change(by=by, at=at, why=f"{aspect} {outcome} ({method})"):
        verification = Verification.objects.create(
            service=service,
            contact_method=contact_method,
            value=contact_method.value if contact_method else "",
            aspect=aspect,
            method=method,
            outcome=outcome,
            by=by,
            at=at,
            evidence=evidence,
            confirming_role=confirming_role,
            review_due_on=_due_on(service, aspect, at.date()) if confirmed else None,
        )
        if aspect is Aspect.NUMBER and contact_method:
            _follow(contact_method, at=at)
        reindex([service.pk])
    return verification


def retract(verification: Verification, *, by: Moderator, at: datetime) -> Verification:
    """Takes back a check that was recorded by mistake; the dates are those of the check before."""
    number = verification.contact_method if verification.aspect == Aspect.NUMBER else None
    with public_change(by=by, at=at, why=f"{verification.aspect} check retracted"):
        was_hidden_by_it = number is not None and _is_hidden_by_checks(number)
        retraction = Verification.objects.create(
            service=verification.service,
            contact_method=verification.contact_method,
            value=verification.value,
            aspect=verification.aspect,
            method=verification.method,
            outcome=Outcome.RETRACTED,
            by=by,
            at=at,
            confirming_role=verification.confirming_role,
            retracts=verification,
        )
        if number is not None:
            _follow(number, at=at)
            if was_hidden_by_it and _standing(number)[1] < FAILURES_THAT_HIDE:
                interrupting.bring_back(number, by=by, at=at, why="a failed check was retracted")
        reindex([verification.service_id])
    return retraction


def _is_hidden_by_checks(method: ContactMethod) -> bool:
    return method.working == Working.DOWN and _standing(method)[1] >= FAILURES_THAT_HIDE


def reschedule(service: Service) -> None:
    """Sets anew until when its numbers are trusted, after its topics or priority have changed."""
    for method in service.contact_methods.all():
        if method.number_checked_on is not None:
            method.review_due_on = _due_on(service, Aspect.NUMBER, method.number_checked_on)
            method.save(update_fields=["review_due_on"])


def _follow(contact_method: ContactMethod, *, at: datetime) -> None:
    """Brings the number's dates, and whether it is shown, into line with its checks."""
    ContactMethod.objects.select_for_update().get(pk=contact_method.pk)
    newest, failed_by = _standing(contact_method)
    contact_method.number_checked_on = newest.at.date() if newest else None
    contact_method.number_check_method = newest.method if newest else ""
    contact_method.review_due_on = newest.review_due_on if newest else None
    contact_method.save(update_fields=["number_checked_on", "number_check_method", "review_due_on"])
    if failed_by >= FAILURES_THAT_HIDE and contact_method.working != Working.DOWN:
        interrupting.take_down(contact_method, by=None, at=at, why="two people could not reach it")


def _standing(contact_method: ContactMethod) -> tuple[Verification | None, int]:
    """The newest good check of the number as it is, and how many people failed since."""
    checks = list(
        contact_method.verifications.filter(aspect=Aspect.NUMBER, value=contact_method.value)
        .exclude(outcome=Outcome.RETRACTED)
        .filter(retracted_by=None)
        .order_by("-at", "-id")
    )
    newest = next((check for check in checks if check.outcome != Outcome.FAILED), None)
    since = checks[: checks.index(newest)] if newest else checks
    return newest, len({check.by_id for check in since})


def _due_on(service: Service, aspect: Aspect, checked_on: date) -> date:
    return review_due_on(aspect, _risk(service), checked_on=checked_on)


def _risk(service: Service) -> Risk:
    topics = frozenset(service.topics.values_list("slug", flat=True))
    return risk(topics=topics, priority=service.priority)
