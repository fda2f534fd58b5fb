"""Listings made in a test, the way an import makes them: through every rule that a file meets."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from resources.actions import importing
from resources.actions.change import public_change
from resources.actions.indexing import reindex
from resources.models import ContactMethod, Service

MADE_AT = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)

VOICE = {
    "kind": "voice",
    "value": "0800 123 4567",
    "dialled_in": "gb",
    "opening_hours": "24/7",
    "languages": ["en"],
}

OWN_PAGE = {"title": "Its own page", "url": "https://example.org/", "kind": "organization"}

LISTING: dict[str, Any] = {
    "id": "gb-made-up-line",
    "texts": [{"language": "en", "name": "Made-up Line"}],
    "coverage": ["gb"],
    "topics": ["suicide"],
    "contact_methods": [VOICE],
    "sources": [OWN_PAGE],
    "independent_sources": 1,
    "confidence": "high",
}


def add(name: str = "gb-made-up-line", **changes: Any) -> Service:
    """A listing with this address; published, unless the changes leave it too thin for that."""
    record = {**LISTING, "id": name, **changes}
    plan = importing.plan([json.dumps(record)])
    assert not plan.refused, plan.refused
    importing.apply(plan, by=None, at=MADE_AT, why="made for a test")
    return Service.objects.get(slug=name)


def named(words: str, **changes: Any) -> Service:
    """A listing with this name."""
    return add(texts=[{"language": "en", "name": words}], **changes)


def voice(**changes: Any) -> dict[str, Any]:
    return {**VOICE, **changes}


def first_contact(service: Service) -> ContactMethod:
    return service.contact_methods.all()[0]


def published_slugs() -> Iterator[str]:
    yield from Service.objects.published().order_by("slug").values_list("slug", flat=True)


def reindex_all(region: str) -> None:
    """After rows were changed behind the actions' back, as if a check had found it."""
    with public_change(by=None, why="made for a test", at=MADE_AT):
        reindex(Service.objects.filter(coverage=region).values_list("pk", flat=True))
