"""Taking back the last answer, for ten seconds, instead of being asked whether one is sure."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from directory import clock, queueing
from directory.moderation.access import desk, signed_in
from resources.actions import (
    holding,
    interrupting,
    proposing,
    publishing,
    reclassifying,
    reporting,
    verifying,
)
from resources.models import ContactMethod, Moderator, Proposal, Service, Verification
from resources.rules.questions import UNDO_WITHIN
from resources.rules.roles import Right

SESSION_KEY = "undo"
SHOWN_FOR = timedelta(seconds=10)

Undo = dict[str, Any]
"""What was done ("what"), to which row ("id" or "ids"), and where to go back to ("question")."""


def offer(request: HttpRequest, undo: Undo | None, *, at: datetime) -> None:
    """None: the last answer can't be taken back, and the one before it not any more either."""
    request.session[SESSION_KEY] = undo and undo | {"at": at.isoformat()}


def offered(request: HttpRequest, *, at: datetime) -> bool:
    last = request.session.get(SESSION_KEY)
    return bool(last and at - datetime.fromisoformat(last["at"]) <= SHOWN_FOR)


@require_POST
@desk(Right.PROPOSE)
def undo(request: HttpRequest) -> HttpResponse:
    at = clock.now()
    last = request.session.pop(SESSION_KEY, None)
    if not last or at - datetime.fromisoformat(last["at"]) > UNDO_WITHIN:
        messages.warning(request, _("It is too late to take that back."))
        return redirect("moderation:queue")
    try:
        with transaction.atomic():
            _BACK[last["what"]](last, signed_in(request), at)
    except ValueError:
        messages.warning(request, _("That can't be taken back: something else has happened since."))
        return redirect("moderation:queue")
    messages.success(request, _("Taken back."))
    return redirect("moderation:question", key=last["question"])


def _checks(last: Undo, by: Moderator, at: datetime) -> None:
    for check in Verification.objects.filter(pk__in=last["ids"], by=by, retracted_by=None):
        verifying.retract(check, by=by, at=at)
    _reports(last, by, at)


def _reports(last: Undo, by: Moderator, _at: datetime) -> None:
    reporting.reopen(last.get("reports", ()), by=by)


def _down(last: Undo, by: Moderator, at: datetime) -> None:
    method = ContactMethod.objects.select_related("service").get(pk=last["id"])
    interrupting.recall(method, alert=last["alert"], until=_moment(last["until"]), by=by, at=at)
    _reports(last, by, at)


def _up(last: Undo, by: Moderator, at: datetime) -> None:
    method = ContactMethod.objects.select_related("service").get(pk=last["id"])
    interrupting.take_down(method, by=by, at=at, why="taken back")


def _withdrawn(last: Undo, by: Moderator, at: datetime) -> None:
    publishing.undo_withdrawal(Service.objects.get(pk=last["id"]), by=by, at=at)


def _decided(last: Undo, by: Moderator, at: datetime) -> None:
    proposal = Proposal.objects.get(pk=last["id"])
    with transaction.atomic():
        proposing.undo(proposal, by=by, at=at)
        queueing.look_for_duplicates(proposal.service_id)


def _class(last: Undo, by: Moderator, at: datetime) -> None:
    method = ContactMethod.objects.get(pk=last["id"])
    reclassifying.take_back(method, number_class=last["class"], e164=last["e164"], by=by, at=at)


def _put_off(last: Undo, _by: Moderator, _at: datetime) -> None:
    holding.wake(last["question"])


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


_BACK: Mapping[str, Callable[[Undo, Moderator, datetime], None]] = {
    "checks": _checks,
    "reports": _reports,
    "down": _down,
    "up": _up,
    "withdrawn": _withdrawn,
    "decided": _decided,
    "class": _class,
    "put off": _put_off,
}
