"""Types hostile texts and times each query that they lead to. `hostile.py` starts it."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from django.db import connection
from tqdm import tqdm

from directory import asking
from directory.moment import Moment, this_moment
from resources.search.answering import answer
from tests.hostile_texts import HOSTILE, random_text


@dataclass(frozen=True, slots=True)
class _Watch:
    """Milliseconds of each query."""

    took: list[float] = field(default_factory=list)

    def __call__(self, execute: Callable[..., Any], *query: Any) -> Any:
        start = perf_counter()
        try:
            return execute(*query)
        finally:
            self.took.append((perf_counter() - start) * 1_000)


def timed(texts: int) -> list[float]:
    """Milliseconds of each query that so many texts lead to."""
    moment, watch = this_moment(), _Watch()
    _ask("warm", moment)
    with connection.execute_wrapper(watch):
        for text in tqdm(_texts(texts), "hostile texts", texts):
            _ask(text, moment)
    return watch.took


def _texts(how_many: int) -> Iterator[str]:
    dice = random.Random(1)  # noqa: S311 (the same texts in each run)
    yield from HOSTILE.values()
    yield from (random_text(dice) for _ in range(how_many - len(HOSTILE)))


def _ask(text: str, moment: Moment) -> None:
    understood = asking.meaning(text, language="en", region="gb", moment=moment)
    asked = asking.search_for(understood, region="gb", language="en", tables=moment.reference)
    answer(understood, asked, board=moment.board, at=moment.at, size=10)
