"""Never an empty answer: what is dropped, one step at a time, and said."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from resources.rules import region_codes
from resources.search.finding import Page, Search, find
from resources.search.opening_board import OpeningBoard

# Wishes about how, first; then for whom, in which language, about what; the place comes last.
DROPPED_IN_ORDER = (
    "dispatch_policy",
    "anonymous",
    "free",
    "open_now",
    "channel",
    "audience",
    "language",
    "topic",
)

ELSEWHERE = "elsewhere"

_NOT_ASKED: dict[str, Any] = {field.name: field.default for field in fields(Search)}


@dataclass(frozen=True, slots=True)
class Answer:
    """`search` is what was answered, `dropped` the names of what was asked beyond it, in order.

    ELSEWHERE among them: lines of other countries that can be reached over the internet, because
    nothing nearer is known.
    """

    page: Page
    search: Search
    dropped: tuple[str, ...]


def find_never_empty(
    search: Search, *, board: OpeningBoard, at: datetime, number: int, size: int
) -> Answer:
    """The answer of the narrowest search that has one; empty only for an empty directory."""
    dropped: tuple[str, ...] = ()
    page = find(search, board=board, at=at, number=number, size=size)
    for step, wider in _steps(search):
        if page.count:
            break
        dropped, search = (*dropped, step), wider
        page = find(search, board=board, at=at, number=number, size=size)
    return Answer(page=page, search=search, dropped=dropped)


def _steps(search: Search) -> Iterator[tuple[str, Search]]:
    for name in DROPPED_IN_ORDER:
        if getattr(search, name):
            search = replace(search, **{name: _NOT_ASKED[name]})
            yield name, search
    # find() looks into every wider region that is covered wholly, so the parents have been asked.
    if search.region != region_codes.WORLD:
        yield ELSEWHERE, replace(search, region=region_codes.WORLD, online_only=True)
