import pytest
from django.utils import translation

from directory.wording.sentences import in_order, sentence


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "A. B."), ("ja", "A。B。"), ("hi", "A। B।"), ("zh-hans", "A。B。")],
)
def test_each_language_ends_and_joins_its_sentences(language: str, said: str) -> None:
    with translation.override(language):
        assert in_order([sentence("A"), "", sentence("B")]) == said


def test_nothing_to_say_is_nothing() -> None:
    assert in_order([]) == ""
