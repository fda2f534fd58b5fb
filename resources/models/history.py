"""Row triggers that write down every insert, update and delete, also of bulk and raw SQL.

The events can't be updated or deleted (`PGHISTORY_APPEND_ONLY`). Who did it and why comes from
the `pghistory.context` that each action opens.
"""

from collections.abc import Callable, Mapping
from typing import TypeVar

import pghistory
from django.db.models import Field, Model

Noun = TypeVar("Noun", bound=type[Model])


def remembered(
    *, formerly: Mapping[str, "Field[str, str]"] | None = None
) -> Callable[[Noun], Noun]:
    """A class decorator: each change of a row of this model becomes an event.

    `formerly`: columns that the model has no more. Their events keep them, because a column of the
    history is never dropped; they need a default in the database.
    """
    decorate: Callable[[Noun], Noun] = pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        attrs=dict(formerly or {}),
    )
    return decorate


def remembered_in_part(*fields: str, as_: str) -> Callable[[Noun], Noun]:
    """The same for these fields only: what the others say is never in the history."""
    decorate: Callable[[Noun], Noun] = pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        fields=list(fields),
        model_name=as_,
        obj_field=pghistory.ObjForeignKey(related_name="events"),
    )
    return decorate


def remembered_link() -> Callable[[Noun], Noun]:
    """The same for a many-to-many link, which is only ever made or removed."""
    decorate: Callable[[Noun], Noun] = pghistory.track(
        pghistory.InsertEvent(), pghistory.DeleteEvent(), obj_field=None
    )
    return decorate
