"""Which topics are meant, and which of them comes first, by words that only these tests have."""

import pytest

from resources.actions import vocabulary
from resources.exchange.vocabulary_files import Entry
from resources.models import Edition
from resources.rules.terms import TermKind
from resources.search import understanding
from resources.search.understanding import understand
from resources.search.word_evidence import Guess
from tests.conftest import NOON

pytestmark = pytest.mark.django_db


def teach(**topics: str) -> None:
    """`teach(flutterwick="gambling")`: the word means the topic."""
    entries = (Entry("en", TermKind.TOPIC, slug, word) for word, slug in topics.items())
    vocabulary.load(entries, by=None, at=NOON)


def meant(text: str) -> tuple[str, ...]:
    edition = str(Edition.current())
    return understand(text, language="en", region="gb", edition=edition, at=NOON).topics


@pytest.mark.parametrize("general", ["emotional-distress", "loneliness"])
def test_what_goes_with_everything_stands_behind_what_is_said_beside_it(general: str) -> None:
    teach(flutterwick=general, quabbersnap="money-and-debt")
    assert meant("flutterwick quabbersnap") == ("money-and-debt", general)


def test_what_was_said_is_answered_beside_a_sure_guess(monkeypatch: pytest.MonkeyPatch) -> None:
    teach(flutterwick="gambling", quabbersnap="anxiety")
    sure = Guess(topics={"gambling": 1.0}, intent=0, intent_in_part=0, ordinary=0)
    monkeypatch.setattr(understanding, "guess", lambda *_asked: sure)
    assert meant("flutterwick quabbersnap plfgh") == ("gambling", "anxiety")


@pytest.mark.parametrize(
    ("guessed", "is_seen"),
    [
        (Guess({}, intent=0.9, intent_in_part=0, ordinary=0.1), True),
        (Guess({}, intent=0.6, intent_in_part=0, ordinary=0.3), False),
        (Guess({}, intent=0.1, intent_in_part=0.99, ordinary=0.2), True),
        (Guess({}, intent=0.1, intent_in_part=0.9, ordinary=0.2), False),
        (Guess({}, intent=0.1, intent_in_part=0, ordinary=0.001), True),
        (Guess({}, intent=0.01, intent_in_part=0, ordinary=0.001), False),
    ],
)
def test_intent_is_guessed_by_the_sentence_or_a_part_and_sooner_where_nothing_is_ordinary(
    monkeypatch: pytest.MonkeyPatch, guessed: Guess, *, is_seen: bool
) -> None:
    monkeypatch.setattr(understanding, "guess", lambda *_asked: guessed)
    edition = str(Edition.current())
    found = understand("plfgh", language="en", region="gb", edition=edition, at=NOON)
    assert found.intent is is_seen


@pytest.mark.parametrize(
    "written",
    [
        "flutterwickquabbersnap",
        "f l u t t e r w i c k q u a b b e r s n a p",
        "#FlutterwickQuabbersnap",
    ],
)
def test_a_phrase_is_known_without_its_spaces_and_letter_by_letter(written: str) -> None:
    teach(**{"flutterwick quabbersnap": "gambling"})
    assert meant(written) == ("gambling",)


def test_a_letter_that_somebody_hides_is_read() -> None:
    teach(flutterwick="gambling")
    assert meant("fl*tterwick") == ("gambling",)
