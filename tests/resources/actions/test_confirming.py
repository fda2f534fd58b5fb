from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction

from resources.actions import confirming, delivering
from resources.models import Confirmation, Moderator, Proposal, Service, Verification
from resources.rules.confirmations import GOOD_FOR, REMIND_AFTER, Delivery
from resources.rules.freshness import Aspect, Method, Outcome
from resources.rules.policies import Working
from resources.rules.proposals import Decision, Origin
from tests.resources.actions.asking import Postbox, add_contact, reachable
from tests.resources.factories import chat, listing, phone

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)


@pytest.fixture
def postbox() -> Postbox:
    return Postbox()


@pytest.fixture
def service(db: None) -> Service:
    return reachable(methods=[phone(), chat(), phone("0800 1111", working=Working.DOWN)])


@pytest.fixture
def asked(service: Service, alice: Moderator, noon: datetime, postbox: Postbox) -> Confirmation:
    return confirming.ask(service, by=alice, at=noon, post=postbox.append)


def sent(postbox: Postbox, at: datetime) -> None:
    for letter in postbox:
        under_way = delivering.begin(letter.pk, at=at)
        if under_way is not None:
            delivering.sent(under_way, at=at)


def reply_of(confirmation: Confirmation) -> str:
    confirmation.refresh_from_db()
    return confirmation.reply


def test_asking_writes_to_the_verification_contact(
    asked: Confirmation, alice: Moderator, noon: datetime, postbox: Postbox
) -> None:
    assert (asked.contact_email, asked.contact_name) == ("secretary@tea.example", "Ada")
    assert (asked.asked_by, asked.asked_at, asked.expires_at) == (alice, noon, noon + GOOD_FOR)
    assert asked.language == "en"
    assert postbox.kinds == ["request"]
    assert postbox[0].delivery == Delivery.QUEUED


@pytest.mark.parametrize("known", [{}, {"phone": "0800 000"}])
def test_without_a_contact_nobody_is_asked(
    noon: datetime, postbox: Postbox, known: dict[str, str]
) -> None:
    mute = listing("gb-mute")
    if known:
        add_contact(mute, "Mute", **known)
    with pytest.raises(confirming.NobodyToAsk):
        confirming.ask(mute, by=None, at=noon, post=postbox.append)
    assert not postbox
    assert not Confirmation.objects.exists()


def test_a_service_is_not_asked_twice_at_once(
    asked: Confirmation, noon: datetime, postbox: Postbox
) -> None:
    with pytest.raises(confirming.AlreadyAsked):
        confirming.ask(asked.service, by=None, at=noon + timedelta(days=1), post=postbox.append)
    again = confirming.ask(asked.service, by=None, at=noon + GOOD_FOR, post=postbox.append)
    assert reply_of(asked) == "no-reply"
    assert reply_of(again) == "waiting"


def test_a_queue_that_fails_leaves_no_question_behind(service: Service, noon: datetime) -> None:
    def full(_letter: object) -> None:
        raise OSError

    with pytest.raises(OSError), transaction.atomic():  # noqa: PT011 (the one raised above)
        confirming.ask(service, by=None, at=noon, post=full)
    assert not Confirmation.objects.exists()


def test_one_reminder_after_three_weeks(
    asked: Confirmation, noon: datetime, postbox: Postbox
) -> None:
    sent(postbox, noon)
    assert confirming.remind(at=noon + REMIND_AFTER - SECOND, post=postbox.append) == 0
    assert confirming.remind(at=noon + REMIND_AFTER, post=postbox.append) == 1
    assert confirming.remind(at=noon + REMIND_AFTER + SECOND, post=postbox.append) == 0
    assert postbox.kinds == ["request", "reminder"]


def test_nobody_is_reminded_of_a_letter_that_has_not_gone_out(
    asked: Confirmation, noon: datetime, postbox: Postbox
) -> None:
    assert confirming.remind(at=noon + REMIND_AFTER, post=postbox.append) == 0


def test_after_six_weeks_it_becomes_a_question_for_moderators(
    asked: Confirmation, noon: datetime, postbox: Postbox
) -> None:
    assert confirming.pass_on(at=noon + GOOD_FOR - SECOND, post=postbox.append) == 0
    assert reply_of(asked) == "waiting"
    assert confirming.pass_on(at=noon + GOOD_FOR, post=postbox.append) == 0
    assert reply_of(asked) == "no-reply"
    assert postbox.kinds == ["request"]


def test_they_are_asked_in_their_order_each_by_a_link_of_their_own(
    service: Service, alice: Moderator, noon: datetime, postbox: Postbox
) -> None:
    add_contact(service, "Cleo", email="cleo@tea.example", position=9)
    add_contact(service, "Mute", phone="0800 000", position=1)
    add_contact(service, "Ben", role="Chair", email="ben@tea.example", language="cy", position=2)
    confirming.ask(service, by=alice, at=noon, post=postbox.append)
    for round_ in (1, 2, 3):
        at = noon + round_ * GOOD_FOR
        assert confirming.remind(at=at, post=postbox.append) == 0
        assert confirming.pass_on(at=at, post=postbox.append) == (round_ < 3)
        assert confirming.pass_on(at=at, post=postbox.append) == 0
    cleo, ben, ada = Confirmation.objects.filter(service=service)
    assert [(each.contact_email, each.reply) for each in (ada, ben, cleo)] == [
        ("secretary@tea.example", "passed-on"),
        ("ben@tea.example", "passed-on"),
        ("cleo@tea.example", "no-reply"),
    ]
    assert (ben.contact_name, ben.contact_role, ben.language) == ("Ben", "Chair", "cy")
    assert (ben.asked_by, ben.asked_at, ben.expires_at) == (
        alice,
        noon + GOOD_FOR,
        noon + 2 * GOOD_FOR,
    )
    assert (ada.follows, ben.follows, cleo.follows) == (None, ada, ben)
    assert postbox.kinds == ["request"] * 3
    assert len({letter.confirmation_id for letter in postbox}) == 3


def test_the_next_contact_is_reminded_too(
    asked: Confirmation, noon: datetime, postbox: Postbox
) -> None:
    add_contact(asked.service, "Ben", email="ben@tea.example")
    confirming.pass_on(at=noon + GOOD_FOR, post=postbox.append)
    sent(postbox, noon + GOOD_FOR)
    later = noon + GOOD_FOR + REMIND_AFTER
    assert confirming.remind(at=later, post=postbox.append) == 1
    reminder = postbox[-1]
    assert (reminder.letter, reminder.confirmation.contact_email) == ("reminder", "ben@tea.example")


def test_the_link_of_the_contact_before_ends(
    asked: Confirmation, noon: datetime, postbox: Postbox
) -> None:
    add_contact(asked.service, "Ben", email="ben@tea.example")
    sent(postbox, noon)
    confirming.remind(at=noon + REMIND_AFTER, post=postbox.append)
    at = noon + GOOD_FOR
    confirming.pass_on(at=at, post=postbox.append)
    assert confirming.open_one(asked.pk, at=at) is None
    with pytest.raises(confirming.Closed):
        confirming.confirm(asked, role="Director", at=noon)
    reminder = postbox[1]
    assert delivering.begin(reminder.pk, at=at) is None, "it was waiting for the mail server"
    now = postbox[2].confirmation
    confirming.confirm(now, role="Director", at=at)
    assert (reply_of(asked), reply_of(now)) == ("passed-on", "confirmed")


def test_who_answers_is_not_passed_over(
    asked: Confirmation, noon: datetime, postbox: Postbox
) -> None:
    add_contact(asked.service, "Ben", email="ben@tea.example")
    confirming.confirm(asked, role="Director", at=noon)
    assert confirming.pass_on(at=noon + GOOD_FOR, post=postbox.append) == 0
    assert reply_of(asked) == "confirmed"


def test_nobody_is_asked_twice_although_the_list_was_changed_meanwhile(
    asked: Confirmation, service: Service, noon: datetime, postbox: Postbox
) -> None:
    contacts = service.organization.verification_contacts
    contacts.all().delete()
    add_contact(service, "Ben", email="ben@tea.example", position=1)
    add_contact(service, "Ada", email="Secretary@Tea.example", position=2)
    assert confirming.pass_on(at=noon + GOOD_FOR, post=postbox.append) == 1
    contacts.update(position=0)
    assert confirming.pass_on(at=noon + 2 * GOOD_FOR, post=postbox.append) == 0
    assert [letter.confirmation.contact_email for letter in postbox] == [
        "secretary@tea.example",
        "ben@tea.example",
    ]


def test_a_moderator_who_asks_anew_begins_with_the_first(
    asked: Confirmation, noon: datetime, postbox: Postbox
) -> None:
    add_contact(asked.service, "Ben", email="ben@tea.example")
    again = confirming.ask(asked.service, by=None, at=noon + GOOD_FOR, post=postbox.append)
    assert again.contact_email == "secretary@tea.example"
    assert confirming.pass_on(at=noon + GOOD_FOR, post=postbox.append) == 0
    assert confirming.pass_on(at=noon + 2 * GOOD_FOR, post=postbox.append) == 1


def test_a_queue_that_fails_asks_nobody_next_and_loses_nothing(
    asked: Confirmation, noon: datetime, postbox: Postbox
) -> None:
    def full(_letter: object) -> None:
        raise OSError

    add_contact(asked.service, "Ben", email="ben@tea.example")
    with pytest.raises(OSError):  # noqa: PT011 (the one raised above)
        confirming.pass_on(at=noon + GOOD_FOR, post=full)
    assert reply_of(asked) == "waiting"
    assert confirming.pass_on(at=noon + GOOD_FOR, post=postbox.append) == 1


def test_all_correct_verifies_what_works_and_what_is_known(
    asked: Confirmation, service: Service, noon: datetime
) -> None:
    Service.objects.filter(pk=service.pk).update(anonymous="yes")
    confirming.confirm(asked, role="Director", at=noon)
    found = Verification.objects.filter(service=service).order_by("id")
    line, page, _down = service.contact_methods.order_by("position")
    assert [(each.aspect, each.contact_method) for each in found] == [
        (Aspect.NUMBER, line),
        (Aspect.HOURS, line),
        (Aspect.NUMBER, page),
        (Aspect.POLICY, None),
    ]
    assert {(each.method, each.outcome, each.by, each.confirming_role) for each in found} == {
        (Method.CONFIRMED_BY_SERVICE, Outcome.CONFIRMED, None, "Director")
    }
    line.refresh_from_db()
    assert line.number_checked_on == noon.date()
    assert reply_of(asked) == "confirmed"


def test_unknown_policies_are_not_confirmed(asked: Confirmation, noon: datetime) -> None:
    confirming.confirm(asked, role="Director", at=noon)
    assert not Verification.objects.filter(aspect=Aspect.POLICY).exists()


def changes_of(service: Service) -> dict[str, tuple[Any, Any]]:
    method = service.contact_methods.order_by("position")[0]
    return {f"contact.{method.pk}.opening_hours": ("24/7", "Mo-Fr 09:00-17:00")}


def test_a_correction_waits_and_changes_nothing(
    asked: Confirmation, service: Service, noon: datetime
) -> None:
    proposal = confirming.correct(asked, changes_of(service), role="Director", at=noon)
    stored = Proposal.objects.get(service=service)
    assert stored == proposal
    assert (stored.origin, stored.decision, stored.author) == (Origin.SERVICE, Decision.OPEN, None)
    assert stored.author_role == "Director"
    method = service.contact_methods.select_related("schedule").order_by("position")[0]
    assert method.schedule
    assert method.schedule.opening_hours == "24/7"
    assert not Verification.objects.filter(service=service).exists()
    assert reply_of(asked) == "corrected"


def test_an_answered_question_takes_no_second_answer(
    asked: Confirmation, service: Service, noon: datetime
) -> None:
    confirming.confirm(asked, role="Director", at=noon)
    checks = Verification.objects.count()
    with pytest.raises(confirming.Closed):
        confirming.confirm(asked, role="Director", at=noon)
    with pytest.raises(confirming.Closed):
        confirming.correct(asked, changes_of(service), role="Director", at=noon)
    assert Verification.objects.count() == checks
    assert not Proposal.objects.exists()


def test_an_expired_question_takes_no_answer(asked: Confirmation, noon: datetime) -> None:
    with pytest.raises(confirming.Closed):
        confirming.confirm(asked, role="Director", at=noon + GOOD_FOR)
    assert confirming.open_one(asked.pk, at=noon + GOOD_FOR) is None
    assert not Verification.objects.exists()


def test_a_correction_that_no_rule_allows_leaves_the_question_open(
    asked: Confirmation, noon: datetime
) -> None:
    with pytest.raises(ValueError, match="no field"):
        confirming.correct(asked, {"service.state": ("", "x")}, role="Director", at=noon)
    assert reply_of(asked) == "waiting"


@pytest.mark.parametrize(("spoken", "language"), [(["ar", "en"], "ar"), ([], "en")])
def test_the_letter_is_in_what_they_speak(
    spoken: list[str], language: str, noon: datetime, postbox: Postbox
) -> None:
    service = reachable("gb-other-line", methods=[phone("0800 1112", languages=spoken)])
    asked = confirming.ask(service, by=None, at=noon, post=postbox.append)
    assert asked.language == language
