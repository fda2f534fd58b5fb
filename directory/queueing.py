"""Work for later, queued in the caller's own transaction: rolled back, it was never asked for.

Doors ask for work by its name; what is done then stands in `directory/jobs/`.
"""

from uuid import UUID

from procrastinate.contrib.django import app

from resources.models import ConfirmationLetter


def post(letter: ConfirmationLetter) -> None:
    """Has a letter sent, as soon as a worker can after the commit."""
    post_again(letter.pk)


def post_again(letter_id: UUID) -> None:
    _queue("letters.send", lock=f"letter {letter_id}", letter_id=str(letter_id))


def look_for_duplicates(service_id: UUID) -> None:
    """Has a listing that was changed compared with the others."""
    _queue("duplicates.look_at_one", lock="duplicates", service_id=str(service_id))


def _queue(task: str, *, lock: str, **arguments: str) -> None:
    """Raises procrastinate's TaskNotFound for a name that no task has.

    Jobs with the same `lock` are done one after the other.
    """
    app.configure_task(task, allow_unknown=False, lock=lock).defer(**arguments)
