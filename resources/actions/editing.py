"""Changes that a moderator makes by hand, in the admin."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import pghistory
from django.db.models import Model

from resources.actions import verifying, wording
from resources.actions.change import public_change
from resources.actions.indexing import reindex
from resources.actions.wording import NOTHING, Kept
from resources.models import (
    ContactMethod,
    FormerSlug,
    Moderator,
    Organization,
    Schedule,
    Service,
    ServiceText,
    Source,
)
from resources.rules import contact_values, opening_hours

IN_THE_ADMIN = "edited in the admin"


@contextmanager
def by_hand(*, by: Moderator, at: datetime, why: str = IN_THE_ADMIN) -> Iterator[None]:
    """Everything that is written inside stands in the history as one change by this person."""
    with public_change(by=by, at=at, why=why):
        yield


def save(instance: Model, *, kept: Kept | None = NOTHING) -> None:
    """Saves one row, inside `by_hand`. Raises ValidationError where the rules refuse it.

    UnsafeWording for words that are not `kept`; None: they were judged before, all together.
    """
    if kept is not None:
        _judge_words(instance, kept)
    if isinstance(instance, Service):
        _keep_old_address(instance)
    if isinstance(instance, ContactMethod):
        classify(instance)
        _forget_checks_of_another_value(instance)
    instance.save()
    if isinstance(instance, Service):
        _keep_pair_mutual(instance)
    if isinstance(instance, (ContactMethod, ServiceText, Source)):
        reindex([instance.service_id])
    if isinstance(instance, Organization):
        reindex(list(instance.services.values_list("pk", flat=True)))


def _judge_words(row: Model, kept: Kept) -> None:
    because = wording.require(wording.of_row(row), kept)
    if because:
        with pghistory.context(why=wording.told(IN_THE_ADMIN, because)):
            pass  # what is written here grows onto the change that `by_hand` has opened


def remove(row: Model) -> None:
    """Takes one row out of a listing, inside `by_hand`; the history keeps what it was."""
    row.delete()


def finish(service: Service) -> None:
    """After the last row of a listing was saved, its topics and regions included."""
    verifying.reschedule(service)
    reindex([service.pk])


def classify(method: ContactMethod) -> None:
    """Fills in what follows from the value. Raises contact_values.RefusedValue."""
    checked = contact_values.check(method.kind, method.value, method.dialled_in_id or "")
    method.value = checked.value
    method.e164 = checked.e164
    method.number_class = checked.number_class


def schedule_for(
    opening_hours_text: str, *, time_zone: str, holiday_region: str
) -> Schedule | None:
    """The schedule row for this text, or None for unknown hours. Raises RefusedHours."""
    text = opening_hours.normalise(opening_hours_text)
    if not text:
        return None
    always = opening_hours.is_always_open(text)
    schedule, _created = Schedule.objects.get_or_create(
        opening_hours=text,
        time_zone="" if always else time_zone,
        holiday_region="" if always else holiday_region,
        defaults={"always_open": always},
    )
    return schedule


def _forget_checks_of_another_value(method: ContactMethod) -> None:
    """A check was of the value as it was then; it says nothing about another one."""
    before = ContactMethod.objects.filter(pk=method.pk).first()
    if before is None:
        return
    checked = ("kind", "value", "dialled_in_id", "keyword")
    if any(getattr(before, field) != getattr(method, field) for field in checked):
        method.number_checked_on = method.review_due_on = None
        method.number_check_method = ""


def _keep_pair_mutual(service: Service) -> None:
    """A pair is one from both sides, so that neither line is ever shown without the other."""
    partner = service.paired_with
    former = Service.objects.filter(paired_with=service)
    former.exclude(pk=partner.pk if partner else service.pk).update(paired_with=None)
    if partner is not None:
        Service.objects.filter(pk=partner.pk).update(paired_with=service)


def _keep_old_address(service: Service) -> None:
    before = Service.objects.filter(pk=service.pk).values_list("slug", flat=True).first()
    if before and before != service.slug:
        FormerSlug.objects.update_or_create(slug=before, defaults={"service": service})
