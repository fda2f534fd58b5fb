import pytest

from directory.wording.number_classes import CLASSES, doubt
from resources.rules.contact_values import NumberClass


def test_every_class_has_words() -> None:
    assert set(CLASSES) == {each.value for each in NumberClass}


@pytest.mark.parametrize(
    ("before", "now", "refusal", "words"),
    [
        ("toll-free", "toll-free", "", ""),
        (
            "mobile",
            "premium",
            "",
            "Kind of number, as it is listed: mobile. By today's numbering plan: premium rate.",
        ),
        (
            "toll-free",
            "toll-free",
            "no-digit",
            "Today it would not be taken as it is listed. There is no digit in this number.",
        ),
    ],
)
def test_before_and_now_in_words(before: str, now: str, refusal: str, words: str) -> None:
    assert doubt(before, now, refusal) == words
