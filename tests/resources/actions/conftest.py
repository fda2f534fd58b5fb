"""Alice, who is everywhere, proposes; Bob decides."""

from collections.abc import Callable
from typing import Any

import pytest

from resources.actions import proposing
from resources.exchange import listing_fields
from resources.models import Moderator, Proposal, Service
from resources.rules.proposals import Origin
from tests.conftest import NOON
from tests.resources.factories import chat, listing, phone


@pytest.fixture
def service(db: None) -> Service:
    return listing("tea-line", methods=[phone(), chat()])


@pytest.fixture
def bob(db: None) -> Moderator:
    return Moderator.objects.create(email="bob@example.org", role="moderator")


@pytest.fixture
def propose(service: Service, alice: Moderator) -> Callable[..., Proposal]:
    """A proposal of Alice's: `propose({address: new value})`."""

    def make(wanted: dict[str, Any], **given: Any) -> Proposal:
        changes = listing_fields.difference(listing_fields.read(service), wanted)
        plain = {"by": alice, "origin": Origin.MODERATOR, "at": NOON}
        return proposing.propose(service, changes, **{**plain, **given})

    return make
