"""Proposals of the actions' tests: Alice proposes, Bob decides."""

from collections.abc import Callable
from typing import Any

from resources.actions import proposing, verifying
from resources.models import ContactMethod, Moderator, Proposal, Service
from resources.rules.freshness import Aspect, Method, Outcome
from tests.conftest import NOON

Propose = Callable[..., Proposal]


def number_of(service: Service) -> ContactMethod:
    return service.contact_methods.get(kind="voice")


def new_number(service: Service, value: str = "0800 123 4567") -> dict[str, Any]:
    return {f"contact.{number_of(service).pk}.value": value}


def accept(proposal: Proposal, by: Moderator, **given: Any) -> None:
    seen = proposing.standing(proposal)
    proposing.accept(proposal, by=by, at=NOON, seen=seen, **given)


def dialled(service: Service, *, by: Moderator) -> None:
    """Its number was dialled, and is right."""
    verifying.record(
        service,
        aspect=Aspect.NUMBER,
        method=Method.DIALLED,
        outcome=Outcome.CONFIRMED,
        by=by,
        at=NOON,
        contact_method=number_of(service),
    )
