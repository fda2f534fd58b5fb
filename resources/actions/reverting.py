"""Taking a change back, which is a wanted change like any other: somebody else decides on it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from resources.actions import proposing
from resources.actions.wording import Kept
from resources.exchange import listing_fields
from resources.models import Moderator, Proposal, Service
from resources.rules.proposals import Origin
from resources.search.history import Change, FieldChange


def revert(
    service: Service, change: Change, *, by: Moderator, at: datetime, why: str = ""
) -> Proposal:
    """Proposes to put each editable field back to what it was before this change.

    Raises NothingToChange where nothing is left to put back, and ValidationError as `propose`, but
    readers have seen the former words, so nobody is asked for better ones.
    """
    service.refresh_from_db()
    wanted = difference(change, listing_fields.read(service))
    kept = Kept(by=by, words=None)
    return proposing.propose(
        service, wanted, by=by, origin=Origin.MODERATOR, at=at, why=why, kept=kept
    )


def difference(change: Change, now: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Address -> (value now, value before the change), of the fields that would be put back."""
    wanted = {
        field.address: (now.get(field.address, ""), _before(field, now))
        for field in change.fields
        if is_editable(field)
    }
    going = tuple(
        address.removesuffix("listed")
        for address, (_now, before) in wanted.items()
        if address.endswith(".listed") and not before
    )
    return {
        address: (value, before)
        for address, (value, before) in wanted.items()
        if value != before and not (address.startswith(going) and not address.endswith(".listed"))
    }


def is_editable(field: FieldChange) -> bool:
    """Whether a proposal can put it back. The first text of a language can't be taken away."""
    try:
        kind, _key, name = listing_fields.split(field.address)
    except ValueError:
        return False
    return not (kind == "text" and name == "name" and field.old == "")


def _before(field: FieldChange, now: Mapping[str, Any]) -> Any:
    name = field.address.removeprefix("service.")
    if name in listing_fields.LINKS:
        return sorted((set(now[field.address]) - set(field.new)) | set(field.old))
    return field.old
