"""From a search to the lines that answer it, in the published order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from resources.search import index_query
from resources.search.opening_board import OpeningBoard
from resources.search.searches import Search


@dataclass(frozen=True, slots=True)
class Line:
    """A line as the index knows it: enough to choose it, not to show it."""

    service: UUID
    always_open: bool
    without_voice: bool


@dataclass(frozen=True, slots=True)
class Page:
    """`lines` of this page in order; `count` of them all, or of those that were compared."""

    lines: Sequence[Line]
    count: int
    number: int
    size: int

    @property
    def is_counted(self) -> bool:
        """Whether there are no more than `count`."""
        return self.count < index_query.MOST_COMPARED

    @property
    def pages(self) -> int:
        return max(1, -(-self.count // self.size))


MOST_KEPT = 5_000
"""Answers in the memory of a process, some 2 kB each."""


def find(search: Search, *, board: OpeningBoard, at: datetime, number: int, size: int) -> Page:
    """One page of answers. One query."""
    return find_first([search], board=board, at=at, number=number, size=size)[1]


def find_first(
    searches: Sequence[Search], *, board: OpeningBoard, at: datetime, number: int, size: int
) -> tuple[Search, Page]:
    """The first search that has an answer, and its page; the last one if none has.

    One query; a second one where the first search has no answer, in which PostgreSQL doesn't begin
    with a search that is not needed. None where it was asked before with this board, for `at` (a
    moment of the board) can't make a difference.
    """
    if any(search.words for search in searches):
        # What somebody has typed is never kept, not even in memory.
        return _first(searches, board, at, number, size)
    asked = (tuple(searches), number, size)
    answer: tuple[Search, Page] | None = board.kept.get(asked)
    if answer is None:
        answer = _first(searches, board, at, number, size)
        if len(board.kept) >= MOST_KEPT:
            board.kept.clear()
        board.kept[asked] = answer
    return answer


def _first(
    searches: Sequence[Search], board: OpeningBoard, at: datetime, number: int, size: int
) -> tuple[Search, Page]:
    """Mostly the first one has an answer, and PostgreSQL takes as long to plan the others."""
    for asked in (searches[:1], searches[1:]):
        query, parameters = index_query.compose(asked, board, at)
        parameters |= {"start": (number - 1) * size, "end": number * size}
        with connection.cursor() as cursor:
            cursor.execute(query, parameters)
            rows = cursor.fetchall()
        if rows or len(searches) == 1:
            break
    if not rows:
        return searches[-1], Page((), 0, number, size)
    place, count = rows[0][:2]
    lines = [Line(*row[2:5]) for row in rows if row[2] is not None]
    return asked[place], Page(lines, count, number, size)
