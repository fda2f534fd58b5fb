import pytest
from django.utils.translation import override

from directory.wording import freshness
from resources.search.freshness_figures import Answers, Checks


def checks(shown: int, *within: int, never: int) -> Checks:
    return Checks(shown, dict(zip((90, 180, 365), within, strict=True)), never)


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (checks(0, 0, 0, 0, never=0), "No numbers are shown yet."),
        (
            checks(1234, 0, 0, 0, never=1234),
            "1,234 numbers are shown. Nobody has checked any of them here yet.",
        ),
        (checks(1, 0, 0, 0, never=1), "1 number is shown. Nobody has checked it here yet."),
        (
            checks(40, 12, 20, 30, never=10),
            "12 of 40 numbers were checked here in the last 90 days.",
        ),
        (checks(40, 0, 0, 1, never=39), "0 of 40 numbers were checked here in the last 90 days."),
    ],
)
def test_the_headline_says_what_was_not_done(found: Checks, sentence: str) -> None:
    with override("en"):
        assert freshness.headline(found) == sentence


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        (Answers(0, None), "No report was answered in the last 90 days."),
        (Answers(1, 0.2), "1 report was answered in the last 90 days, within 1 hour."),
        (
            Answers(3, 17.1),
            "3 reports were answered in the last 90 days, half of them within 18 hours.",
        ),
    ],
)
def test_the_time_to_an_answer_is_never_rounded_down(answers: Answers, sentence: str) -> None:
    with override("en"):
        assert freshness.answered(answers) == sentence


def test_a_share_of_nothing_is_nothing() -> None:
    with override("en"):
        assert freshness.part_of(0, 0) == "0 of 0 (0%)"
        assert freshness.part_of(12, 40) == "12 of 40 (30%)"
