from datetime import date

import pytest

from resources.rules.freshness import Aspect, Risk, check_paper_by, review_due_on, risk

NEW_YEARS_DAY = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("aspect", "on_a_crisis_line", "elsewhere"),
    [
        (Aspect.NUMBER, date(2026, 4, 1), date(2026, 6, 30)),
        (Aspect.HOURS, date(2026, 6, 30), date(2027, 1, 1)),
        (Aspect.POLICY, date(2027, 1, 1), date(2027, 1, 1)),
        (Aspect.TEXT, date(2027, 1, 1), date(2027, 1, 1)),
        (Aspect.COVERAGE, date(2027, 1, 1), date(2027, 1, 1)),
    ],
)
def test_a_check_is_trusted_until(aspect: Aspect, on_a_crisis_line: date, elsewhere: date) -> None:
    assert review_due_on(aspect, Risk.CRISIS, checked_on=NEW_YEARS_DAY) == on_a_crisis_line
    assert review_due_on(aspect, Risk.ORDINARY, checked_on=NEW_YEARS_DAY) == elsewhere


def test_every_aspect_has_its_days() -> None:
    for aspect in Aspect:
        for how_much in Risk:
            assert review_due_on(aspect, how_much, checked_on=NEW_YEARS_DAY) > NEW_YEARS_DAY


def test_a_leap_day_counts() -> None:
    due = review_due_on(Aspect.NUMBER, Risk.CRISIS, checked_on=date(2028, 2, 28))
    assert due == date(2028, 5, 28)


@pytest.mark.parametrize(
    "topic", ["suicide", "self-harm", "domestic-violence", "sexual-violence", "child-abuse"]
)
def test_a_crisis_topic_among_others_makes_a_crisis_line(topic: str) -> None:
    assert risk(topics=frozenset({topic, "anxiety"}), priority=False) is Risk.CRISIS


def test_a_priority_line_is_checked_as_often_as_a_crisis_line() -> None:
    assert risk(topics=frozenset({"loneliness"}), priority=True) is Risk.CRISIS


@pytest.mark.parametrize("topics", [frozenset(), frozenset({"gambling", "loneliness"})])
def test_other_lines_are_ordinary(topics: frozenset[str]) -> None:
    assert risk(topics=topics, priority=False) is Risk.ORDINARY


def test_paper_is_good_for_as_long_as_a_check_of_a_crisis_lines_number() -> None:
    assert check_paper_by(NEW_YEARS_DAY) == date(2026, 4, 1)
