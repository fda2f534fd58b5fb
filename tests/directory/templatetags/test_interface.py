import pytest
from django.template import Context, Template
from django.utils import translation


def rendered(source: str, language: str = "en", **context: object) -> str:
    with translation.override(language):
        return Template("{% load interface %}" + source).render(Context(context))


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_a_page_runs_in_the_direction_of_its_language(language: str, direction: str) -> None:
    assert rendered("{% direction %}", language) == direction


@pytest.mark.parametrize(("tag", "name"), [("en", "English"), ("ar", "العربية")])
def test_each_language_is_called_by_its_own_name(tag: str, name: str) -> None:
    assert rendered("{{ tag|autonym }}", tag=tag) == name


@pytest.mark.parametrize(
    ("service", "word"),
    [
        ("all", "Call"),
        ("police", "Police"),
        ("ambulance", "Ambulance"),
        ("fire", "Fire"),
        ("unspecified", "Call"),
    ],
)
def test_an_emergency_number_has_the_word_of_who_answers(service: str, word: str) -> None:
    assert rendered("{{ service|emergency_service }}", service=service) == word


@pytest.mark.parametrize(
    ("date", "words"), [("2022", "2022"), ("2025-03", "March 2025"), ("2026-06-02", "June 2026")]
)
def test_a_date_is_as_exact_as_it_is_known(date: str, words: str) -> None:
    assert rendered("{{ date|in_words }}", date=date) == words
