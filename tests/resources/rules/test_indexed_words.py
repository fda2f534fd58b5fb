"""The words of a text as full text knows them."""

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from resources.rules.indexed_words import DICTIONARIES, asked, dictionary, indexed


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "english"),
        ("pt-br", "portuguese"),
        ("nb", "norwegian"),
        ("ja", "simple"),
        ("und", "simple"),
        ("", "simple"),
    ],
)
def test_a_language_has_its_own_dictionary_or_none(language: str, expected: str) -> None:
    assert dictionary(language) == expected


@pytest.mark.django_db
def test_every_dictionary_of_the_database_is_used_and_there() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT cfgname FROM pg_ts_config WHERE cfgname <> 'simple'")
        there = {name for (name,) in cursor.fetchall()}
    assert set(DICTIONARIES.values()) <= there
    assert len(set(DICTIONARIES.values())) >= 28


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Détresse, S3LF-h4rm", "detrese self harm"),
        ("死にたい", "死に にた たい"),
        ("電話 help 話", "电话 help 话"),
        ("", ""),
    ],
)
def test_a_text_becomes_the_words_that_are_compared(text: str, expected: str) -> None:
    assert indexed(text) == expected


def test_the_end_of_a_long_text_has_its_words_too() -> None:
    assert indexed("word " * 1_000 + "ending").split()[-1] == "ending"
    assert len(indexed("word " * 1_000).split()) == 1_000
    assert indexed("x" * 5 + "y" * 3_000 + "z")


def test_one_character_of_a_script_without_spaces_is_not_asked_for() -> None:
    assert asked(["死", "farm", "farm"]) == ("farm",)


@given(st.text())
def test_nothing_that_is_asked_for_is_more_than_a_word(text: str) -> None:
    for word in asked([text]):
        assert not set(word) & set("'\\\"%&|!()<>:* \x00\u202e")
