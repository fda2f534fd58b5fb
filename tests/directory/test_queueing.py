from datetime import datetime

import pytest
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import TaskNotFound

from directory import queueing
from resources.actions import confirming
from resources.models import Confirmation, ConfirmationLetter
from tests.resources.actions.asking import reachable

pytestmark = pytest.mark.django_db


def test_a_decision_and_its_job_are_one(noon: datetime) -> None:
    confirming.ask(reachable(), by=None, at=noon, post=queueing.post)
    letter = ConfirmationLetter.objects.get()
    job = ProcrastinateJob.objects.get()
    assert (job.task_name, job.status) == ("letters.send", "todo")
    assert job.args == {"letter_id": str(letter.pk)}
    assert job.lock == f"letter {letter.pk}"


def test_a_decision_that_is_rolled_back_leaves_no_job(noon: datetime) -> None:
    service = reachable()
    with transaction.atomic():
        confirming.ask(service, by=None, at=noon, post=queueing.post)
        assert ProcrastinateJob.objects.exists()
        transaction.set_rollback(True)
    assert not ProcrastinateJob.objects.exists()
    assert not Confirmation.objects.exists()


def test_a_name_that_no_task_has_is_refused_at_once() -> None:
    with pytest.raises(TaskNotFound):
        queueing._queue("letters.burn", lock="x")


def test_a_changed_listing_is_compared_later(noon: datetime) -> None:
    service = reachable()
    queueing.look_for_duplicates(service.pk)
    job = ProcrastinateJob.objects.get()
    assert (job.task_name, job.lock) == ("duplicates.look_at_one", "duplicates")
    assert job.args == {"service_id": str(service.pk)}
