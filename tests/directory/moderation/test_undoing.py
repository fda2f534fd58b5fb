"""Ten seconds to take an answer back."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.test import Client

from resources.models import Service
from tests.conftest import NOON
from tests.directory.moderation.answering import number, undo, verified

SetClock = Callable[[datetime], datetime]


def test_a_check_is_taken_back_within_ten_seconds(
    desk: Client, service: Service, at: SetClock
) -> None:
    verified(desk, service)
    at(NOON + timedelta(seconds=9))
    assert "Taken back." in undo(desk).content.decode()
    assert number(service).number_checked_on is None
    assert [check.outcome for check in service.verifications.all()] == ["retracted", "confirmed"]


def test_later_it_stays(desk: Client, service: Service, at: SetClock) -> None:
    verified(desk, service)
    at(NOON + timedelta(seconds=20))
    assert "too late" in undo(desk).content.decode()
    assert number(service).number_checked_on == NOON.date()
