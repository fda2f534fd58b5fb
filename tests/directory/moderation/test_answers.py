"""What a moderator answers is done, by who may, and can be seen at once."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from directory.moderation.answers import ANSWERS
from resources.actions import publishing, reporting
from resources.models import Edition, Hold, Moderator, ProblemReport, Service
from resources.rules.policies import Working
from resources.rules.publication import State
from resources.rules.reports import Problem
from resources.rules.roles import Role
from tests.conftest import NOON
from tests.directory.moderation.answering import address, answer, number, overdue, undo, verified
from tests.directory.moderation.conftest import person, signed_in
from tests.resources.factories import draft

SetClock = Callable[[datetime], datetime]


def test_verified_unchanged_is_one_round_trip_to_the_next_question(
    desk: Client, service: Service, bob: Moderator
) -> None:
    page = verified(desk, service)
    assert page.status_code == 200
    assert "Done: tea-line." in page.content.decode()
    assert overdue(service) not in page.content.decode()
    check = service.verifications.get()
    assert (check.aspect, check.method, check.outcome, check.by) == (
        "number",
        "dialled",
        "confirmed",
        bob,
    )
    assert number(service).number_checked_on == NOON.date()


def test_a_check_names_what_was_checked_and_how(desk: Client, service: Service) -> None:
    form = {"verified": "official-page", "aspect": ["hours", "policy"], "evidence": "its page"}
    answer(desk, f"listing:{service.pk}", **form)
    checks = {check.aspect: check for check in service.verifications.all()}
    assert set(checks) == {"hours", "policy"}
    assert checks["hours"].evidence == "its page"
    assert str(checks["hours"].review_due_on) == "2027-05-23"
    assert number(service).number_checked_on is None


@pytest.mark.parametrize(
    "form",
    [
        {"verified": "dialled"},
        {"verified": "guessed", "aspect": "hours"},
        {"verified": "confirmed-by-service", "aspect": "hours"},
        {"failed": "dialled", "aspect": "hours"},
        {"verified": "dialled", "contact": "nonsense"},
        {"verified": "dialled", "contact": "00000000-0000-0000-0000-000000000000"},
    ],
)
def test_a_check_that_says_too_little_is_not_recorded(
    desk: Client, service: Service, form: dict[str, str]
) -> None:
    page = answer(desk, overdue(service), **form)
    assert page.status_code == 422
    assert not service.verifications.exists()


def test_the_same_answer_twice_counts_once(desk: Client, service: Service) -> None:
    verified(desk, service)
    chat = service.contact_methods.get(kind="chat")
    answer(desk, overdue(service), verified="dialled", contact=str(chat.pk))
    page = verified(desk, service)
    assert "answered before" in page.content.decode()
    assert service.verifications.count() == 2


def test_two_failed_checks_hide_one_number_and_undo_brings_it_back(
    desk: Client, service: Service
) -> None:
    reader, form = Client(), {"failed": "dialled", "contact": str(number(service).pk)}
    answer(signed_in(person("eve")), overdue(service), **form)
    assert number(service).working == Working.WORKING
    answer(desk, overdue(service), **form)
    assert number(service).working == Working.DOWN
    for path in ("/en/gb/suicide/", f"/en/service/{service.slug}/", "/embed/v1/en/gb/suicide/"):
        assert "tel:116123" not in _about(reader, path, service)
    assert "116 123" not in reader.get(f"/api/v1/services/{service.pk}").content.decode()
    undo(desk)
    assert number(service).working == Working.WORKING
    assert "tel:116123" in _about(reader, f"/en/service/{service.slug}/", service)


def _about(reader: Client, path: str, service: Service) -> str:
    """The part of a page that is about this listing."""
    page = reader.get(path).content.decode()
    if service.slug not in page:
        return ""
    _before, _name, after = page.partition(f"<bdi>{service.slug}</bdi>")
    return (after or page).partition("</article>")[0]


def test_a_line_that_is_down_is_hidden_with_the_next_request_and_says_so(
    desk: Client, service: Service, at: SetClock
) -> None:
    reader, page = Client(), f"/en/service/{service.slug}/"
    assert "tel:116123" in _about(reader, page, service)
    form = {"answer": "down", "contact": str(number(service).pk), "alert": "Storm damage."}
    answer(desk, f"listing:{service.pk}", **form)
    shown = reader.get(page).content.decode()
    assert "Storm damage." in shown
    assert "https://example.org/chat" in shown
    assert "tel:116123" not in _about(reader, page, service)
    undo(desk)
    shown = reader.get(page).content.decode()
    assert "tel:116123" in shown
    assert "Storm damage." not in shown
    answer(desk, f"listing:{service.pk}", **form)
    at(NOON + timedelta(days=2))
    assert "Storm damage." not in reader.get(page).content.decode()


def test_a_hidden_number_asks_whether_it_works_again(desk: Client, service: Service) -> None:
    method = number(service)
    answer(desk, f"listing:{service.pk}", answer="down", contact=str(method.pk))
    page = desk.get("/moderation/?kind=hidden").content.decode()
    assert "tea-line" in page
    answer(desk, f"hidden:{method.pk}", answer="up", contact=str(method.pk))
    assert number(service).working == Working.WORKING


def test_a_withdrawn_listing_is_gone_at_once_and_comes_back_with_undo(
    desk: Client, service: Service
) -> None:
    answer(desk, f"listing:{service.pk}", answer="withdraw")
    assert Client().get(f"/en/service/{service.slug}/").status_code == 404
    undo(desk)
    assert Client().get(f"/en/service/{service.slug}/").status_code == 200


@pytest.mark.parametrize("given", sorted(ANSWERS))
@pytest.mark.parametrize("limits", [{"role": Role.CONTRIBUTOR}, {"regions": ["jp"]}])
def test_no_answer_is_taken_from_who_may_not_give_it(
    service: Service, noon: object, given: str, limits: dict[str, Any]
) -> None:
    before = str(Edition.current())
    outsider = signed_in(person("eve", **limits))
    page = answer(outsider, f"listing:{service.pk}", answer=given)
    assert page.status_code == 403
    assert str(Edition.current()) == before
    assert not Hold.objects.exists()


@pytest.mark.parametrize(
    ("given", "working", "confirmed"),
    [("reports-right", Working.DOWN, True), ("reports-wrong", Working.WORKING, False)],
)
def test_reports_are_answered_by_one_moderator(
    desk: Client, service: Service, given: str, working: Working, confirmed: bool
) -> None:
    for _ in range(2):
        reporting.report(number(service), problem=Problem.WRONG_NUMBER, at=NOON)
    key = f"report:{service.pk}:{number(service).pk}"
    assert "2 readers reported" in desk.get(address(key)).content.decode()
    answer(desk, key, answer=given, contact=str(number(service).pk))
    assert number(service).working == working
    assert {report.confirmed for report in ProblemReport.objects.all()} == {confirmed}
    assert "has been answered" in desk.get(address(key), follow=True).content.decode()


def test_a_number_that_was_dialled_and_works_answers_its_reports(
    desk: Client, service: Service
) -> None:
    reporting.report(number(service), problem=Problem.NOT_ANSWERED, at=NOON)
    key = f"report:{service.pk}:{number(service).pk}"
    answer(desk, key, verified="dialled", contact=str(number(service).pk))
    assert ProblemReport.objects.get().confirmed is False
    undo(desk)
    assert ProblemReport.objects.get().answered_at is None


def test_a_draft_is_published_or_says_what_it_lacks(desk: Client, db: None) -> None:
    thin = draft("thin-line")
    page = answer(desk, f"import:{thin.pk}", answer="publish")
    assert page.status_code == 422
    assert "can&#x27;t be public yet" in page.content.decode()
    thin.sources.create(title="Its own page", kind="organization")
    answer(desk, f"import:{thin.pk}", answer="publish")
    assert Service.objects.get(pk=thin.pk).state == State.PUBLISHED


def test_who_restored_a_listing_does_not_publish_it(
    desk: Client, service: Service, bob: Moderator
) -> None:
    service.sources.create(title="Its own page", kind="organization")
    publishing.withdraw(service, by=bob, at=NOON)
    publishing.restore(service, by=bob, at=NOON)
    page = answer(desk, f"import:{service.pk}", answer="publish")
    assert "somebody else has to publish it" in page.content.decode()
    answer(signed_in(person("eve")), f"import:{service.pk}", answer="publish")
    assert Service.objects.get(pk=service.pk).state == State.PUBLISHED


def test_no_other_answer_is_known(desk: Client, service: Service) -> None:
    assert answer(desk, overdue(service), answer="delete").status_code == 404


def test_reports_are_not_answered_where_no_way_of_contact_is_chosen(
    desk: Client, service: Service
) -> None:
    reporting.report(number(service), problem=Problem.NOT_ANSWERED, at=NOON)
    key = f"report:{service.pk}:{number(service).pk}"
    assert "Choose one way of contact" in answer(desk, key, answer="reports-right").content.decode()
    assert ProblemReport.objects.filter(answered_at=None).exists()
