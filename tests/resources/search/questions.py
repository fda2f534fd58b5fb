"""Listings that the desk has questions about, and what makes it ask."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from resources.actions import proposing, reporting, verifying
from resources.models import (
    Confirmation,
    LikelyDuplicate,
    LinkCheck,
    Moderator,
    NumberDoubt,
    Service,
)
from resources.rules.freshness import Aspect, Method, Outcome
from resources.rules.proposals import Origin
from resources.rules.reports import Problem
from tests.resources.factories import listing
from tests.resources.search.conftest import NOON

Asked = Callable[..., list[str]]


def check(service: Service, by: Moderator, *, days_ago: int = 0, **given: Any) -> None:
    """Each number and link of the listing, unless it is told what."""
    moment = NOON - timedelta(days=days_ago)
    plain: dict[str, Any] = {"method": Method.DIALLED, "outcome": Outcome.CONFIRMED}
    about = (
        [given]
        if given
        else [
            {"aspect": Aspect.NUMBER, "contact_method": each}
            for each in service.contact_methods.all()
        ]
    )
    for each in about:
        verifying.record(service, by=by, at=moment, **{**plain, **each})


def checked(slug: str, by: Moderator, **fields: Any) -> Service:
    service = listing(slug, **fields)
    check(service, by)
    return service


def number(service: Service) -> Any:
    return service.contact_methods.get(kind="voice")


def report(service: Service, **given: Any) -> None:
    plain: dict[str, Any] = {"problem": Problem.WRONG_NUMBER, "at": NOON}
    reporting.report(number(service), **{**plain, **given})


def propose(service: Service, origin: Origin) -> None:
    changes = {"service.url": ("", f"https://example.org/{origin}")}
    proposing.propose(service, changes, by=None, origin=origin, at=NOON)


def dead(service: Service) -> None:
    LinkCheck.objects.create(
        service=service, url="https://example.org", checked_at=NOON, outcome="dead", dead_in_a_row=1
    )


def doubt(service: Service, class_now: str, **fields: Any) -> NumberDoubt:
    method = number(service)
    plain = {"contact_method": method, "value": method.value, "class_now": class_now}
    return NumberDoubt.objects.create(found_at=NOON, **{**plain, **fields})


def alike(one: Service, two: Service) -> LikelyDuplicate:
    first, second = sorted([one, two], key=lambda each: each.pk)
    return LikelyDuplicate.objects.create(
        first=first, second=second, same_number=True, closeness=0, found_at=NOON
    )


def unanswered(service: Service) -> None:
    Confirmation.objects.create(
        service=service,
        contact_email="office@example.org",
        language="en",
        asked_at=NOON,
        expires_at=NOON,
        reply="no-reply",
    )
