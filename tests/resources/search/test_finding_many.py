"""Where more lines answer than are compared: here it takes three."""

import pytest

from resources.search import index_query
from resources.search.finding import Page, find
from resources.search.searches import Search
from tests.resources.factories import listing, phone
from tests.resources.search.conftest import NOON, board, slugs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("only_mine")]


@pytest.fixture(autouse=True)
def _two_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_query, "MOST_COMPARED", 2)


def found(region: str = "gb", **asked: str) -> Page:
    return find(Search(region=region, **asked), board=board(), at=NOON, number=1, size=20)  # type: ignore[arg-type]


def test_those_that_stand_first_all_day_are_compared() -> None:
    listing("generalist", topics=["gambling", "suicide"])
    listing("for-farmers", topics=["gambling"], audiences=["farmers"])
    listing("a-specialist", topics=["gambling"])
    listing("another-specialist", topics=["gambling"])
    assert set(slugs(found(topic="gambling").lines)) == {"a-specialist", "another-specialist"}


def test_a_line_for_all_of_the_place_is_compared_before_one_for_a_part_of_it() -> None:
    for number in range(3):
        listing(f"part-{number}", coverage=["gb-sct"], priority=True)
    listing("whole")
    assert slugs(found().lines)[0] == "whole"


def test_the_language_of_the_page_is_not_lost() -> None:
    for number in range(3):
        listing(f"english-{number}", priority=True, methods=[phone(languages=["en"])])
    listing("polish", methods=[phone(languages=["pl"])])
    assert slugs(found(preferred_language="pl").lines)[0] == "polish"


def test_an_own_line_in_another_language_is_compared_before_wider_ones() -> None:
    for number in range(3):
        listing(f"polish-{number}", coverage=["world"], methods=[phone(languages=["pl"])])
    listing("own")
    assert slugs(found(preferred_language="pl").lines)[0] == "own"


def test_their_number_is_not_said_to_be_all() -> None:
    for number in range(3):
        listing(f"line-{number}")
    assert not found().is_counted
    assert found("aq").is_counted


def test_a_line_of_a_wider_region_is_compared_before_one_for_a_part_of_the_place() -> None:
    for number in range(3):
        listing(f"part-{number}", coverage=["gb-sct"])
    listing("everywhere", coverage=["world"])
    assert slugs(found().lines)[0] == "everywhere"
