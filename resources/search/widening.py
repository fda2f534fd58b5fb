"""Never an empty answer: what is dropped, one step at a time, and said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from resources.rules import region_codes, signposting
from resources.search.companions import companions
from resources.search.finding import Line, Page, find_first
from resources.search.opening_board import OpeningBoard
from resources.search.searches import Search

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
    companions: Sequence[Line] = ()

    @property
    def lines(self) -> Sequence[Line]:
        """All that is shown."""
        return [*self.page.lines, *self.companions]


def find_never_empty(
    search: Search,
    *,
    board: OpeningBoard,
    at: datetime,
    number: int,
    size: int,
    owes_more: bool = False,
) -> Answer:
    """The answer of the narrowest search that has one; empty only for an empty directory.

    On the first page of a sensitive topic, or where it `owes_more` to its reader as such a page
    does, with the lines that it owes besides. One query, another one where it has to widen, and
    where such lines are owed.
    """
    steps = list(_steps(search))
    searches = [search, *(wider for _, wider in steps)]
    answered, page = find_first(searches, board=board, at=at, number=number, size=size)
    dropped = tuple(name for name, _ in steps[: searches.index(answered)])
    if number > 1 or not (owes_more or signposting.is_sensitive(search.topic)):
        return Answer(page, answered, dropped)
    besides = companions(page.lines, asked=search, answered=answered, board=board, at=at)
    return Answer(page, answered, dropped, besides)


def _steps(search: Search) -> Iterator[tuple[str, Search]]:
    for name in DROPPED_IN_ORDER:
        if getattr(search, name):
            search = replace(search, **{name: _NOT_ASKED[name]})
            yield name, search
    # A search looks into every wider region that is covered wholly, so the parents have been asked.
    if search.region != region_codes.WORLD:
        yield ELSEWHERE, replace(search, region=region_codes.WORLD, online_only=True)
