"""A place is taken for one only where that is surer than that its name is just a word."""

import pytest

from resources.actions import place_names, vocabulary
from resources.exchange.places import Name
from resources.exchange.vocabulary_files import Entry
from resources.models import Edition
from resources.rules.terms import TermKind
from resources.search.understanding import understand
from tests.conftest import NOON

pytestmark = pytest.mark.django_db

NAMES = [
    Name("Quibbleton", "us", 500_000),
    Name("Vastburgh", "us", 2_000_000),
    Name("Квибблетон", "us-tx"),
    Name("क्विबलटन", "us-tx"),
    Name("Wobbel", "us-tx"),
    Name("Wickel", "us", 100_000),
    Name("Murrel", "jo"),
    Name("Квилия", "gr"),
]


@pytest.fixture(autouse=True)
def known() -> None:
    place_names.load(NAMES)


def regions(text: str, *, language: str = "en", region: str) -> tuple[str, ...]:
    edition = str(Edition.current())
    return understand(text, language=language, region=region, edition=edition, at=NOON).regions


@pytest.mark.parametrize("region", ["us", "us-tx"])
def test_a_large_city_of_ones_own_country_is_meant_whatever_else_is_said(region: str) -> None:
    assert regions("plfgh quibbleton wxyzk", region=region) == ("us",)


@pytest.mark.parametrize("region", ["gb", "world"])
def test_one_elsewhere_may_be_a_word_beside_other_words(region: str) -> None:
    assert regions("plfgh quibbleton wxyzk", region=region) == ()


def test_one_elsewhere_is_meant_where_nothing_else_is_left_to_understand() -> None:
    assert regions("gambling quibbleton", region="gb") == ("us",)


def test_a_very_large_one_is_meant_from_everywhere() -> None:
    assert regions("plfgh vastburgh wxyzk", region="gb") == ("us",)


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("плфгх в квибблетон вхызк", "ru", ("us-tx",)),
        ("плфгх квибблетон на вхызк", "ru", ()),
        ("पलफग क्विबलटन में वखयज", "hi", ("us-tx",)),
    ],
)
def test_a_state_is_meant_beside_a_word_such_as_in_where_its_language_says_it(
    text: str, language: str, found: tuple[str, ...]
) -> None:
    assert regions(text, language=language, region="gb") == found


@pytest.mark.parametrize(
    ("text", "region", "found"),
    [
        ("plfgh in wobbel wxyzk", "gb", ()),
        ("gambling wobbel", "gb", ()),
        ("gambling wobbel", "us", ()),
        ("plfgh in wobbel wxyzk", "us", ("us-tx",)),
        ("wobbel", "gb", ("us-tx",)),
        ("plfgh in wobbel wxyzk", "world", ("us-tx",)),
        ("gambling in wickel", "us", ("us",)),
        ("plfgh in wickel wxyzk", "us", ()),
        ("gambling in wickel", "gb", ()),
        ("gambling in murrel", "gb", ("jo",)),
        ("gambling murrel", "gb", ()),
        ("plfgh in murrel wxyzk", "gb", ()),
    ],
)
@pytest.mark.parametrize("language", ["en", "en-gb"])
def test_an_everyday_word_names_no_place_far_away_and_a_near_one_only_behind_in(
    text: str, region: str, found: tuple[str, ...], language: str
) -> None:
    words = ("wobbel", "wickel", "murrel")
    entries = [Entry("en", TermKind.NO_PLACE, "", word) for word in words]
    vocabulary.load(entries, by=None, at=NOON)
    assert regions(text, language=language, region=region) == found


def test_a_word_that_is_like_a_name_but_for_its_ending_leaves_the_name_alone() -> None:
    vocabulary.load([Entry("uk", TermKind.NO_PLACE, "", "квили")], by=None, at=NOON)
    assert regions("плфгх в квилия вхызк", language="uk", region="ua") == ("gr",)


def test_a_word_of_one_language_is_a_place_in_another() -> None:
    vocabulary.load([Entry("sw", TermKind.NO_PLACE, "", "wobbel")], by=None, at=NOON)
    assert regions("plfgh in wobbel wxyzk", region="gb") == ("us-tx",)
