from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.rules import ranking
from resources.rules.ranking import Criterion


@dataclass(frozen=True)
class Line:
    pk: str
    priority: bool = False
    paired_with_id: str | None = None


def test_the_order_is_the_one_that_the_site_publishes() -> None:
    assert ranking.published_order(language_asked=True, topic_asked=True) == (
        Criterion.REGION,
        Criterion.LANGUAGE,
        Criterion.EVERYONE,
        Criterion.SPECIALISTS,
        Criterion.OPENING,
        Criterion.IN_DATE,
        Criterion.PRIORITY,
        Criterion.NAME,
    )


@pytest.mark.parametrize(
    ("language_asked", "topic_asked", "left_out"),
    [
        (False, True, {Criterion.LANGUAGE}),
        (True, False, {Criterion.SPECIALISTS}),
        (False, False, {Criterion.LANGUAGE, Criterion.SPECIALISTS}),
    ],
)
def test_a_question_that_was_not_asked_decides_nothing(
    language_asked: bool, topic_asked: bool, left_out: set[Criterion]
) -> None:
    order = ranking.published_order(language_asked=language_asked, topic_asked=topic_asked)
    everything = ranking.published_order(language_asked=True, topic_asked=True)
    assert order == tuple(criterion for criterion in everything if criterion not in left_out)


def test_priority_lines_stand_first_in_small_places() -> None:
    lines = [Line("a"), Line("b", priority=True), Line("c")]
    assert [line.pk for line in ranking.for_small_places(lines)] == ["b", "a"]


def test_three_priority_lines_fill_a_small_place() -> None:
    lines = [Line("a"), *(Line(name, priority=True) for name in "bcde")]
    assert [line.pk for line in ranking.for_small_places(lines)] == ["b", "c", "d"]


def test_lines_without_priority_only_make_up_two() -> None:
    assert [line.pk for line in ranking.for_small_places([Line("a"), Line("b"), Line("c")])] == [
        "a",
        "b",
    ]


def test_a_pair_is_shown_both() -> None:
    lines = [Line("adults", paired_with_id="youth"), Line("b"), Line("youth")]
    assert [line.pk for line in ranking.for_small_places(lines)] == ["adults", "youth"]


def test_a_pair_is_shown_both_when_only_the_later_one_names_the_other() -> None:
    lines = [Line("adults"), Line("b"), Line("c"), Line("youth", paired_with_id="adults")]
    shown = {line.pk for line in ranking.for_small_places(lines)}
    assert ("adults" in shown) == ("youth" in shown)


def test_a_pair_without_room_for_both_makes_way_for_the_next_line() -> None:
    lines = [
        Line("a", priority=True),
        Line("b", priority=True),
        Line("adults", priority=True, paired_with_id="youth"),
        Line("youth", priority=True, paired_with_id="adults"),
        Line("z", priority=True),
    ]
    assert [line.pk for line in ranking.for_small_places(lines)] == ["a", "b", "z"]


def test_half_a_pair_is_not_shown() -> None:
    lines = [Line("adults", paired_with_id="youth"), Line("b")]
    assert [line.pk for line in ranking.for_small_places(lines)] == ["b"]


def test_nothing_comes_of_nothing() -> None:
    assert ranking.for_small_places([]) == []


@given(
    priorities=st.lists(st.booleans(), max_size=9),
    pairs=st.sets(st.integers(0, 3)),
)
def test_a_small_place_is_never_overfull_and_never_splits_a_pair(
    priorities: list[bool], pairs: set[int]
) -> None:
    partner = {2 * pair: 2 * pair + 1 for pair in pairs} | {2 * p + 1: 2 * p for p in pairs}
    lines = [
        Line(str(number), priority, str(partner[number]) if number in partner else None)
        for number, priority in enumerate(priorities)
    ]
    shown = ranking.for_small_places(lines)
    keys = {line.pk for line in shown}
    assert len(keys) == len(shown) <= ranking.SMALL_PLACE
    assert all(line.paired_with_id in keys for line in shown if line.paired_with_id)
