"""What is asked: the places, topics and languages of generated listings, as often as they occur.

The first thousand listings stand in every database but the smallest, so that each question has an
answer among a thousand as among a hundred thousand. In the starter data it often has to be widened.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlencode

from resources.exchange import made_up
from resources.exchange.made_up import Vocabulary
from resources.rules.terms import LANGUAGES
from tests.bench.sizes import Size
from tests.resources.search import labelled_set
from tests.server import ROOT

HOW_MANY = 300

# Besides place, topic and language each asks for one, two or three of these.
WISHES = (
    {"channel": "voice"},
    {"channel": "chat"},
    {"channel": "sms"},
    {"audience": "children-and-teens"},
    {"audience": "women"},
    {"open": "yes"},
    {"free": "yes"},
    {"anonymous": "yes"},
    {"dispatch": "never-without-consent"},
)


@dataclass(frozen=True, slots=True)
class Question:
    region: str
    topic: str
    language: str

    @property
    def page(self) -> str:
        return f"/en/{self.region}/{self.topic}/?{urlencode({'language': self.language})}"

    @property
    def widget(self) -> str:
        return f"/embed/v1/en/{self.region}/{self.topic}/"

    @property
    def api(self) -> str:
        asked = {"region": self.region, "topic": self.topic, "language": self.language}
        return f"/api/v1/services?{urlencode(asked)}"


def questions() -> Sequence[Question]:
    """Always the same ones, each once."""
    return list(islice(dict.fromkeys(_asked()), HOW_MANY))


def combinations(asked: Sequence[Question]) -> Sequence[str]:
    """Addresses of pages of the same places, topics and languages with further wishes."""
    return [
        f"{question.page}&{urlencode(_wishes(number))}" for number, question in enumerate(asked)
    ]


def _wishes(number: int) -> dict[str, str]:
    """The steps have no factor in common with their number, so that all of them are met."""
    chosen = [WISHES[(number * step) % len(WISHES)] for step in (1, 2, 4)[: 1 + number % 3]]
    return {name: value for wish in chosen for name, value in wish.items()}


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody types on a page about `region`."""

    region: str
    text: str


def typed() -> Sequence[Typed]:
    """Of the labelled set in all twelve languages, the searches and the ordinary ones by turns."""
    found = [
        Typed(query.region, query.text)
        for name in ("tuning", "ordinary")
        for language in LANGUAGES
        for query in labelled_set.read(language, name)
    ]
    return found[:: len(found) // HOW_MANY][:HOW_MANY]


def _asked() -> Iterator[Question]:
    text = (ROOT / "resources" / "starter" / "vocabulary.json").read_text(encoding="utf-8")
    known = json.loads(text)
    words = Vocabulary(
        topics=[topic["slug"] for topic in known["topics"]],
        audiences=[audience["slug"] for audience in known["audiences"]],
    )
    for number in range(1, Size.SMALL + 1):
        record = made_up.record(number, words)
        for language in record.contact_methods[0].languages[:1]:
            yield Question(record.coverage[0], record.topics[0], language)
