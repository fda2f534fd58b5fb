from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any

import pytest

from resources.models import Edition, IndexEntry, Moderator, Service
from resources.rules.questions import Kind
from resources.search.finding import Line, Page, find
from resources.search.listings import load
from resources.search.opening_board import OpeningBoard, board_at
from resources.search.queue import Wanted, queue
from resources.search.searches import Search

# A Tuesday; London has the time of UTC.
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)

Find = Callable[..., Page]


def board() -> OpeningBoard:
    return board_at(Edition.current(), NOON)


def slugs(lines: Iterable[Line]) -> list[str]:
    return [service.slug for service in load(lines)]


@pytest.fixture
def only_mine(db: None) -> None:
    """No listing is found but those that the test makes."""
    IndexEntry.objects.all().delete()


@pytest.fixture
def results(only_mine: None) -> Find:
    """A page of answers on a Tuesday at noon: `results("gb", number=1, size=20, topic=…)`."""

    def ask(region: str = "gb", *, number: int = 1, size: int = 20, **asked: object) -> Page:
        search = Search(region=region, **asked)  # type: ignore[arg-type]
        return find(search, board=board(), at=NOON, number=number, size=size)

    return ask


@pytest.fixture
def names(results: Find) -> Callable[..., list[str]]:
    """The slugs of the answers, in order: `names("gb", topic=…)`."""

    def ask(region: str = "gb", **asked: object) -> list[str]:
        return slugs(results(region, **asked).lines)

    return ask


@pytest.fixture
def bob(db: None) -> Moderator:
    Service.objects.all().update(state="retired")
    return Moderator.objects.create(email="bob@example.org", role="moderator")


@pytest.fixture
def asked(bob: Moderator) -> Callable[..., list[str]]:
    """Names of the listings that are asked about, in order: `asked(kind=…)`; gaps left out."""

    def ask(**wanted: Any) -> list[str]:
        found = queue(Wanted(**wanted), by=bob, at=wanted.pop("at", NOON))
        return [each.name for each in found.questions if each.kind is not Kind.GAP]

    return ask
