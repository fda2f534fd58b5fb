"""Who answers what was understood: first what somebody named, then what they mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from resources.search.companions import companions
from resources.search.finding import Line
from resources.search.full_text import find_by_words
from resources.search.opening_board import OpeningBoard
from resources.search.searches import Search
from resources.search.understanding import Understood
from resources.search.widening import Answer, find_never_empty


@dataclass(frozen=True, slots=True)
class Answered:
    """`named`: the lines whose name or number was typed. `by_words`: found by full text."""

    named: Sequence[Line]
    answer: Answer
    by_words: bool

    @property
    def lines(self) -> Sequence[Line]:
        """All that is shown, each once."""
        by_service = {line.service: line for line in (*self.named, *self.answer.lines)}
        return list(by_service.values())


def answer(
    understood: Understood, search: Search, *, board: OpeningBoard, at: datetime, size: int
) -> Answered:
    """The first page; never empty but for an empty directory.

    `search` is what the meaning asks for. Where nothing has a meaning, the words themselves are
    looked for in the texts of listings.
    """
    named = [Line(service, False, False) for service in understood.services]
    if understood.is_vague and not named:
        found = find_by_words(
            understood.left, search=search, board=board, at=at, number=1, size=size
        )
        if found.count:
            besides = (
                companions(found.lines, asked=search, answered=search, board=board, at=at)
                if understood.intent
                else ()
            )
            return Answered([], Answer(found, search, (), besides), by_words=True)
    meant = find_never_empty(
        search, board=board, at=at, number=1, size=size, owes_more=understood.intent
    )
    return Answered(named, meant, by_words=False)
