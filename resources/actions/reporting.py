"""What the public says is wrong, and what moderators found out about it.

Nothing public changes with either, so neither raises the edition.
"""

from collections.abc import Iterable
from datetime import datetime

from resources.models import ContactMethod, Moderator, ProblemReport
from resources.rules.plain_text import without_unsafe_characters
from resources.rules.reports import LONGEST_NOTE, Problem, hour_of


def report(
    method: ContactMethod, *, problem: Problem, note: str = "", at: datetime
) -> ProblemReport:
    """Writes down what a reader says of one way of contact; of `at` only the hour is kept.

    The one action without `by`: nobody is to know who said it. Raises ValueError for a note of
    more than LONGEST_NOTE characters.
    """
    note = without_unsafe_characters(note).strip()
    if len(note) > LONGEST_NOTE:
        raise ValueError(f"A note has at most {LONGEST_NOTE} characters.")
    return ProblemReport.objects.create(
        service_id=method.service_id,
        contact_method=method,
        problem=problem,
        note=note,
        reported_at=hour_of(at),
    )


def answer(
    reports: Iterable[ProblemReport], *, by: Moderator, at: datetime, confirmed: bool | None
) -> int:
    """Answers those of the reports that nobody has answered yet; returns how many these were.

    `confirmed`: whether it was as they said; None for "can't be said".
    """
    waiting = ProblemReport.objects.filter(
        pk__in=[each.pk for each in reports], answered_at__isnull=True
    )
    return waiting.update(answered_by=by, answered_at=at, confirmed=confirmed)


def reopen(reports: Iterable[int], *, by: Moderator) -> int:
    """Takes back one's own answers to these reports; returns how many there were."""
    answered = ProblemReport.objects.filter(pk__in=list(reports), answered_by=by)
    return answered.update(answered_by=None, answered_at=None, confirmed=None)
