"""Makes what is waiting at the desk, inside a process that has the database: see `desk.py`."""

import json
from dataclasses import asdict
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from directory import clock
from directory.jobs import webhooks
from resources.actions import interrupting, partnering, proposing, reporting
from resources.models import ContactMethod, LikelyDuplicate, Moderator, NumberDoubt, Service
from resources.rules.proposals import Origin
from resources.rules.reports import Problem
from resources.search import duplicates
from tests.browser.desk import Desk


def tell() -> None:
    """For the process that waits."""
    print(json.dumps(asdict(make())))  # noqa: T201 (read by `desk.made`)


def make() -> Desk:
    alice, bob = (
        Moderator.objects.create(email=f"{name}@example.org", name=name.title(), role=role)
        for name, role in (("alice", "editor"), ("bob", "moderator"))
    )
    service = Service.objects.get(slug="gb-samaritans")
    method = service.contact_methods.get(value="116 123")
    return Desk(
        alice=session_of(alice),
        bob=session_of(bob),
        listing=str(service.pk),
        proposal=_proposal(service, method),
        duplicate=_duplicate(service),
        number=_doubt(method),
        partner=_partner(method, alice),
    )


def session_of(person: Moderator, **content: Any) -> str:
    """The key of a session in which this person is signed in. `content`: what else it has."""
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.update(content)
    session.save()
    return str(session.session_key)


def _proposal(service: Service, method: ContactMethod) -> str:
    for _ in range(2):
        reporting.report(method, problem=Problem.HOURS, note="They opened later.", at=clock.now())
    changes = {"service.anonymous": (service.anonymous, "unknown")}
    proposal = proposing.propose(
        service, changes, by=None, origin=Origin.SERVICE, author_role="Office", at=clock.now()
    )
    return str(proposal.pk)


def _duplicate(service: Service) -> str:
    twin = Service.objects.exclude(pk=service.pk).filter(coverage="gb", state="published")[0]
    first, second = sorted([service.pk, twin.pk])
    LikelyDuplicate.objects.create(
        first_id=first, second_id=second, same_number=True, closeness=0, found_at=clock.now()
    )
    return duplicates.question(first, second)


def _doubt(method: ContactMethod) -> str:
    doubt = NumberDoubt.objects.create(
        contact_method=method, value=method.value, class_now="premium", found_at=clock.now()
    )
    return str(doubt.pk)


def _partner(method: ContactMethod, alice: Moderator) -> str:
    partner = partnering.register(
        "The News", "https://news.example.org/hook", by=alice, at=clock.now(), region="gb"
    )
    interrupting.take_down(method, by=alice, at=clock.now(), why="")
    interrupting.bring_back(method, by=alice, at=clock.now(), why="")
    partnering.queue_changes(partner, at=clock.now(), compose=webhooks.compose)
    delivery = partner.deliveries.first()
    if delivery is not None:
        partnering.record_attempt(delivery, status_code=503, at=clock.now())
    return str(partner.pk)
