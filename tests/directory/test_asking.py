from collections.abc import Callable

import pytest

from directory.asking import meaning, search_for
from directory.moment import this_moment
from resources.actions import vocabulary
from resources.exchange.vocabulary_files import Entry
from resources.models import Edition
from resources.rules.terms import TermKind
from resources.search.reference import reference
from resources.search.searches import Search
from resources.search.understanding import Understood
from tests.conftest import NOON

Ask = Callable[..., Search]


@pytest.fixture
def ask(db: None) -> Ask:
    """`ask(topics=…)`: the search for what was understood on an English page on Britain."""

    def search(*, region: str = "gb", **understood: tuple[str, ...]) -> Search:
        tables = reference(Edition.current())
        return search_for(Understood(**understood), region=region, language="en", tables=tables)  # type: ignore[arg-type]

    return search


def test_nothing_understood_asks_for_the_general_lines_of_the_page(ask: Ask) -> None:
    assert ask() == Search(region="gb", preferred_language="en")


def test_a_place_that_was_named_goes_before_that_of_the_page(ask: Ask) -> None:
    assert ask(regions=("ke", "ug")).region == "ke"


def test_the_best_of_each_is_asked_for(ask: Ask) -> None:
    found = ask(
        topics=("anxiety", "bereavement"),
        audiences=("veterans-and-military", "men"),
        channels=("chat", "sms"),
        languages=("zh", "en"),
    )
    assert (found.topic, found.audience, found.channel) == (
        "anxiety",
        "veterans-and-military",
        "chat",
    )
    assert found.language == "zh"
    assert "yue" in found.language_tags or found.language_tags[0].startswith("zh")


@pytest.mark.parametrize(
    "understood",
    [
        {"audiences": ("knitters",)},
        {"channels": ("pigeon",)},
        {"languages": ("klingonese",)},
    ],
)
def test_what_the_directory_does_not_know_is_not_asked_for(
    ask: Ask, understood: dict[str, tuple[str, ...]]
) -> None:
    assert ask(**understood) == ask()


def test_words_of_a_topic_that_this_directory_does_without_mean_nothing(db: None) -> None:
    terms = [Entry("en", TermKind.TOPIC, slug, "flutterwick") for slug in ("knitting", "anxiety")]
    for known, topics in (terms[:1], ()), (terms, ("anxiety",)):
        vocabulary.load(known, by=None, at=NOON)
        understood = meaning("flutterwick", region="gb", language="en", moment=this_moment())
        assert understood.topics == topics
