from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import pghistory
from django.db import transaction

from resources.models import Edition, Moderator


@contextmanager
def remembered_change(*, by: Moderator | None, at: datetime, why: str) -> Iterator[None]:
    """One transaction in which something changes, written down with who and why.

    `by` is None for the installation itself: a command that somebody runs in its shell.
    """
    who = str(by.pk) if by else None
    with transaction.atomic(), pghistory.context(by=who, at=at.isoformat(), why=why):
        yield


@contextmanager
def public_change(*, by: Moderator | None, at: datetime, why: str) -> Iterator[None]:
    """The same for something that readers see: the edition rises with it."""
    with remembered_change(by=by, at=at, why=why):
        yield
        Edition.rise()
