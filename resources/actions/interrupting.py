"""A line that does not answer now: taken down at once, and brought back."""

from datetime import datetime

from resources.actions import wording
from resources.actions.change import public_change
from resources.actions.indexing import reindex
from resources.actions.wording import NOTHING, Kept
from resources.models import ContactMethod, Moderator, Service
from resources.rules.language_tags import UNDETERMINED
from resources.rules.policies import Working


def take_down(method: ContactMethod, *, by: Moderator | None, at: datetime, why: str) -> None:
    """Hides one way of contact everywhere with the next request; the next best stays.

    `by` is None where a rule does it (two failed checks, a dead link).
    """
    _set(method, Working.DOWN, by=by, at=at, why=f"taken down: {why}")


def bring_back(method: ContactMethod, *, by: Moderator | None, at: datetime, why: str) -> None:
    _set(method, Working.WORKING, by=by, at=at, why=f"brought back: {why}")


def announce(
    method: ContactMethod,
    *,
    alert: str,
    until: datetime | None,
    by: Moderator,
    at: datetime,
    kept: Kept = NOTHING,
) -> None:
    """Takes one way of contact down and says so on the listing, for as long as `until`.

    Raises UnsafeWording for words of the alert that are not `kept`.
    """
    because = wording.require({"alert": (UNDETERMINED, alert)}, kept)
    with public_change(by=by, at=at, why="announced"):
        take_down(method, by=by, at=at, why=wording.told(alert, because))
        _say(method, alert, until)


def recall(
    method: ContactMethod, *, alert: str, until: datetime | None, by: Moderator, at: datetime
) -> None:
    """Takes an announcement back: the way of contact, and the alert that stood there before."""
    with public_change(by=by, at=at, why="announcement taken back"):
        bring_back(method, by=by, at=at, why="taken back")
        _say(method, alert, until)


def _say(method: ContactMethod, alert: str, until: datetime | None) -> None:
    Service.objects.filter(pk=method.service_id).update(alert=alert, alert_until=until)


def _set(
    method: ContactMethod, working: Working, *, by: Moderator | None, at: datetime, why: str
) -> None:
    with public_change(by=by, at=at, why=why):
        ContactMethod.objects.filter(pk=method.pk).update(working=working.value)
        method.working = working.value
        reindex([method.service_id])
