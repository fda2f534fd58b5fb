"""Work for later, queued in the caller's own transaction: rolled back, it was never asked for.

Doors ask for work by its name; what is done then stands in `directory/jobs/`.
"""

import contextlib
from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from resources.models import ConfirmationLetter


def post(letter: ConfirmationLetter) -> None:
    """Has a letter sent, as soon as a worker can after the commit."""
    post_again(letter.pk)


def post_again(letter_id: UUID) -> None:
    _queue("letters.send", lock=f"letter {letter_id}", letter_id=str(letter_id))


def look_for_duplicates(service_id: UUID) -> None:
    """Has a listing that was changed compared with the others."""
    _queue("duplicates.look_at_one", lock="duplicates", service_id=str(service_id))


def tell(partner_id: int, *, failures: int = 0) -> None:
    """Has a partner told of what waits; once is enough, however often it is asked for.

    `failures`: so often they didn't take the first of it. Whoever answers goes before them, so that
    those who hang never take every place of a worker.
    """
    lock = f"partner {partner_id}"
    job = app.configure_task(
        "webhooks.deliver",
        allow_unknown=False,
        lock=lock,
        queueing_lock=lock,
        priority=-failures,
    )
    with contextlib.suppress(AlreadyEnqueued), transaction.atomic():
        job.defer(partner_id=partner_id)


def _queue(task: str, *, lock: str, **arguments: str) -> None:
    """Raises procrastinate's TaskNotFound for a name that no task has.

    Jobs with the same `lock` are done one after the other.
    """
    app.configure_task(task, allow_unknown=False, lock=lock).defer(**arguments)
