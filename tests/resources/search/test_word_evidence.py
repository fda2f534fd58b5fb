"""What a sentence is probably about, by words that only these tests have."""

from collections.abc import Iterable

import pytest

from resources.actions import vocabulary as actions
from resources.exchange.vocabulary_files import Entry
from resources.models import Edition
from resources.rules.normalised_text import tokens
from resources.rules.terms import TermKind
from resources.search.vocabulary import vocabulary
from resources.search.word_evidence import WINDOW, Guess, guess
from tests.conftest import NOON

pytestmark = pytest.mark.django_db

DANGER = ("flutterwick", "quabbersnap", "plimsoat", "dringle", "wexmarrow", "oplinth")
MONEY = tuple(f"jost{letter}blick" for letter in "abcdefghijklmnop")


def teach(kind: TermKind, slug: str, words: Iterable[str]) -> None:
    actions.load([Entry("en", kind, slug, " ".join(words))], by=None, at=NOON)


def guessed(*words: str) -> Guess:
    found = guess(tokens(" ".join(words)), vocabulary(str(Edition.current())), "en")
    assert found is not None
    return found


@pytest.fixture(autouse=True)
def taught() -> None:
    teach(TermKind.INTENT, "suicide", DANGER)
    teach(TermKind.TOPIC, "money-and-debt", MONEY)


def test_a_few_words_of_danger_are_seen_in_a_long_sentence_about_something_else() -> None:
    found = guessed(*MONEY, *DANGER)
    assert found.intent < 0.5
    assert found.intent_in_part > 0.99
    assert max(found.topics, key=found.topics.__getitem__) == "money-and-debt"


def test_a_sentence_about_something_else_has_no_such_part() -> None:
    assert guessed(*MONEY).intent_in_part < 0.01


def test_a_short_sentence_is_only_looked_at_whole() -> None:
    found = guessed(*DANGER[:WINDOW])
    assert found.intent > 0.99
    assert found.intent_in_part == 0


def test_words_that_are_hardly_known_make_no_part() -> None:
    unknown = [f"zghx{letter}" for letter in "abcdefgh"]
    assert guessed(*unknown, *DANGER[:3], *unknown).intent_in_part == 0


def test_topics_are_probabilities() -> None:
    found = guessed(*MONEY, *DANGER)
    assert sum(found.topics.values()) == pytest.approx(1, abs=0.05)
