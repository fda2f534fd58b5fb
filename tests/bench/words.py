"""How far what people type is understood, by language, and how long that takes.

On the labelled set of tests/resources/search/labelled; nothing is tuned to its half that is kept
back, and whoever wrote it had not seen the vocabulary.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from resources.rules.terms import LANGUAGES
from tests.resources.search.labelled_set import Score
from tests.server import manage

_SCRIPT = """
import json
from datetime import UTC, datetime
from statistics import median
from time import perf_counter

from resources.models import Edition
from resources.rules.terms import LANGUAGES
from resources.search.reference import reference
from resources.search.understanding import understand
from tests.resources.search import labelled_set

edition = Edition.current()
spoken = tuple(reference(edition).spoken)
took = []

def understood(text, language, region):
    start = perf_counter()
    found = understand(
        text, language=language, region=region, edition=str(edition), at=datetime.now(UTC),
        spoken=spoken,
    )
    took.append((perf_counter() - start) * 1000)
    return found

understood("warm", "en", "gb")
for language in LANGUAGES:
    took.clear()
    halves = {
        half: labelled_set.accuracy(labelled_set.read(language, half), understood)
        for half in labelled_set.HALVES
    }
    alarms = labelled_set.false_alarms(language, understood)
    print(json.dumps({
        "language": language,
        "topics": [[h.topics.right, h.topics.all] for h in halves.values()],
        "intent": [[h.intent.right, h.intent.all] for h in halves.values()],
        "alarms": [alarms.right, alarms.all],
        "median_ms": median(took),
    }))
"""


@dataclass(frozen=True, slots=True)
class Words:
    """One language. `topics` and `intent`: of the tuning half, and of the half kept back."""

    language: str
    topics: tuple[Score, Score]
    intent: tuple[Score, Score]
    alarms: Score
    median_ms: float


def measure(database_url: str) -> Sequence[Words]:
    """With the vocabulary and the names of places as they ship."""
    printed = manage("shell", "--no-imports", "-c", _SCRIPT, database_url=database_url)
    found = [_words(line) for line in printed.splitlines() if line.startswith("{")]
    if [each.language for each in found] != list(LANGUAGES):
        raise ValueError(f"Not every language was measured: {printed}")
    return found


def _words(line: str) -> Words:
    row = json.loads(line)
    tuning, kept_back = (Score(*counts) for counts in row["topics"])
    seen, seen_back = (Score(*counts) for counts in row["intent"])
    return Words(
        language=row["language"],
        topics=(tuning, kept_back),
        intent=(seen, seen_back),
        alarms=Score(*row["alarms"]),
        median_ms=row["median_ms"],
    )
