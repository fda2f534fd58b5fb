import pytest

from resources.rules.links import LinkOutcome, all_stand_on, outcome_of


@pytest.mark.parametrize(
    ("status_code", "outcome"),
    [
        (200, LinkOutcome.ALIVE),
        (204, LinkOutcome.ALIVE),
        (304, LinkOutcome.UNSURE),  # only an answer to a condition, which the caller knows
        (404, LinkOutcome.DEAD),
        (410, LinkOutcome.DEAD),
        (403, LinkOutcome.UNSURE),
        (429, LinkOutcome.UNSURE),
        (500, LinkOutcome.UNSURE),
    ],
)
def test_only_a_page_that_is_gone_is_dead(status_code: int, outcome: LinkOutcome) -> None:
    assert outcome_of(status_code) is outcome


@pytest.mark.parametrize(
    ("page", "number", "stands"),
    [
        ("Call 116 123 now", "116123", True),
        ("Call 116-123", "116123", True),
        ("Call 116&nbsp;123", "116123", True),
        ("Call <b>116</b> <b>123</b>", "116123", True),
        ('<a href="tel:+44116123">', "116123", False),
        ("Call 1161234", "116123", False),
        ("Call 9988", "988", False),
        ("Call 988.", "988", True),
        ("Ring (0)20 7946 0018", "02079460018", True),
        ("Ring +44 20 7946 0018", "02079460018", True),
        ("Ring 020 7946 00189", "02079460018", False),
        ("اتصل ٠٨٠٠٨٨٨٠٧٠٠", "08008880700", True),
        ("Nothing here", "116123", False),
        ("Nothing here", "*7", True),
    ],
)
def test_digits_are_compared_and_nothing_else(page: str, number: str, stands: bool) -> None:
    assert all_stand_on(page, [number]) is stands


def test_each_number_has_to_stand_there() -> None:
    assert all_stand_on("116 123 and 85258", ["116123", "85258"])
    assert not all_stand_on("116 123", ["116123", "85258"])
