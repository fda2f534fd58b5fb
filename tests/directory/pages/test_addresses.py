import pytest
from django.http import QueryDict

from directory.pages import addresses


def test_empty_and_foreign_parameters_are_not_carried_on() -> None:
    query = QueryDict("language=es&free=&utm_source=x&page=3&topic=suicide")
    assert addresses.wishes(query, refused=()) == {"language": "es", "page": "3"}


def test_what_was_not_understood_is_not_carried_on() -> None:
    query = QueryDict("language=es&open=maybe")
    assert addresses.wishes(query, refused={"open"}) == {"language": "es"}


def test_without_a_wish_the_list_begins_again() -> None:
    assert addresses.query_without({"open": "yes", "free": "yes", "page": "3"}, "open") == (
        "?free=yes"
    )


@pytest.mark.parametrize(
    ("number", "query"),
    [(1, "?language=es"), (2, "?language=es&page=2"), (7, "?language=es&page=7")],
)
def test_the_first_page_has_no_number(number: int, query: str) -> None:
    assert addresses.query_for_page({"language": "es", "page": "5"}, number) == query


def test_words_are_written_as_an_address_writes_them() -> None:
    assert addresses.query_without({"language": 'a"&<b', "open": "yes"}, "open") == (
        "?language=a%22%26%3Cb"
    )
