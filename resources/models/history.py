"""Row triggers that write down every insert, update and delete, also of bulk and raw SQL.

The events can't be updated or deleted (`PGHISTORY_APPEND_ONLY`). Who did it and why comes from
the `pghistory.context` that each action opens.
"""

from collections.abc import Callable
from typing import TypeVar

import pghistory
from django.db.models import Model

Noun = TypeVar("Noun", bound=type[Model])


def remembered() -> Callable[[Noun], Noun]:
    """A class decorator: each change of a row of this model becomes an event."""
    decorate: Callable[[Noun], Noun] = pghistory.track(
        pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
    )
    return decorate


def remembered_link() -> Callable[[Noun], Noun]:
    """The same for a many-to-many link, which is only ever made or removed."""
    decorate: Callable[[Noun], Noun] = pghistory.track(
        pghistory.InsertEvent(), pghistory.DeleteEvent(), obj_field=None
    )
    return decorate
