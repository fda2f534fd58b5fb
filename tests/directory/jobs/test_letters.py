import contextlib
import logging
import smtplib
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Job

from directory import confirmation_links, queueing
from directory.jobs import composing, letters, mail_server
from resources.actions import confirming, delivering
from resources.models import ConfirmationLetter, Moderator, Service
from resources.rules.confirmations import GOOD_FOR, MOST_ATTEMPTS, REMIND_AFTER
from resources.search.queue import question
from tests.conftest import NOON
from tests.resources.actions.asking import Postbox, add_contact, reachable
from tests.resources.factories import phone

pytestmark = pytest.mark.django_db


@pytest.fixture
def service(db: None) -> Service:
    return reachable()


@pytest.fixture
def letter(service: Service, noon: datetime) -> ConfirmationLetter:
    postbox = Postbox()
    confirming.ask(service, by=None, at=noon, post=postbox.append)
    return postbox[0]


@pytest.fixture
def hand_over(monkeypatch: pytest.MonkeyPatch) -> Callable[[Exception], None]:
    """Makes the mail server answer so."""

    def answer(error: Exception) -> None:
        def raises(_message: object) -> None:
            raise error

        monkeypatch.setattr(mail_server, "hand_over", raises)

    return answer


def state(letter: ConfirmationLetter) -> tuple[str, int]:
    letter.refresh_from_db()
    return letter.delivery, letter.attempts


def test_a_letter_goes_out_in_plain_text_with_its_link(letter: ConfirmationLetter) -> None:
    letters.send(str(letter.pk))
    assert state(letter) == ("sent", 1)
    (message,) = mail.outbox
    assert message.to == ["secretary@tea.example"]
    token = confirmation_links.token(letter.confirmation_id)
    assert f"http://127.0.0.1:8000/en/confirm/{token}/" in message.body
    assert "Hello Ada," in message.body
    assert "Friends of gb-tea-line" in message.body
    assert "January 5, 2027" in message.body
    assert "suicid" not in f"{message.subject}{message.body}".lower()
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"


def test_a_letter_is_sent_once_however_often_the_job_runs(letter: ConfirmationLetter) -> None:
    letters.send(str(letter.pk))
    letters.send(str(letter.pk))
    assert len(mail.outbox) == 1


def test_a_letter_is_in_the_language_of_the_service(noon: datetime) -> None:
    postbox = Postbox()
    service = reachable("eg-line", methods=[phone("0800 1113", languages=["ar"])])
    confirming.ask(service, by=None, at=noon, post=postbox.append)
    letters.send(str(postbox[0].pk))
    assert "/ar/confirm/" in mail.outbox[0].body


def test_the_reminder_says_that_it_is_one(
    letter: ConfirmationLetter, noon: datetime, at: Callable[[datetime], datetime]
) -> None:
    letters.send(str(letter.pk))
    at(noon + REMIND_AFTER)
    letters.remind(0)
    reminder = ConfirmationLetter.objects.get(letter="reminder")
    assert ProcrastinateJob.objects.get().args == {"letter_id": str(reminder.pk)}
    letters.send(str(reminder.pk))
    assert "the only reminder" in mail.outbox[1].body
    assert mail.outbox[1].body.count("/confirm/") == 1


def test_an_expired_question_is_closed_by_the_hourly_job(
    letter: ConfirmationLetter, noon: datetime, at: Callable[[datetime], datetime]
) -> None:
    at(noon + GOOD_FOR)
    letters.remind(0)
    letter.confirmation.refresh_from_db()
    assert letter.confirmation.reply == "no-reply"


def test_the_next_contact_gets_a_letter_with_a_link_of_their_own(
    letter: ConfirmationLetter, noon: datetime, at: Callable[[datetime], datetime]
) -> None:
    add_contact(letter.confirmation.service, "Ben", email="ben@tea.example", language="ar")
    letters.send(str(letter.pk))
    at(noon + GOOD_FOR)
    letters.remind(0)
    letters.remind(0)
    job = ProcrastinateJob.objects.get()
    letters.send(job.args["letter_id"])
    letters.send(str(letter.pk))
    first, second = mail.outbox
    assert second.to == ["ben@tea.example"]
    follower = letter.confirmation.followed_by
    assert f"/ar/confirm/{confirmation_links.token(follower.pk)}/" in second.body
    assert confirmation_links.token(letter.confirmation_id) not in second.body
    assert first.to == ["secretary@tea.example"]


def test_the_log_has_neither_address_nor_words(
    letter: ConfirmationLetter, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        letters.send(str(letter.pk))
    lines = [
        record.getMessage() for record in caplog.records if record.name.startswith("directory")
    ]
    assert set(lines) == {f"letter {letter.pk}: sent (attempt 1)"}


def test_a_server_that_is_away_is_tried_again_later(
    letter: ConfirmationLetter, hand_over: Callable[[Exception], None]
) -> None:
    hand_over(mail_server.NotTaken(for_good=False))
    for attempt, minutes in ((1, 1), (2, 2), (3, 4)):
        with pytest.raises(letters.TryAgain) as again:
            letters.send(str(letter.pk))
        assert again.value.wait == timedelta(minutes=minutes)
        assert state(letter) == ("queued", attempt)


def test_after_three_days_a_letter_has_failed(
    letter: ConfirmationLetter, hand_over: Callable[[Exception], None]
) -> None:
    ConfirmationLetter.objects.update(attempts=MOST_ATTEMPTS - 1)
    hand_over(mail_server.NotTaken(for_good=False))
    letters.send(str(letter.pk))
    assert state(letter) == ("failed", MOST_ATTEMPTS)


@pytest.mark.parametrize(
    ("error", "delivery"),
    [(mail_server.NotTaken(for_good=True), "failed"), (mail_server.Unclear(), "unclear")],
)
def test_what_is_refused_or_unclear_is_not_tried_again(
    letter: ConfirmationLetter,
    hand_over: Callable[[Exception], None],
    error: Exception,
    delivery: str,
) -> None:
    hand_over(error)
    letters.send(str(letter.pk))
    letters.send(str(letter.pk))
    assert state(letter) == (delivery, 1)


@pytest.mark.parametrize(
    ("error", "asked"),
    [
        (mail_server.NotTaken(for_good=True), True),
        (mail_server.Unclear(), True),
        (mail_server.NotTaken(for_good=False), False),
    ],
)
def test_a_letter_that_may_never_arrive_is_a_question_until_it_is_answered(
    letter: ConfirmationLetter,
    alice: Moderator,
    hand_over: Callable[[Exception], None],
    error: Exception,
    asked: bool,
) -> None:
    hand_over(error)
    with contextlib.suppress(letters.TryAgain):
        letters.send(str(letter.pk))
    key = f"unanswered:{letter.pk}"
    assert (question(key, by=alice, at=NOON) is not None) is asked
    confirming.confirm(letter.confirmation, role="Director", at=NOON)
    assert question(key, by=alice, at=NOON) is None


def test_without_the_sites_address_no_attempt_is_made(
    letter: ConfirmationLetter, settings: Any
) -> None:
    settings.LOCAL_MODE, settings.SITE_URL = False, ""
    with pytest.raises(ImproperlyConfigured, match="SITE_URL"):
        letters.send(str(letter.pk))
    assert state(letter) == ("queued", 0)


def test_an_error_of_ours_leaves_the_letter_queued(
    letter: ConfirmationLetter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_letter: object) -> None:
        raise KeyError

    monkeypatch.setattr(composing, "message", broken)
    with pytest.raises(KeyError):
        letters.send(str(letter.pk))
    assert state(letter) == ("queued", 1)


def test_letters_that_no_job_is_about_get_one(letter: ConfirmationLetter, noon: datetime) -> None:
    known = Postbox()
    confirming.ask(reachable("gb-other"), by=None, at=noon, post=known.append)
    queueing.post(known[0])
    letters.find_lost(0)
    letters.find_lost(0)
    jobs = ProcrastinateJob.objects.values_list("args__letter_id", flat=True)
    assert sorted(jobs) == sorted([str(letter.pk), str(known[0].pk)])


def test_a_sending_letter_that_no_job_is_about_becomes_unclear(
    letter: ConfirmationLetter, noon: datetime
) -> None:
    delivering.begin(letter.pk, at=noon)
    letters.find_lost(0)
    letters.send(ProcrastinateJob.objects.get().args["letter_id"])
    assert state(letter) == ("unclear", 1)
    assert not mail.outbox


def job(attempts: int) -> Job:
    return Job(
        id=1, queue="default", lock=None, queueing_lock=None, task_name="x", attempts=attempts
    )


def test_an_error_of_ours_is_not_tried_for_ever() -> None:
    patience = letters.Patience()
    assert patience.get_retry_decision(exception=KeyError(), job=job(4)) is not None
    assert patience.get_retry_decision(exception=KeyError(), job=job(5)) is None
    wait = letters.TryAgain(timedelta(hours=1))
    assert patience.get_retry_decision(exception=wait, job=job(70)) is not None


@pytest.mark.parametrize(
    ("error", "raised"),
    [
        (smtplib.SMTPRecipientsRefused({"a@b.example": (550, b"no")}), True),
        (smtplib.SMTPRecipientsRefused({"a@b.example": (451, b"later")}), False),
        (smtplib.SMTPDataError(554, "no"), True),
        (smtplib.SMTPSenderRefused(421, b"later", "a@b.example"), False),
    ],
)
def test_what_a_server_says_decides(
    error: Exception, raised: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", says(error))
    with pytest.raises(mail_server.NotTaken) as refused:
        mail_server.hand_over(mail.EmailMessage())
    assert refused.value.for_good is raised


@pytest.mark.parametrize("error", [smtplib.SMTPServerDisconnected("x"), TimeoutError()])
def test_a_connection_that_breaks_off_is_unclear(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", says(error))
    with pytest.raises(mail_server.Unclear):
        mail_server.hand_over(mail.EmailMessage())


def says(error: Exception) -> Callable[..., None]:
    def raises(*_arguments: object) -> None:
        raise error

    return raises
