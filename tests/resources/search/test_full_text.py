"""What is found by the words of its texts, in the published order."""

from collections.abc import Callable
from typing import Any

import pytest

from resources.actions.indexing import reindex
from resources.models import Service
from resources.rules.publication import State
from resources.search import word_candidates
from resources.search.full_text import find_by_words
from resources.search.searches import Search
from tests.resources.factories import chat, listing, phone
from tests.resources.search.conftest import NOON, board, slugs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("only_mine")]


def saying(slug: str, *, language: str = "en", text: dict[str, str], **fields: Any) -> Service:
    service = listing(slug, **fields)
    service.texts.update(language=language, **text)
    reindex([service.pk])
    return service


def found(*words: str, region: str = "gb", **asked: Any) -> list[str]:
    search = Search(region=region, **{"preferred_language": "en", **asked})
    page = find_by_words(words, search=search, board=board(), at=NOON, number=1, size=20)
    return slugs(page.lines)


def test_a_word_is_found_in_another_form() -> None:
    saying("farms", text={"summary": "For farmers who are grieving"})
    assert found("farmer") == found("grief", "farmers") == ["farms"]


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("de", "Hilfe für Bäuerinnen", "bäuerin"),
        ("fr", "Écoute des agriculteurs", "agriculteur"),
        ("ru", "Помощь фермерам", "фермеров"),
        ("ja", "農家のための相談", "農家"),
        ("zh-hant", "農夫熱線", "农夫"),
        ("xx", "Zzyzx", "zzyzx"),
    ],
)
def test_each_language_has_its_own_words(language: str, text: str, word: str) -> None:
    saying("farms", language=language, text={"name": text})
    assert found(word) == ["farms"]


def test_services_with_all_words_keep_out_those_with_some() -> None:
    saying("both", text={"summary": "farmers and sailors"})
    saying("one", text={"summary": "farmers"})
    assert found("farmer", "sailor") == ["both"]
    assert sorted(found("farmer", "welder")) == ["both", "one"]


def test_a_number_is_too_little_where_other_words_do_not_match() -> None:
    saying("numbered", text={"summary": "for farmers over 65"})
    assert found("65") == found("farmer", "65") == ["numbered"]
    assert found("65", "welder") == found("65", "70") == []
    assert found("farmer", "70") == ["numbered"]


def test_a_word_in_the_name_is_worth_more_than_one_in_a_description() -> None:
    saying("named", text={"name": "Farmers"})
    saying("told", text={"description": "also for farmers"})
    assert found("farmer", "welder") == ["named"]


def test_the_published_order_decides_among_what_matches() -> None:
    saying("a-voice", text={"summary": "farmers"}, methods=[phone(hours="")])
    saying("b-open", text={"description": "farmers"}, methods=[phone()])
    assert found("farmer") == ["b-open", "a-voice"]


def test_only_what_helps_in_the_region_is_found() -> None:
    saying("scottish", text={"summary": "farmers"}, coverage=["gb-sct"])
    saying("british", text={"summary": "farmers"}, coverage=["gb"])
    saying("global", text={"summary": "farmers"}, coverage=["world"])
    saying("german", text={"summary": "farmers"}, coverage=["de"])
    assert found("farmer", region="gb") == ["british", "global", "scottish"]
    assert found("farmer", region="gb-sct") == ["scottish", "british", "global"]
    assert found("farmer", region="gb-wls") == ["british", "global"]


def test_what_else_is_asked_for_holds() -> None:
    saying("voice", text={"summary": "farmers"})
    saying("chat", text={"summary": "farmers"}, methods=[chat()])
    assert found("farmer", channel="chat") == ["chat"]
    assert found("farmer", topic="gambling") == []


def test_a_word_that_says_nothing_is_not_asked_for() -> None:
    saying("farms", text={"summary": "farmers"})
    assert found("the", "farmers", "of") == ["farms"]
    assert found("the", "of") == found() == found("   ") == []


@pytest.mark.parametrize("state", [state for state in State if state != State.PUBLISHED])
def test_what_is_not_public_is_not_found(state: State) -> None:
    saying("farms", text={"summary": "farmers"}, state=state)
    assert found("farmer") == []


def test_of_many_only_so_many_are_put_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_candidates, "MOST_CANDIDATES", 2)
    for number in range(4):
        saying(f"line-{number}", text={"summary": "farmers"})
    assert len(found("farmer")) == 2


def test_a_text_costs_a_query_or_two_and_leaves_nothing_behind(
    django_assert_num_queries: Callable[..., object],
) -> None:
    saying("farms", text={"summary": "farmers"})
    today = board()
    search = Search(region="gb")
    for words, queries in ((["farmer"], 1), (["farmer", "distinctive"], 2), (["distinctive"], 1)):
        with django_assert_num_queries(queries):
            find_by_words(words, search=search, board=today, at=NOON, number=1, size=5)
    with django_assert_num_queries(0):
        find_by_words([], search=search, board=today, at=NOON, number=1, size=5)
    assert "distinctive" not in repr(today.kept)
    assert "distinctive" not in repr(Search(region="gb", words=("distinctive",)))


@pytest.mark.parametrize(
    "word",
    [
        "'; DROP TABLE resources_service; --",
        "100% \\ %s %(own)s {0}",
        "\x00farm\x00",
        "\u202efarm\u2066",
        "\ud800",
        "x" * 500,
        "死" * 500,
        "' | & ! <-> :* ( ) @gb",
    ],
)
def test_hostile_words_are_only_words(word: str) -> None:
    saying("farms", text={"summary": "farmers"})
    assert found(word, "farmers") == ["farms"] or found(word, "farmers") == []
    found(word)
