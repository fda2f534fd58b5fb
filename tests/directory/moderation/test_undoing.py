"""Ten seconds to take an answer back."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from resources.actions import reporting
from resources.models import ProblemReport, Service
from resources.rules.policies import Working
from resources.rules.reports import Problem
from tests.conftest import NOON
from tests.directory.moderation.answering import answer, number, undo, verified

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


@pytest.mark.parametrize("given", ["reports-right", "reports-wrong"])
def test_reports_wait_again_and_the_number_stands(
    desk: Client, service: Service, given: str
) -> None:
    for _ in range(2):
        reporting.report(number(service), problem=Problem.NOT_ANSWERED, at=NOON)
    key = f"report:{service.pk}:{number(service).pk}"
    answer(desk, key, answer=given, contact=str(number(service).pk))
    assert not ProblemReport.objects.filter(answered_at=None).exists()
    assert "Taken back." in undo(desk).content.decode()
    assert ProblemReport.objects.filter(answered_at=None).count() == 2
    assert number(service).working == Working.WORKING
