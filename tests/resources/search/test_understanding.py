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
    sure = Guess(topics={"gambling": 1.0}, intent=0, ordinary=0, known=1)
    monkeypatch.setattr(understanding, "guess", lambda *_asked: sure)
    assert meant("flutterwick quabbersnap plfgh") == ("gambling", "anxiety")
