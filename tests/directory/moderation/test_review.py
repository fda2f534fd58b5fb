"""One question, one screen, one answer; then the next one."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import DjangoAssertNumQueries

from directory.moderation.answers import ANSWERS
from resources.actions import proposing, publishing, reporting
from resources.models import (
    ContactMethod,
    Edition,
    Hold,
    Moderator,
    ProblemReport,
    Proposal,
    Service,
)
from resources.rules.policies import Working
from resources.rules.proposals import Origin
from resources.rules.publication import State
from resources.rules.reports import Problem
from resources.rules.roles import Role
from tests.conftest import NOON
from tests.directory.moderation.conftest import person, signed_in
from tests.resources.factories import draft, listing

SetClock = Callable[[datetime], datetime]


def number(service: Service) -> ContactMethod:
    return service.contact_methods.get(kind="voice")


def address(key: str) -> str:
    return reverse("moderation:question", args=(key,))


def answer(desk: Client, key: str, **form: Any) -> Any:
    return desk.post(address(key), form)


def overdue(service: Service) -> str:
    return f"overdue:{service.pk}"


def verified(desk: Client, service: Service, how: str = "dialled") -> Any:
    return answer(desk, overdue(service), verified=how, contact=str(number(service).pk))


def undo(desk: Client) -> Any:
    return desk.post(reverse("moderation:undo"), follow=True)


def proposed(service: Service, by: Moderator, value: str = "0800 123 4567") -> Proposal:
    where = f"contact.{number(service).pk}.value"
    changes = {where: (number(service).value, value)}
    return proposing.propose(service, changes, by=by, origin=Origin.MODERATOR, at=NOON)


def accept(desk: Client, proposal: Proposal, **form: Any) -> Any:
    seen = json.dumps(proposing.standing(proposal))
    return answer(desk, f"proposal:{proposal.pk}", **{"answer": "accept", "seen": seen, **form})


# Looking.


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
    desk.get("/moderation/")
    with django_assert_max_num_queries(15):
        assert desk.get(address(f"proposal:{proposal.pk}")).status_code == 200


def test_the_queue_costs_at_most_twelve_queries(
    desk: Client, service: Service, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    desk.get("/moderation/")
    with django_assert_max_num_queries(12):
        assert "tea-line" in desk.get("/moderation/?kind=overdue&region=gb").content.decode()


def test_a_listing_can_be_opened_without_a_question(desk: Client, service: Service) -> None:
    assert desk.get(address(f"listing:{service.pk}")).status_code == 200
    assert desk.get(address("listing:nonsense")).status_code == 404
    assert desk.get(address("listing:00000000-0000-0000-0000-000000000000")).status_code == 404


def test_a_question_that_was_answered_says_so(desk: Client, service: Service) -> None:
    answer_page = desk.get(address("overdue:nothing"), follow=True)
    assert "has been answered" in answer_page.content.decode()


# Two at a time.


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


# Checking.


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


# Down, and withdrawn.


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


# Proposals.


def test_what_another_proposes_can_be_accepted_and_is_public_at_once(
    desk: Client, service: Service, dana: Moderator
) -> None:
    proposal = proposed(service, dana)
    page = desk.get(address(f"proposal:{proposal.pk}")).content.decode()
    assert "116 123" in page
    assert "0800 123 4567" in page
    accept(desk, proposal)
    compared = ProcrastinateJob.objects.get(task_name="duplicates.look_at_one")
    assert compared.args == {"service_id": str(service.pk)}
    assert "0800 123 4567" in Client().get(f"/en/service/{service.slug}/").content.decode()


def test_ones_own_proposal_is_not_accepted_by_a_direct_post_either(
    desk: Client, service: Service, bob: Moderator
) -> None:
    proposal = proposed(service, bob)
    page = accept(desk, proposal)
    assert page.status_code == 422
    assert "Somebody else has to accept it." in page.content.decode()
    assert number(service).value == "116 123"


def test_a_contributor_accepts_nothing(service: Service, noon: object, bob: Moderator) -> None:
    proposal = proposed(service, bob)
    contributor = signed_in(person("dana", Role.CONTRIBUTOR))
    assert accept(contributor, proposal).status_code == 403
    page = contributor.get(address(f"proposal:{proposal.pk}")).content.decode()
    assert 'value="accept"' not in page


def test_a_single_moderator_may_where_the_installation_says_so(
    desk: Client, service: Service, bob: Moderator, settings: Any
) -> None:
    settings.SOLO_MODERATOR = True
    proposal = proposed(service, bob)
    accept(desk, proposal)
    assert Proposal.objects.get(pk=proposal.pk).alone
    assert number(service).value == "0800 123 4567"


def test_the_second_of_two_proposals_is_shown_against_the_new_state(
    desk: Client, service: Service, dana: Moderator
) -> None:
    first, second = (
        proposed(service, dana, "0800 111 1111"),
        proposed(service, dana, "0800 222 2222"),
    )
    seen = json.dumps(proposing.standing(second))
    accept(desk, first)
    page = accept(desk, second, seen=seen)
    assert page.status_code == 422
    assert "has changed since you opened it" in page.content.decode()
    assert "When it was proposed: 116 123" in page.content.decode()
    assert number(service).value == "0800 111 1111"


def test_a_rejection_says_why(desk: Client, service: Service, dana: Moderator) -> None:
    proposal = proposed(service, dana)
    key = f"proposal:{proposal.pk}"
    assert answer(desk, key, answer="reject", refusal="because").status_code == 422
    answer(desk, key, answer="reject", refusal="no-evidence")
    proposal.refresh_from_db()
    assert (proposal.decision, proposal.refusal) == ("rejected", "no-evidence")


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


# Reports, drafts, gaps.


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


def test_no_other_answer_is_known(desk: Client, service: Service) -> None:
    assert answer(desk, overdue(service), answer="delete").status_code == 404


def test_the_keys_can_be_switched_off(desk: Client, service: Service) -> None:
    key = overdue(service)
    assert "js/desk." in desk.get(address(key)).content.decode()
    off = desk.post(reverse("moderation:keys"), {"key": key}, follow=True)
    assert "js/desk." not in off.content.decode()
    assert (
        "js/desk."
        in desk.post(reverse("moderation:keys"), {"key": key}, follow=True).content.decode()
    )


def test_most_harmful_questions_come_first(desk: Client) -> None:
    listing("gambling-line", topics=["gambling"])
    crisis = listing("a-crisis-line", topics=["suicide"])
    reporting.report(number(crisis), problem=Problem.WRONG_NUMBER, at=NOON)
    first = desk.get(reverse("moderation:next")).url
    assert first == address(f"report:{crisis.pk}:{number(crisis).pk}")
