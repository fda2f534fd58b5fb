"""One question, one screen; then the next one."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from resources.actions import confirming, delivering, reporting
from resources.models import Moderator, Service
from resources.rules.confirmations import GOOD_FOR, REMIND_AFTER
from resources.rules.reports import Problem
from tests.conftest import NOON
from tests.directory.html import Page
from tests.directory.moderation.answering import (
    address,
    answer,
    number,
    overdue,
    proposed,
    verified,
)
from tests.directory.moderation.conftest import person, signed_in
from tests.resources.actions.asking import Postbox, add_contact

SetClock = Callable[[datetime], datetime]


def test_the_screen_shows_what_is_asked_and_what_is_known(desk: Client, service: Service) -> None:
    page = desk.get(address(overdue(service))).content.decode()
    assert "tea-line" in page
    assert "A check is due" in page
    assert "116 123" in page
    assert "Never checked here." in page


def test_the_screen_costs_at_most_fifteen_queries(
    desk: Client,
    service: Service,
    bob: Moderator,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    verified(desk, service)
    reporting.report(number(service), problem=Problem.CLOSED, note="shut", at=NOON)
    proposal = proposed(service, bob)
    add_contact(service, "Ada", email="ada@tea.example")
    confirming.ask(service, by=bob, at=NOON, post=Postbox().append)
    desk.get("/moderation/")
    with django_assert_max_num_queries(15):
        assert desk.get(address(f"proposal:{proposal.pk}")).status_code == 200


def test_the_screen_shows_to_whom_it_was_written_and_when(
    desk: Client, service: Service, bob: Moderator
) -> None:
    add_contact(service, "Ada", role="Secretary", email="ada@tea.example")
    add_contact(service, "Ben", email="ben@tea.example", phone="0800 000")
    postbox = Postbox()
    confirming.ask(service, by=bob, at=NOON, post=postbox.append)
    delivering.sent(delivering.begin(postbox[0].pk, at=NOON), at=NOON)  # type: ignore[arg-type]
    confirming.remind(at=NOON + REMIND_AFTER, post=postbox.append)
    confirming.pass_on(at=NOON + GOOD_FOR, post=postbox.append)
    page = Page(desk.get(address(f"listing:{service.pk}")))
    said = " ".join(page.text.split())
    for words in (
        "Ben ben@tea.example Letter, January 5, 2027: not yet sent No answer yet",
        "Ada Secretary ada@tea.example Letter, November 24, 2026: sent Reminder, December 15, 2026",
        "2026: not yet sent No answer; the next contact was asked",
    ):
        assert words in said
    assert said.index("Ada Secretary") < said.index("0800 000") < said.index("January 5, 2027")


@pytest.mark.parametrize(("email", "offered"), [("ada@tea.example", True), ("", False)])
def test_only_who_has_an_address_can_be_asked(
    desk: Client, service: Service, email: str, offered: bool
) -> None:
    add_contact(service, "Ada", email=email)
    page = desk.get(address(f"listing:{service.pk}")).content.decode()
    assert ("Ask the service by e-mail" in page) is offered


def test_a_listing_can_be_opened_without_a_question(desk: Client, service: Service) -> None:
    assert desk.get(address(f"listing:{service.pk}")).status_code == 200
    assert desk.get(address("listing:nonsense")).status_code == 404
    assert desk.get(address("listing:00000000-0000-0000-0000-000000000000")).status_code == 404


def test_a_question_that_was_answered_says_so(desk: Client, service: Service) -> None:
    answer_page = desk.get(address("overdue:nothing"), follow=True)
    assert "has been answered" in answer_page.content.decode()


def test_a_question_belongs_to_who_opened_it_for_ten_minutes(
    desk: Client, service: Service, at: SetClock
) -> None:
    other = signed_in(person("eve"))
    desk.get(address(overdue(service)))
    page = other.get(address(overdue(service)))
    assert page.status_code == 409
    assert "Bob" in page.content.decode()
    at(NOON + timedelta(minutes=10))
    assert other.get(address(overdue(service))).status_code == 200


def test_it_can_be_taken_over(desk: Client, service: Service) -> None:
    other = signed_in(person("eve"))
    desk.get(address(overdue(service)))
    assert other.get(address(overdue(service)), {"take-over": ""}).status_code == 200
    assert desk.get(address(overdue(service))).status_code == 409


def test_the_next_question_is_one_that_nobody_is_busy_with(desk: Client, service: Service) -> None:
    first = signed_in(person("eve")).get(reverse("moderation:next"))
    assert desk.get(reverse("moderation:next")).url != "" != first.url
    signed_in(person("fay")).get(first.url)
    assert desk.get(reverse("moderation:next")).url != first.url


def test_a_failed_check_is_a_question_for_somebody_else(
    desk: Client, service: Service, bob: Moderator
) -> None:
    form = {"failed": "dialled", "contact": str(number(service).pk)}
    assert overdue(service) not in answer(desk, overdue(service), **form).content.decode()
    for _ in range(3):
        here = desk.get(reverse("moderation:next"), {"region": "gb"}).url
        assert overdue(service) not in here
        answer(desk, here.partition("questions/")[2].partition("/")[0], answer="snooze")
    other = signed_in(person("eve")).get(reverse("moderation:next"), {"region": "gb"})
    assert other.status_code == 302


def test_the_next_question_is_of_the_same_sort(desk: Client, service: Service) -> None:
    reporting.report(number(service), problem=Problem.UNSAFE, at=NOON)
    path = address(overdue(service)) + "?kind=overdue&region=gb"
    page = desk.post(path, {"verified": "dialled", "contact": str(number(service).pk)})
    assert "A check is due" in page.content.decode()
    assert "kind=overdue&amp;region=gb" in page.content.decode()


def test_the_keys_can_be_switched_off(desk: Client, service: Service) -> None:
    key = overdue(service)
    assert "js/desk." in desk.get(address(key)).content.decode()
    off = desk.post(reverse("moderation:keys"), {"key": key}, follow=True)
    assert "js/desk." not in off.content.decode()
    assert (
        "js/desk."
        in desk.post(reverse("moderation:keys"), {"key": key}, follow=True).content.decode()
    )


def test_a_place_without_a_line_is_named(desk: Client, db: None) -> None:
    assert "Bouvet Island" in desk.get(address("gap:bv")).content.decode()
    assert "Done: Bouvet Island." in answer(desk, "gap:bv", answer="snooze").content.decode()
