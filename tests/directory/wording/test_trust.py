from datetime import date

import pytest

from directory.wording.trust import trust_in_short
from resources.models import ContactMethod

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("checked_on", "due_on", "said"),
    [
        (None, None, "Not yet checked here."),
        (date(2026, 11, 3), date(2027, 2, 1), "Checked in November 2026."),
        (
            date(2026, 1, 3),
            date(2026, 4, 3),
            "Last checked in January 2026; the next check is overdue.",
        ),
    ],
)
def test_only_a_check_that_was_made_is_told(
    checked_on: date | None, due_on: date | None, said: str
) -> None:
    method = ContactMethod(number_checked_on=checked_on, review_due_on=due_on)
    assert trust_in_short(method, today=TODAY) == said
