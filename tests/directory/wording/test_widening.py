import pytest

from directory.wording.widening import dropped_in_words
from resources.search.widening import DROPPED_IN_ORDER, ELSEWHERE


@pytest.mark.parametrize("name", DROPPED_IN_ORDER)
def test_every_wish_that_can_be_dropped_has_words(name: str) -> None:
    words = dropped_in_words([name], region="gb")
    assert words.startswith("No line here fits everything you chose, so we left out: ")
    assert "_" not in words


def test_several_wishes_are_one_sentence() -> None:
    assert dropped_in_words(["free", "channel", "language"], region="gb") == (
        "No line here fits everything you chose, so we left out: free, how to reach them, "
        "and the language."
    )


def test_a_place_without_lines_is_named() -> None:
    words = dropped_in_words([ELSEWHERE], region="va")
    assert words.startswith("We don't know a line for Vatican City yet.")
    assert "may only help people who live there" in words


def test_wishes_and_the_place_are_two_sentences() -> None:
    words = dropped_in_words(["free", ELSEWHERE], region="va")
    assert words.index("so we left out: free.") < words.index("We don't know a line")


def test_an_exact_answer_has_nothing_to_say() -> None:
    assert dropped_in_words([], region="gb") == ""
