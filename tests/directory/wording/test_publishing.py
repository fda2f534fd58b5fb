import pytest

from directory.wording.publishing import missing_in_words
from resources.rules.publication import Missing


@pytest.mark.parametrize("missing", Missing)
def test_everything_that_can_be_missing_has_words(missing: Missing) -> None:
    assert len(missing_in_words([missing]).split()) > 2


def test_several_things_are_one_sentence() -> None:
    assert missing_in_words([Missing.NAME, Missing.TOPIC]) == "it has no name and no topic is named"


def test_nothing_missing_needs_no_words() -> None:
    assert missing_in_words([]) == ""
