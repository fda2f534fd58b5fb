"""What sort of number it is, after the metadata that tell it have changed."""

from datetime import datetime

from resources.actions import editing
from resources.actions.change import public_change
from resources.actions.indexing import reindex
from resources.models import ContactMethod, Moderator


def reclassify(method: ContactMethod, *, by: Moderator, at: datetime) -> None:
    """Takes over what today's metadata say. Raises contact_values.RefusedValue."""
    stored = ContactMethod.objects.get(pk=method.pk)
    editing.classify(stored)
    _write(method, stored.number_class, stored.e164, by=by, at=at, why="number classified anew")


def take_back(
    method: ContactMethod, *, number_class: str, e164: str, by: Moderator, at: datetime
) -> None:
    """Puts the class and the number back that stood there before."""
    _write(method, number_class, e164, by=by, at=at, why="class of the number put back")


def _write(
    method: ContactMethod,
    number_class: str,
    e164: str,
    *,
    by: Moderator,
    at: datetime,
    why: str,
) -> None:
    """Nothing else of the row: the value stays as it is dialled, and its checks hold for it."""
    with public_change(by=by, at=at, why=why):
        ContactMethod.objects.filter(pk=method.pk).update(number_class=number_class, e164=e164)
        reindex([method.service_id])
    method.refresh_from_db()
