"""The front page of the desk: which questions stand there, and in which order."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from resources.actions import reporting
from resources.models import Hold, Service
from resources.rules.reports import Problem
from tests.conftest import NOON
from tests.directory.moderation.answering import address, answer, number, overdue
from tests.resources.factories import listing

SetClock = Callable[[datetime], datetime]


def test_the_queue_costs_at_most_twelve_queries(
    desk: Client, service: Service, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    desk.get("/moderation/")
    with django_assert_max_num_queries(12):
        assert "tea-line" in desk.get("/moderation/?kind=overdue&region=gb").content.decode()


def test_a_question_can_be_put_off_and_comes_back(
    desk: Client, service: Service, at: SetClock
) -> None:
    answer(desk, overdue(service), answer="snooze")
    assert "tea-line" not in desk.get("/moderation/?kind=overdue&region=gb").content.decode()
    at(NOON + timedelta(days=7))
    assert "tea-line" in desk.get("/moderation/?kind=overdue&region=gb").content.decode()


def test_a_place_without_a_line_is_asked_about_until_somebody_settles_it(
    desk: Client, db: None
) -> None:
    assert "Bouvet Island" in desk.get("/moderation/?kind=gap&region=bv").content.decode()
    assert desk.get(address("gap:bv")).status_code == 200
    answer(desk, "gap:bv", answer="settle")
    assert Hold.objects.get(pk="gap:bv").settled_at == NOON


def test_most_harmful_questions_come_first(desk: Client) -> None:
    listing("gambling-line", topics=["gambling"])
    crisis = listing("a-crisis-line", topics=["suicide"])
    reporting.report(number(crisis), problem=Problem.WRONG_NUMBER, at=NOON)
    first = desk.get(reverse("moderation:next")).url
    assert first == address(f"report:{crisis.pk}:{number(crisis).pk}")
