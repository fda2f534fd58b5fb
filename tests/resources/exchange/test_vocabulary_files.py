"""The vocabulary that ships: whole in every language, and each term once in its list."""

import json
from collections import Counter
from pathlib import Path

import pytest

from resources.exchange import vocabulary_files
from resources.exchange.vocabulary_files import Entry
from resources.rules.contact_kinds import ContactKind
from resources.rules.normalised_text import tokens
from resources.rules.terms import LANGUAGES, LONGEST_TERM, TermKind

FEWEST = {"en": 25}
FEWEST_ELSEWHERE = 12

each_language = pytest.mark.parametrize("language", LANGUAGES)


def entries(language: str) -> list[Entry]:
    return list(vocabulary_files.read(vocabulary_files.SHIPPED / f"{language}.toml"))


def slugs(noun: str) -> set[str]:
    file = vocabulary_files.SHIPPED.parent / "vocabulary.json"
    return {entry["slug"] for entry in json.loads(file.read_text(encoding="utf-8"))[noun]}


def test_there_is_a_file_for_each_of_twelve_languages() -> None:
    assert [file.stem for file in vocabulary_files.shipped()] == list(LANGUAGES)
    assert "zh" in vocabulary_files.base_languages()


@each_language
def test_every_topic_has_enough_terms(language: str) -> None:
    counts = Counter(each.slug for each in entries(language) if each.kind is TermKind.TOPIC)
    assert set(counts) == slugs("topics")
    fewest = FEWEST.get(language, FEWEST_ELSEWHERE)
    assert {slug: count for slug, count in counts.items() if count < fewest} == {}


@each_language
def test_every_audience_has_terms(language: str) -> None:
    found = {each.slug for each in entries(language) if each.kind is TermKind.AUDIENCE}
    assert found == slugs("audiences")


@each_language
def test_every_term_leads_to_something_that_there_is(language: str) -> None:
    channels = {each.slug for each in entries(language) if each.kind is TermKind.CHANNEL}
    intents = {each.slug for each in entries(language) if each.kind is TermKind.INTENT}
    assert channels <= set(ContactKind)
    assert {"suicide", "self-harm", ""} <= intents <= slugs("topics") | {""}


@each_language
def test_no_term_stands_twice_in_a_list_and_each_can_be_compared(language: str) -> None:
    rows = Counter(
        (each.kind, each.slug, " ".join(tokens(each.text))) for each in entries(language)
    )
    assert [row for row, count in rows.items() if count > 1] == []
    keys = [key for _kind, _slug, key in rows]
    assert all(keys)
    assert max(map(len, keys)) <= LONGEST_TERM


def test_a_table_that_vocabulary_files_do_not_have_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "en.toml"
    file.write_text('[animals]\ncats = ["tabby"]\n', encoding="utf-8")
    with pytest.raises(KeyError):
        list(vocabulary_files.read(file))
