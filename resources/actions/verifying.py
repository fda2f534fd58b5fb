from datetime import date, datetime

from django.db.models import Q

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

    A failed check renews nothing, nor does one that is older than the newest. Nothing else ever
    sets these dates. Raises ValueError for a contact method of another listing.
    """
    if contact_method is not None and contact_method.service_id != service.pk:
        raise ValueError("The contact method belongs to another listing.")
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


def reschedule(service: Service) -> None:
    """Sets anew until when its numbers are trusted, after its topics or priority have changed."""
    for method in service.contact_methods.all():
        if method.number_checked_on is not None:
            method.review_due_on = _due_on(service, checked_on=method.number_checked_on)
            method.save(update_fields=["review_due_on"])


def _renew(
    contact_method: ContactMethod, service: Service, *, method: Method, at: datetime
) -> None:
    stored = ContactMethod.objects.filter(pk=contact_method.pk)
    not_newer = Q(number_checked_on=None) | Q(number_checked_on__lte=at.date())
    stored.filter(not_newer).update(
        number_checked_on=at.date(),
        number_check_method=method,
        review_due_on=_due_on(service, checked_on=at.date()),
    )
    contact_method.refresh_from_db()


def _due_on(service: Service, *, checked_on: date) -> date:
    topics = frozenset(service.topics.values_list("slug", flat=True))
    return review_due_on(
        Aspect.NUMBER, risk(topics=topics, priority=service.priority), checked_on=checked_on
    )
