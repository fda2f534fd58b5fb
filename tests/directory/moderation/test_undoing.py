"""The last answer is taken back whole."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from resources.actions import proposing, reporting
from resources.models import Moderator, ProblemReport, Service
from resources.rules.policies import Working
from resources.rules.proposals import Decision, Origin
from resources.rules.reports import Problem
from tests.conftest import NOON


@pytest.fixture
def reported(service: Service) -> str:
    """The question about a number that two readers could not reach."""
    method = service.contact_methods.get(kind="voice")
    for _ in range(2):
        reporting.report(method, problem=Problem.NOT_ANSWERED, at=NOON)
    return f"report:{service.pk}:{method.pk}"


def answer(desk: Client, key: str, **form: Any) -> Any:
    return desk.post(reverse("moderation:question", args=(key,)), form)


def undo(desk: Client) -> Any:
    return desk.post(reverse("moderation:undo"), follow=True)


def voice(service: Service) -> str:
    return str(service.contact_methods.get(kind="voice").pk)


@pytest.mark.parametrize("given", ["reports-right", "reports-wrong"])
def test_reports_wait_again_and_the_number_stands(
    desk: Client, service: Service, reported: str, given: str
) -> None:
    answer(desk, reported, answer=given, contact=voice(service))
    assert not ProblemReport.objects.filter(answered_at=None).exists()
    page = undo(desk)
    assert "Taken back." in page.content.decode()
    assert ProblemReport.objects.filter(answered_at=None).count() == 2
    assert service.contact_methods.get(kind="voice").working == Working.WORKING


def test_an_answer_without_a_way_of_contact_leaves_the_reports_as_they_were(
    desk: Client, service: Service, reported: str
) -> None:
    page = answer(desk, reported, answer="reports-right")
    assert page.status_code == 422
    assert "Choose one way of contact" in page.content.decode()
    assert ProblemReport.objects.filter(answered_at=None).count() == 2


@pytest.mark.parametrize("seen", ["", "{", "[]", "null"])
def test_an_acceptance_that_says_nothing_of_what_it_saw_changes_nothing(
    desk: Client, service: Service, dana: Moderator, seen: str
) -> None:
    address = f"contact.{voice(service)}.value"
    proposal = proposing.propose(
        service,
        {address: ("116 123", "0800 123 4567")},
        by=dana,
        origin=Origin.MODERATOR,
        at=NOON,
    )
    page = answer(desk, f"proposal:{proposal.pk}", answer="accept", seen=seen)
    assert page.status_code == 422
    proposal.refresh_from_db()
    assert proposal.decision == Decision.OPEN
