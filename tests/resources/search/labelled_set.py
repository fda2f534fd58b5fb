"""Searches as people type them, with what they mean; written by who never saw the vocabulary.

`labelled/{language}.tuning.jsonl` may be looked at by who works on the vocabulary and the matching;
`{language}.kept_back.jsonl` is for counting only, and nobody opens it to mend a single search: its
first 40 were written before the vocabulary, the others later, by who had seen neither.
`{language}.ordinary.jsonl` are searches that hold tempting words and are not about distress.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

FOLDER = Path(__file__).parent / "labelled"
HALVES = ("tuning", "kept_back")


class Meaning(Protocol):
    """What `resources.search.understanding` gives; the benchmark reads this file without Django."""

    @property
    def topics(self) -> Sequence[str]: ...
    @property
    def intent(self) -> bool: ...


Understand = Callable[[str, str, str], Meaning]
"""(text, language of the page, region of the page) -> what is understood."""


@dataclass(frozen=True, slots=True)
class Query:
    """`topics` are those that are right as the first answer."""

    text: str
    language: str
    region: str
    topics: Sequence[str]
    regions: Sequence[str]
    intent: bool


@dataclass(frozen=True, slots=True)
class Score:
    """How many of how many."""

    right: int
    all: int

    @property
    def share(self) -> float:
        return self.right / self.all if self.all else 1.0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.all + other.all)


@dataclass(frozen=True, slots=True)
class Accuracy:
    """`topics`: the first one is right. `intent`: shown where it is there (recall)."""

    topics: Score
    intent: Score


def read(language: str, name: str) -> list[Query]:
    lines = (FOLDER / f"{language}.{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [_query(json.loads(line)) for line in lines]


def _query(row: dict[str, Any]) -> Query:
    return Query(
        text=row["text"],
        language=row["language"],
        region=row["region"],
        topics=row.get("topics", ()),
        regions=row.get("regions", ()),
        intent=row["intent"],
    )


def accuracy(queries: Sequence[Query], understand: Understand) -> Accuracy:
    meant = [(query, understand(query.text, query.language, query.region)) for query in queries]
    about = [(query, found) for query, found in meant if query.topics]
    in_need = [found.intent for query, found in meant if query.intent]
    right = sum(bool(found.topics) and found.topics[0] in query.topics for query, found in about)
    return Accuracy(Score(right, len(about)), Score(sum(in_need), len(in_need)))


def false_alarms(language: str, understand: Understand) -> Score:
    """Ordinary searches that are taken for distress."""
    queries = read(language, "ordinary")
    alarms = sum(understand(each.text, each.language, each.region).intent for each in queries)
    return Score(alarms, len(queries))
