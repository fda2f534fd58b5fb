"""What a page on a sensitive topic shows besides its results."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from resources.rules.policies import Working
from resources.search.listings import load
from resources.search.searches import Search
from resources.search.widening import Answer, find_never_empty
from tests.resources.factories import CLOSED_AT_NOON, chat, listing, phone
from tests.resources.search.conftest import NOON, board, slugs

pytestmark = pytest.mark.django_db

GENERAL = ["emotional-distress"]
GB = Search(region="gb", topic="self-harm")
DAYTIME = "Mo-Fr 09:00-17:00"


def added(
    region: str = "gb", *, topic: str = "self-harm", number: int = 1, **asked: Any
) -> list[str]:
    """The slugs of the lines that are shown besides those that were found."""
    search = Search(region=region, topic=topic, **asked)
    answer = find_never_empty(search, board=board(), at=NOON, number=number, size=20)
    return slugs(answer.companions)


def found(slug: str = "found", **fields: Any) -> None:
    listing(slug, topics=["self-harm"], **fields)


def test_two_lines_one_round_the_clock_and_one_without_voice_are_enough(only_mine: None) -> None:
    found(methods=[phone(), chat()])
    found("found-too", methods=[phone(hours=DAYTIME)])
    listing("general", topics=GENERAL, methods=[phone(), chat()])
    assert added() == []


def test_a_single_line_gets_company(only_mine: None) -> None:
    found(methods=[phone(), chat()])
    listing("general", topics=GENERAL)
    assert added() == ["general"]


def test_a_line_round_the_clock_is_added_where_all_close(only_mine: None) -> None:
    found(methods=[phone(hours=DAYTIME), chat()])
    found("found-too", methods=[phone(hours=DAYTIME)])
    listing("a-daytime", topics=GENERAL, methods=[phone(hours=DAYTIME)])
    listing("z-day-and-night", topics=GENERAL)
    assert added() == ["z-day-and-night"]


def test_a_line_without_voice_is_added_where_all_must_be_called(only_mine: None) -> None:
    found()
    found("found-too")
    listing("a-phone", topics=GENERAL)
    listing("z-chat", topics=GENERAL, methods=[chat()])
    assert added() == ["z-chat"]


def test_a_chat_that_is_down_closes_no_gap(only_mine: None) -> None:
    found()
    found("found-too")
    listing("a-broken", topics=GENERAL, methods=[phone(), chat(working=Working.DOWN)])
    listing("z-chat", topics=GENERAL, methods=[chat()])
    assert added() == ["z-chat"]


def test_lines_of_the_place_come_before_lines_elsewhere(only_mine: None) -> None:
    found()
    found("found-too")
    listing("a-far-chat", topics=GENERAL, coverage=["us"], methods=[chat()])
    listing("near-chat", topics=["anxiety"], methods=[chat()])
    assert added() == ["near-chat"]


def test_a_chat_elsewhere_is_better_than_none(only_mine: None) -> None:
    found()
    found("found-too")
    listing("far-chat", topics=GENERAL, coverage=["us"], methods=[phone(), chat()])
    assert added() == ["far-chat"]


def test_a_page_of_the_whole_world_gets_general_lines_from_anywhere(only_mine: None) -> None:
    found(coverage=["us"], methods=[chat(hours=DAYTIME)])
    listing("far-chat", topics=GENERAL, coverage=["us"], methods=[phone(), chat()])
    assert added("world") == ["far-chat"]


def test_general_lines_from_anywhere_are_not_asked_for_twice(only_mine: None) -> None:
    listing("far-chat", topics=GENERAL, coverage=["us"], methods=[chat(hours=DAYTIME)])
    assert added("world") == []


def test_a_gap_that_nothing_closes_stays(only_mine: None) -> None:
    found(methods=[phone(hours=CLOSED_AT_NOON)])
    assert added() == []


@pytest.mark.parametrize("topic", ["", "gambling"])
def test_other_topics_have_no_company(only_mine: None, topic: str) -> None:
    listing("alone", topics=["gambling"])
    listing("general", topics=GENERAL)
    assert added(topic=topic) == []


def test_only_the_first_page_has_company(only_mine: None) -> None:
    found()
    listing("general", topics=GENERAL)
    assert added(number=2) == []


def test_a_page_without_a_gap_costs_one_query(
    only_mine: None, django_assert_num_queries: Callable[..., object]
) -> None:
    found(methods=[phone(), chat()])
    found("found-too")
    search, held = Search(region="gb", topic="self-harm"), board()
    with django_assert_num_queries(1):
        find_never_empty(search, board=held, at=NOON, number=1, size=20)


@pytest.mark.parametrize(("region", "queries"), [("gb", 0), ("gb-sct", 2)])
def test_a_gap_costs_a_query_more_and_lines_elsewhere_one_for_all_places(
    region: str, queries: int, only_mine: None, django_assert_num_queries: Callable[..., object]
) -> None:
    found()
    found("found-too")
    held = board()
    with django_assert_num_queries(3):
        find_never_empty(GB, board=held, at=NOON, number=1, size=20)
    with django_assert_num_queries(queries):
        find_never_empty(replace(GB, region=region), board=held, at=NOON, number=1, size=20)


@pytest.mark.parametrize("region", ["gb", "us", "gb-sct", "eg", "bv"])
def test_every_page_about_suicide_has_two_lines_and_one_without_voice(region: str) -> None:
    answer = about_suicide(region)
    lines = load(answer.lines)
    methods = [method for line in lines for method in line.contact_methods.all()]
    assert len(lines) >= 2
    assert any(method.kind not in ("voice", "relay") for method in methods)


@pytest.mark.parametrize("region", ["gb", "us", "gb-sct", "eg"])
def test_every_page_about_suicide_of_a_place_with_such_a_line_has_one_day_and_night(
    region: str,
) -> None:
    answer = about_suicide(region)
    lines = load(answer.lines)
    methods = [method for line in lines for method in line.contact_methods.all()]
    assert any(method.schedule and method.schedule.always_open for method in methods)


def about_suicide(region: str) -> Answer:
    search = Search(region=region, topic="suicide")
    return find_never_empty(search, board=board(), at=NOON, number=1, size=20)
