"""Wanted changes: made by one person, decided by another, and applied as one change."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from resources.actions import applying
from resources.actions.change import public_change
from resources.exchange import listing_fields
from resources.exchange.listing_fields import Changes
from resources.models import Moderator, Proposal, Service
from resources.rules.contact_values import NumberClass
from resources.rules.proposals import Decision, Origin, Refusal

UNDO_WITHIN = timedelta(seconds=15)
"""Ten seconds that people are told, and the way there and back."""


class NotDecidable(ValueError):
    """The proposal was decided already, or may not be decided by this person."""


class Stale(ValueError):
    """The listing has changed since the decider looked at it; `now` has the fields as they are."""

    def __init__(self, now: Mapping[str, Any]) -> None:
        super().__init__("The listing has changed in the meantime.")
        self.now = now


class NeedsEvidence(ValueError):
    """A number that costs its callers dear is listed only with evidence."""


def propose(
    service: Service,
    changes: Changes,
    *,
    by: Moderator | None,
    origin: Origin,
    at: datetime,
    why: str = "",
    evidence: str = "",
    author_role: str = "",
) -> Proposal:
    """Raises ValueError for no or unknown fields, and ValidationError where a rule refuses a value.

    The errors of a ValidationError are by address.
    """
    if not changes:
        raise ValueError("A proposal changes something.")
    for address in changes:
        listing_fields.split(address)
    changes = {**changes, **_emptied(service, changes)}
    with transaction.atomic():
        _try(service, changes)
        return Proposal.objects.create(
            service=service,
            origin=origin,
            author=by,
            author_role=author_role,
            changes={address: list(pair) for address, pair in changes.items()},
            why=why,
            evidence=evidence,
            made_at=at,
        )


def _emptied(service: Service, changes: Changes) -> Changes:
    """The other fields of a way of contact that goes, so that it can be brought back whole."""
    gone = [
        address
        for address, (old, new) in changes.items()
        if address.endswith(".listed") and old and not new
    ]
    now = listing_fields.read(service) if gone else {}
    rows = tuple(address.removesuffix("listed") for address in gone)
    return {
        address: (value, "")
        for address, value in now.items()
        if rows and address.startswith(rows) and not address.endswith(".listed")
    }


def _try(service: Service, changes: Changes) -> None:
    """Applies the changes and takes them back, so that nobody has to decide on what can't be."""
    savepoint = transaction.savepoint()
    applying.apply(service, changes)
    transaction.savepoint_rollback(savepoint)
    service.refresh_from_db()


def standing(proposal: Proposal) -> dict[str, Any]:
    """The fields that the proposal is about, as they are now."""
    now = listing_fields.read(proposal.service)
    return {address: now.get(address, "") for address in proposal.changes}


def is_overtaken(proposal: Proposal, now: Mapping[str, Any]) -> bool:
    """Whether another change got there first."""
    return any(old != now[address] for address, (old, _new) in proposal.changes.items())


def accept(
    proposal: Proposal,
    *,
    by: Moderator,
    at: datetime,
    seen: Mapping[str, Any],
    alone: bool = False,
) -> None:
    """Applies it. `seen`: the fields as the decider saw them (`standing`).

    `alone`: this installation has one moderator, who may accept their own proposals; each such
    acceptance is marked. Raises NotDecidable, Stale, NeedsEvidence, ValidationError.
    """
    own = proposal.author_id == by.pk
    if own and not alone:
        raise NotDecidable("Somebody else has to accept it.")
    why = f"accepted a proposal ({proposal.origin}): {proposal.why}".removesuffix(": ")
    with public_change(by=by, at=at, why=why):
        _lock(proposal)
        now = standing(proposal)
        if now != dict(seen):
            raise Stale(now)
        changes = _from(now, proposal)
        applying.apply(proposal.service, changes)
        _require_evidence(proposal)
        _decide(proposal, Decision.ACCEPTED, by=by, at=at, alone=own)


def reject(proposal: Proposal, *, by: Moderator, at: datetime, refusal: Refusal) -> None:
    """Its author may take it back themselves. Raises NotDecidable."""
    with transaction.atomic():
        _lock(proposal)
        _decide(proposal, Decision.REJECTED, by=by, at=at, refusal=refusal.value)


def undo(proposal: Proposal, *, by: Moderator, at: datetime) -> None:
    """Takes back one's own decision, within UNDO_WITHIN. Raises NotDecidable."""
    with public_change(by=by, at=at, why="took back a decision on a proposal"):
        Proposal.objects.select_for_update().get(pk=proposal.pk)
        proposal.refresh_from_db()
        fresh = proposal.decided_at is not None and at - proposal.decided_at <= UNDO_WITHIN
        if proposal.decided_by_id != by.pk or not fresh:
            raise NotDecidable("It is too late to take this back; propose the change instead.")
        if proposal.decision == Decision.ACCEPTED:
            back = {address: (new, old) for address, (old, new) in proposal.changes.items()}
            applying.apply(proposal.service, back)
        _decide(proposal, Decision.OPEN, by=None, at=None)


def _lock(proposal: Proposal) -> None:
    stored = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if stored.decision != Decision.OPEN:
        raise NotDecidable("It was decided in the meantime.")
    proposal.refresh_from_db()


def _from(now: Mapping[str, Any], proposal: Proposal) -> Changes:
    return {address: (now[address], new) for address, (_old, new) in proposal.changes.items()}


def _require_evidence(proposal: Proposal) -> None:
    addresses = [listing_fields.split(address) for address in proposal.changes]
    changed = {key for kind, key, name in addresses if kind == "contact" and name == "value"}
    dear = proposal.service.contact_methods.filter(
        pk__in=changed, number_class=NumberClass.PREMIUM.value
    )
    if not proposal.evidence and dear.exists():
        raise NeedsEvidence("A premium-rate number needs evidence.")


def _decide(
    proposal: Proposal,
    decision: Decision,
    *,
    by: Moderator | None,
    at: datetime | None,
    alone: bool = False,
    refusal: str = "",
) -> None:
    proposal.decision = decision.value
    proposal.decided_by = by
    proposal.decided_at = at
    proposal.alone = alone
    proposal.refusal = refusal
    proposal.save()
