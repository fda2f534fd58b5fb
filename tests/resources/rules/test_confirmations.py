from datetime import timedelta

import pytest

from resources.rules.confirmations import MOST_ATTEMPTS, wait_after


@pytest.mark.parametrize(
    ("attempts", "minutes"), [(1, 1), (2, 2), (3, 4), (6, 32), (7, 60), (75, 60)]
)
def test_waiting_doubles_up_to_an_hour(attempts: int, minutes: int) -> None:
    assert wait_after(attempts) == timedelta(minutes=minutes)


def test_after_three_days_it_is_given_up() -> None:
    assert wait_after(MOST_ATTEMPTS) is None
    waits = [wait_after(attempts) for attempts in range(1, MOST_ATTEMPTS)]
    assert sum((wait for wait in waits if wait), timedelta()) > timedelta(days=2, hours=20)
