"""Sending letters to services. `resources/actions/delivering.py` has the states of a letter."""

import logging
from datetime import timedelta
from uuid import UUID

from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Job

from directory import clock, queueing
from directory.jobs import composing, mail_server
from resources.actions import confirming, delivering
from resources.models import ConfirmationLetter
from resources.rules.confirmations import Delivery, wait_after

log = logging.getLogger(__name__)

UNFINISHED = ("todo", "doing")
AFTER_AN_ERROR_OF_OURS = timedelta(minutes=5)
MOST_ERRORS_OF_OURS = 5


class TryAgain(Exception):
    """The mail server is away or refuses for now."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(f"again in {wait}")
        self.wait = wait


class Patience(BaseRetryStrategy):
    """A mail server is waited for as the rules say; an error of ours is not tried for ever."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        if isinstance(exception, TryAgain):
            return RetryDecision(retry_in={"seconds": int(exception.wait.total_seconds())})
        if job.attempts >= MOST_ERRORS_OF_OURS:
            return None
        return RetryDecision(retry_in={"seconds": int(AFTER_AN_ERROR_OF_OURS.total_seconds())})


@app.task(name="letters.send", retry=Patience())
def send(letter_id: str) -> None:
    """Hands one letter over, at most once. Jobs for one letter run one after the other (lock)."""
    composing.require_address()
    letter = delivering.begin(UUID(letter_id), at=clock.now())
    if letter is None:
        return
    try:
        message = composing.message(letter)
    except Exception:
        delivering.put_back(letter)
        raise
    try:
        mail_server.hand_over(message)
    except mail_server.NotTaken as error:
        _put_back_or_give_up(letter, for_good=error.for_good)
    except mail_server.Unclear:
        delivering.doubt(letter)
        _report(letter, Delivery.UNCLEAR)
    else:
        delivering.sent(letter, at=clock.now())
        _report(letter, Delivery.SENT)


@app.periodic(cron="10 * * * *")
@app.task(name="letters.remind", queueing_lock="letters.remind")
def remind(timestamp: int) -> None:  # noqa: ARG001 (procrastinate says which hour it stands for)
    at = clock.now()
    reminded = confirming.remind(at=at, post=queueing.post)
    passed_on = confirming.pass_on(at=at, post=queueing.post)
    if reminded or passed_on:
        log.info("%d reminders and %d letters to next contacts queued", reminded, passed_on)


@app.periodic(cron="20 * * * *")
@app.task(name="letters.find_lost", queueing_lock="letters.find_lost")
def find_lost(timestamp: int) -> None:  # noqa: ARG001 (as above)
    """Letters under way that no job is about any more, as after a restored backup."""
    under_way = ConfirmationLetter.objects.filter(
        delivery__in=[Delivery.QUEUED, Delivery.SENDING]
    ).values_list("pk", flat=True)
    jobs = ProcrastinateJob.objects.filter(task_name="letters.send", status__in=UNFINISHED)
    known = {arguments.get("letter_id") for arguments in jobs.values_list("args", flat=True)}
    for letter_id in under_way:
        if str(letter_id) not in known:
            queueing.post_again(letter_id)


def _put_back_or_give_up(letter: ConfirmationLetter, *, for_good: bool) -> None:
    wait = None if for_good else wait_after(letter.attempts)
    if wait is None:
        delivering.give_up(letter)
        _report(letter, Delivery.FAILED)
        return
    delivering.put_back(letter)
    _report(letter, Delivery.QUEUED)
    raise TryAgain(wait)


def _report(letter: ConfirmationLetter, delivery: Delivery) -> None:
    """One line without a word of the letter, or whom it is for."""
    log.info("letter %s: %s (attempt %d)", letter.pk, delivery, letter.attempts)
