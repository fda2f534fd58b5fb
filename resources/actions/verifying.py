from datetime import datetime

from resources.actions.change import public_change
from resources.actions.indexing import reindex
from resources.models import ContactMethod, Moderator, Service, Verification
from resources.rules.freshness import Aspect, Method, Outcome, review_due_on, risk


def record(
    service: Service,
    *,
    aspect: Aspect,
    method: Method,
    outcome: Outcome,
    by: Moderator,
    at: datetime,
    contact_method: ContactMethod | None = None,
    evidence: str = "",
    confirming_role: str = "",
) -> Verification:
    """Writes down one check of one thing; a check of a number renews the date it is trusted to.

    A failed check renews nothing. Nothing else ever sets these dates.
    """
    with public_change(by=by, at=at, why=f"{aspect} {outcome} ({method})"):
        verification = Verification.objects.create(
            service=service,
            contact_method=contact_method,
            aspect=aspect,
            method=method,
            outcome=outcome,
            by=by,
            at=at,
            evidence=evidence,
            confirming_role=confirming_role,
        )
        if aspect is Aspect.NUMBER and contact_method and outcome is not Outcome.FAILED:
            _renew(contact_method, service, method=method, at=at)
        reindex([service.pk])
    return verification


def _renew(
    contact_method: ContactMethod, service: Service, *, method: Method, at: datetime
) -> None:
    topics = frozenset(service.topics.values_list("slug", flat=True))
    contact_method.number_checked_on = at.date()
    contact_method.number_check_method = method
    contact_method.review_due_on = review_due_on(
        Aspect.NUMBER, risk(topics=topics, priority=service.priority), checked_on=at.date()
    )
    contact_method.save()
