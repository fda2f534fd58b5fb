"""A moderator in a test: opens questions of the desk and answers them."""

import json
from typing import Any

from django.test import Client
from django.urls import reverse

from resources.actions import proposing
from resources.models import ContactMethod, Moderator, Proposal, Service
from resources.rules.proposals import Origin
from tests.conftest import NOON


def number(service: Service) -> ContactMethod:
    return service.contact_methods.get(kind="voice")


def address(key: str) -> str:
    return reverse("moderation:question", args=(key,))


def answer(desk: Client, key: str, **form: Any) -> Any:
    return desk.post(address(key), form)


def overdue(service: Service) -> str:
    return f"overdue:{service.pk}"


def verified(desk: Client, service: Service, how: str = "dialled") -> Any:
    return answer(desk, overdue(service), verified=how, contact=str(number(service).pk))


def undo(desk: Client) -> Any:
    return desk.post(reverse("moderation:undo"), follow=True)


def proposed(service: Service, by: Moderator, value: str = "0800 123 4567") -> Proposal:
    where = f"contact.{number(service).pk}.value"
    changes = {where: (number(service).value, value)}
    return proposing.propose(service, changes, by=by, origin=Origin.MODERATOR, at=NOON)


def accept(desk: Client, proposal: Proposal, **form: Any) -> Any:
    seen = json.dumps(proposing.standing(proposal))
    return answer(desk, f"proposal:{proposal.pk}", **{"answer": "accept", "seen": seen, **form})
