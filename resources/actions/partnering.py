"""Publishers who are told what changes, and what they are told. `rules/webhooks.py` has the waits.

A delivery is queued in the order of commits, handed over at least once, and stays in its place: a
receiver that is away is told everything in its order when it is back.
"""

import secrets
from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from resources.actions.change import remembered_change
from resources.models import Moderator, Partner, WebhookDelivery
from resources.rules import webhooks
from resources.rules.line_changes import TOLD_FOR
from resources.rules.roles import Right, Role, may
from resources.rules.webhooks import DeliveryState
from resources.search import line_change_rows, line_changes
from resources.search.line_changes import LineChange

MOST_AT_ONCE = 500

Compose = Callable[[LineChange], str]


class MayNot(Exception):
    """Whoever asks for this doesn't manage partners, or does so no longer."""


class RefusedAddress(ValueError):
    """An address that no partner may have: `rules.webhooks.may_be_told` says why."""


def register(
    name: str, url: str, *, by: Moderator, at: datetime, region: str = "", topic: str = ""
) -> Partner:
    """They are told of what changes from now on. Raises MayNot and RefusedAddress."""
    _require_right(by)
    _require_address(url)
    with remembered_change(by=by, at=at, why="partner registered"):
        return Partner.objects.create(
            name=name,
            url=url,
            secret=_new_secret(),
            secret_since=at,
            region_id=region or None,
            topic_id=topic or None,
            created_at=at,
            told_until=line_change_rows.head(),
        )


def change(
    partner: Partner,
    *,
    name: str,
    url: str,
    by: Moderator,
    at: datetime,
    region: str = "",
    topic: str = "",
) -> None:
    """What waits goes to the new address too, as if never tried.

    Raises MayNot and RefusedAddress.
    """
    _require_right(by)
    _require_address(url)
    with remembered_change(by=by, at=at, why="partner changed"):
        if url != partner.url:
            _waiting(partner).update(attempts=0, next_attempt_at=at)
        partner.name, partner.url = name, url
        partner.region_id, partner.topic_id = region or None, topic or None
        partner.save(update_fields=["name", "url", "region", "topic"])


def stop(partner: Partner, *, by: Moderator, at: datetime) -> None:
    """Nothing is sent to them until `resume`; nothing is forgotten sooner. Raises MayNot."""
    _switch(partner, is_active=False, by=by, at=at, why="partner stopped")


def resume(partner: Partner, *, by: Moderator, at: datetime) -> None:
    """They are told what happened meanwhile, at most of the last TOLD_FOR. Raises MayNot.

    What waits is tried as if for the first time.
    """
    _switch(partner, is_active=True, by=by, at=at, why="partner resumed")
    _waiting(partner).update(attempts=0, next_attempt_at=at)


def new_secret(partner: Partner, *, by: Moderator, at: datetime) -> str:
    """Whatever is sent from now on is signed with it. Raises MayNot.

    What waits may be refused anew, until they know it, for as long as a new message may.
    """
    _require_right(by)
    with remembered_change(by=by, at=at, why="new secret of a partner"):
        _waiting(partner).update(attempts=0)
        partner.secret, partner.secret_since = _new_secret(), at
        partner.save(update_fields=["secret", "secret_since"])
    return partner.secret


def queue_changes(partner: Partner, *, at: datetime, compose: Compose) -> int:
    """Makes deliveries of what has changed since the last time; returns how many.

    `compose` makes the body of one. At most MOST_AT_ONCE changes are looked at.
    """
    with transaction.atomic():
        locked = Partner.objects.select_for_update().get(pk=partner.pk)
        if not locked.is_active:
            return 0
        found = line_changes.following(locked.told_until, limit=MOST_AT_ONCE)
        if found.until == locked.told_until:
            return 0
        wanted = [change for change in found.changes if _is_for(locked, change, at)]
        WebhookDelivery.objects.bulk_create(
            WebhookDelivery(
                partner=locked,
                sequence=sequence,
                webhook_id=str(change.id),
                body=compose(change),
                created_at=at,
                next_attempt_at=at,
            )
            for sequence, change in enumerate(wanted, start=locked.deliveries_made + 1)
        )
        locked.told_until = found.until
        locked.deliveries_made += len(wanted)
        locked.save(update_fields=["told_until", "deliveries_made"])
    return len(wanted)


def next_delivery(partner_id: int, *, at: datetime) -> WebhookDelivery | None:
    """The first that waits, if it is to be tried now. None where another has to wait before it."""
    first = (
        WebhookDelivery.objects.filter(
            partner_id=partner_id, partner__is_active=True, state=DeliveryState.WAITING
        )
        .select_related("partner")
        .order_by("sequence")
        .first()
    )
    return first if first and first.next_attempt_at and first.next_attempt_at <= at else None


def record_attempt(
    delivery: WebhookDelivery, *, status_code: int | None, at: datetime
) -> DeliveryState:
    """Keeps what the receiver answered (None: nothing); after the last wait it is given up."""
    attempts = delivery.attempts + 1
    wait = webhooks.wait_after(attempts, status_code=status_code)
    state = DeliveryState.WAITING if wait else DeliveryState.GIVEN_UP
    if webhooks.is_taken(status_code):
        state = DeliveryState.DELIVERED
    WebhookDelivery.objects.filter(pk=delivery.pk).update(
        state=state,
        attempts=attempts,
        last_attempt_at=at,
        last_status_code=status_code,
        next_attempt_at=at + wait if wait and state is DeliveryState.WAITING else None,
    )
    return state


def replay(partner: Partner, *, since: datetime, by: Moderator, at: datetime) -> int:
    """Sends everything again that was queued since then, in its order; returns how many.

    Each keeps its id, by which a receiver knows what it has. Nothing is older than TOLD_FOR.
    Raises MayNot.
    """
    _require_right(by)
    return partner.deliveries.filter(created_at__gte=since).update(
        state=DeliveryState.WAITING, attempts=0, next_attempt_at=at
    )


def forget_old(*, at: datetime) -> int:
    """Deletes deliveries that are older than TOLD_FOR; returns how many."""
    return WebhookDelivery.objects.filter(created_at__lt=at - TOLD_FOR).delete()[0]


def _is_for(partner: Partner, change: LineChange, at: datetime) -> bool:
    region, topic = partner.region_id or "", partner.topic_id or ""
    return change.at > at - TOLD_FOR and change.concerns(region=region, topic=topic)


def _waiting(partner: Partner) -> "QuerySet[WebhookDelivery]":
    return partner.deliveries.filter(state=DeliveryState.WAITING)


def _switch(partner: Partner, *, is_active: bool, by: Moderator, at: datetime, why: str) -> None:
    _require_right(by)
    with remembered_change(by=by, at=at, why=why):
        partner.is_active = is_active
        partner.save(update_fields=["is_active"])


def _new_secret() -> str:
    return webhooks.secret_of(secrets.token_bytes(webhooks.SECRET_BYTES))


def _require_right(by: Moderator) -> None:
    if not (by.is_active and may(Role(by.role), Right.MANAGE_PARTNERS)):
        raise MayNot


def _require_address(url: str) -> None:
    if not webhooks.may_be_told(url):
        raise RefusedAddress(url)
