"""Wanted changes: made by one person, decided by another, and applied as one change."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from resources.actions import applying, wording
from resources.actions.change import public_change
from resources.actions.wording import NOTHING, Kept
from resources.exchange import listing_fields
from resources.exchange.listing_fields import Changes, Fields
from resources.models import Moderator, Proposal, Service
from resources.rules.contact_values import NumberClass
from resources.rules.proposals import Decision, Origin, Refusal
from resources.rules.questions import UNDO_WITHIN

ALL_BUT_ERRORS = Kept(words=None)


class NothingToChange(ValueError):
    """The listing already says what is wanted."""


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
    kept: Kept = NOTHING,
) -> Proposal:
    """What is kept is the difference that it would make, with values as they would be stored.

    Raises NothingToChange, ValueError for an unknown field, and ValidationError (by address) where
    a rule refuses a value: nobody has to decide on what can't be. UnsafeWording is one, for words
    that are not `kept`; whoever is not at the desk is not asked about better ones.
    """
    for address in changes:
        listing_fields.split(address)
    difference = _difference(service, changes)
    if not difference:
        raise NothingToChange("A proposal changes something.")
    if by is None:
        kept = ALL_BUT_ERRORS
    return Proposal.objects.create(
        service=service,
        origin=origin,
        author=by,
        author_role=author_role,
        changes={address: list(pair) for address, pair in difference.items()},
        why=why,
        evidence=evidence,
        words_kept_because=wording.require(wording.of_changes(difference), kept),
        made_at=at,
    )


def _difference(service: Service, changes: Changes) -> Changes:
    """With what follows from it: the time zone goes with the hours, a contact with its fields."""
    before = _read(service)
    with applying.rehearsed(service, changes):
        after = _read(service)
    for address in _of_contacts_that_go(before, changes):
        after[address] = False if address.endswith(".listed") else ""
    touched = {**dict.fromkeys(changes), **dict.fromkeys(before)}
    return {
        address: (before.get(address, ""), after.get(address, ""))
        for address in touched
        if before.get(address, "") != after.get(address, "")
    }


def _of_contacts_that_go(before: Fields, changes: Changes) -> list[str]:
    """All fields of these, so that they can be brought back whole."""
    going = tuple(
        address.removesuffix("listed")
        for address, (_old, new) in changes.items()
        if address.endswith(".listed") and not new
    )
    return [address for address in before if going and address.startswith(going)]


def _read(service: Service) -> dict[str, Any]:
    """From the database: the copy at hand may have been loaded with what stood before."""
    return listing_fields.read(Service.objects.get(pk=service.pk))


def standing(proposal: Proposal) -> dict[str, Any]:
    """The fields that the proposal is about, as they are now."""
    return listing_fields.some(_read(proposal.service), proposal.changes)


def accept(
    proposal: Proposal,
    *,
    by: Moderator,
    at: datetime,
    seen: Mapping[str, Any],
    alone: bool = False,
    because: str = "",
) -> None:
    """Applies it. `seen`: the fields as the decider saw them (`standing`).

    `alone`: this installation has one moderator, who may accept their own proposals; each such
    acceptance is marked. `because`: why an editor keeps words that readers should never see, where
    the author has not said so. Raises NotDecidable, Stale, NeedsEvidence, ValidationError.
    """
    own = proposal.author_id == by.pk
    if own and not alone:
        raise NotDecidable("Somebody else has to accept it.")
    kept = Kept(by=by, words=None, because=because)
    because = proposal.words_kept_because or wording.require(
        wording.of_changes(proposal.changes), kept
    )
    why = f"accepted a proposal ({proposal.origin}): {proposal.why}".removesuffix(": ")
    with public_change(by=by, at=at, why=wording.told(why, because)):
        _lock(proposal)
        now = standing(proposal)
        if now != dict(seen):
            raise Stale(now)
        proposal.changes = {
            address: [now[address], new] for address, (_old, new) in proposal.changes.items()
        }
        proposal.words_kept_because = because
        applying.apply(proposal.service, proposal.changes)
        _require_evidence(proposal)
        _decide(proposal, Decision.ACCEPTED, by=by, at=at, alone=own)


def reject(proposal: Proposal, *, by: Moderator, at: datetime, refusal: Refusal) -> None:
    """Its author may take it back themselves. Raises NotDecidable."""
    with transaction.atomic():
        _lock(proposal)
        _decide(proposal, Decision.REJECTED, by=by, at=at, refusal=refusal.value)


def undo(proposal: Proposal, *, by: Moderator, at: datetime) -> None:
    """Takes back one's own decision, within UNDO_WITHIN.

    Raises NotDecidable, also where the listing has changed since.
    """
    with public_change(by=by, at=at, why="took back a decision on a proposal"):
        Proposal.objects.select_for_update().get(pk=proposal.pk)
        proposal.refresh_from_db()
        fresh = proposal.decided_at is not None and at - proposal.decided_at <= UNDO_WITHIN
        if proposal.decided_by_id != by.pk or not fresh:
            raise NotDecidable("It is too late to take this back; propose the change instead.")
        if proposal.decision == Decision.ACCEPTED:
            _take_back(proposal)
        _decide(proposal, Decision.OPEN, by=None, at=None)


def _lock(proposal: Proposal) -> None:
    stored = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if stored.decision != Decision.OPEN:
        raise NotDecidable("It was decided in the meantime.")
    proposal.refresh_from_db()


def _take_back(proposal: Proposal) -> None:
    back = {address: (new, old) for address, (old, new) in proposal.changes.items()}
    gone = _of_contacts_that_go(dict.fromkeys(back), proposal.changes)
    now = standing(proposal)
    if any(now[address] != new for address, (new, _old) in back.items() if address not in gone):
        raise NotDecidable("The listing has changed since.")
    applying.apply(proposal.service, back)


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
