from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import pghistory
from django.db import transaction

from resources.models import Edition, Moderator


@contextmanager
def public_change(*, by: Moderator | None, at: datetime, why: str) -> Iterator[None]:
    """One transaction in which something public changes, written down with who and why.

    `by` is None for the installation itself: a command that somebody runs in its shell.
    """
    who = str(by.pk) if by else None
    with transaction.atomic(), pghistory.context(by=who, at=at.isoformat(), why=why):
        yield
        Edition.rise()
