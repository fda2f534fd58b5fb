"""What a moderator can answer to a question; each answer is an action, and can be undone."""

import json
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from directory import queueing
from directory.moderation import duplicates
from directory.moderation.given import Given, NotAnswered, uuid_of
from directory.moderation.undoing import Undo
from directory.wording.publishing import missing_in_words
from resources.actions import (
    confirming,
    holding,
    interrupting,
    proposing,
    publishing,
    reclassifying,
    reporting,
    verifying,
)
from resources.actions.wording import UnsafeWording
from resources.models import ContactMethod, ProblemReport, Proposal, Service
from resources.rules.contact_values import RefusedValue
from resources.rules.freshness import Aspect, Method, Outcome
from resources.rules.proposals import Refusal
from resources.rules.publication import NotAllowed, State
from resources.rules.questions import Kind
from resources.rules.roles import Right

ALERT_FOR = timedelta(days=2)


def verified(given: Given) -> Undo:
    """Where readers had reported the number, this answers them too: it was not as they said."""
    undo = _checked(given, Outcome.CONFIRMED)
    if given.key.startswith(Kind.REPORT):
        undo["reports"] = _answer_reports(given, confirmed=False)
    return undo


def failed(given: Given) -> Undo:
    """A failed check is of numbers only."""
    if not given.contacts():
        raise NotAnswered(_("Choose what did not work."))
    return _checked(given, Outcome.FAILED)


def _checked(given: Given, outcome: Outcome) -> Undo:
    how = given.form.get("verified") or given.form.get("failed") or ""
    if how not in [method.value for method in _BY_HAND]:
        raise NotAnswered(_("Say how you checked it."))
    contacts = given.contacts()
    aspects = [Aspect(text) for text in given.form.getlist("aspect") if text in list(_OTHERS)]
    if not contacts and not aspects:
        raise NotAnswered(_("Choose what you checked."))
    checked: list[tuple[Aspect, ContactMethod | None]]
    checked = [(Aspect.NUMBER, contact) for contact in contacts]
    checked += [(aspect, None) for aspect in aspects]
    checks = [
        verifying.record(
            given.listing,
            aspect=aspect,
            method=Method(how),
            outcome=outcome,
            by=given.by,
            at=given.at,
            contact_method=contact,
            evidence=given.form.get("evidence", ""),
        )
        for aspect, contact in checked
    ]
    return {"what": "checks", "ids": [check.pk for check in checks]}


_BY_HAND = (Method.DIALLED, Method.WRITTEN_TO, Method.OFFICIAL_PAGE, Method.AUTHORITY_LIST)
_OTHERS = (Aspect.HOURS, Aspect.TEXT, Aspect.COVERAGE, Aspect.POLICY)


def down(given: Given) -> Undo:
    method = given.contact()
    undo = _as_before(given.listing, method)
    alert = given.form.get("alert", "").strip() or _("One of its numbers is down right now.")
    until = given.at + ALERT_FOR
    try:
        interrupting.announce(
            method, alert=alert, until=until, by=given.by, at=given.at, kept=given.kept
        )
    except UnsafeWording as refused:
        raise given.unsafe(refused) from None
    return undo


def _as_before(listing: Service, method: ContactMethod) -> Undo:
    until = listing.alert_until.isoformat() if listing.alert_until else ""
    return {"what": "down", "id": str(method.pk), "alert": listing.alert, "until": until}


def up(given: Given) -> Undo:
    method = given.contact()
    interrupting.bring_back(method, by=given.by, at=given.at, why="it works again")
    return {"what": "up", "id": str(method.pk)}


def withdraw(given: Given) -> Undo:
    publishing.withdraw(given.listing, by=given.by, at=given.at, why=given.form.get("why", ""))
    return {"what": "withdrawn", "id": str(given.listing.pk)}


def publish(given: Given) -> Undo | None:
    """A draft goes through review on the way: whoever imported or wrote it was the first."""
    listing = given.listing
    try:
        if not given.alone and publishing.handed_in_by(listing) == given.by:
            raise NotAnswered(_("You handed it in; somebody else has to publish it."))
        if listing.state == State.DRAFT:
            publishing.submit(listing, by=None, at=given.at, why="drafted by an import")
        publishing.publish(listing, by=given.by, at=given.at)
    except publishing.NotReady as error:
        lacks = missing_in_words(error.missing)
        raise NotAnswered(_("It can't be public yet: {reasons}.").format(reasons=lacks)) from None
    return None


def accept(given: Given) -> Undo:
    proposal, seen = _proposal(given), _seen(given)
    try:
        proposing.accept(
            proposal,
            by=given.by,
            at=given.at,
            seen=seen,
            alone=given.alone,
            because=given.kept.because,
        )
        queueing.look_for_duplicates(proposal.service_id)
    except proposing.Stale:
        raise NotAnswered(
            _("The listing has changed since you opened it. Look at it as it is now.")
        ) from None
    except proposing.NeedsEvidence:
        raise NotAnswered(_("A premium-rate number needs evidence before it is listed.")) from None
    except UnsafeWording as refused:
        raise given.unsafe(refused) from None
    except ValidationError as refused:
        raise NotAnswered(" ".join(refused.messages)) from None
    return {"what": "decided", "id": str(proposal.pk)}


def _seen(given: Given) -> Mapping[str, Any]:
    """The fields as the screen showed them. One that lost them saw nothing that stands."""
    try:
        seen = json.loads(given.form.get("seen", ""))
    except ValueError:
        return {}
    return seen if isinstance(seen, dict) else {}


def reject(given: Given) -> Undo:
    refusal = given.form.get("refusal", "")
    if refusal not in [reason.value for reason in Refusal]:
        raise NotAnswered(_("Choose a reason."))
    proposal = _proposal(given)
    proposing.reject(proposal, by=given.by, at=given.at, refusal=Refusal(refusal))
    return {"what": "decided", "id": str(proposal.pk)}


def _proposal(given: Given) -> Proposal:
    if given.proposal is None:
        raise NotAnswered(_("There is no proposal to decide on."))
    return given.proposal


def reports_right(given: Given) -> Undo:
    """One moderator confirms what readers reported: the number goes at once."""
    method = given.contact()
    undo = _as_before(given.listing, method)
    interrupting.take_down(
        method, by=given.by, at=given.at, why="reported by readers and confirmed"
    )
    return undo | {"reports": _answer_reports(given, confirmed=True)}


def reports_wrong(given: Given) -> Undo:
    return {"what": "reports", "reports": _answer_reports(given, confirmed=False)}


def _answer_reports(given: Given, *, confirmed: bool) -> list[int]:
    """Those of the chosen ways of contact, or all of the listing; returns their keys."""
    about = [uuid_of(text) for text in given.form.getlist("contact")]
    waiting = ProblemReport.objects.filter(service=given.listing, answered_at=None)
    reports = list(waiting.filter(contact_method__in=about) if about else waiting)
    reporting.answer(reports, by=given.by, confirmed=confirmed, at=given.at)
    return [report.pk for report in reports]


def reclassify(given: Given) -> Undo:
    """Says of the number what today's metadata say of it."""
    method = given.contact()
    before = {"class": method.number_class, "e164": method.e164}
    try:
        reclassifying.reclassify(method, by=given.by, at=given.at)
    except RefusedValue as refused:
        raise NotAnswered(str(refused)) from None
    return {"what": "class", "id": str(method.pk), **before}


def ask(given: Given) -> None:
    """Writes to the service itself; a worker sends it once this is committed."""
    try:
        confirming.ask(given.listing, by=given.by, at=given.at, post=queueing.post)
    except confirming.NobodyToAsk:
        raise NotAnswered(_("Its organization has no private contact for checks.")) from None
    except confirming.AlreadyAsked:
        raise NotAnswered(_("It was asked already and has time to answer.")) from None
    holding.snooze(given.key, at=given.at)


def snooze(given: Given) -> Undo:
    holding.snooze(given.key, at=given.at)
    return {"what": "put off"}


def settle(given: Given) -> Undo:
    holding.settle(given.key, at=given.at)
    return {"what": "put off"}


ANSWERS: Mapping[str, tuple[Right, Callable[[Given], Undo | None]]] = {
    "verified": (Right.VERIFY, verified),
    "failed": (Right.VERIFY, failed),
    "down": (Right.WITHDRAW, down),
    "up": (Right.WITHDRAW, up),
    "withdraw": (Right.WITHDRAW, withdraw),
    "publish": (Right.REVIEW, publish),
    "accept": (Right.REVIEW, accept),
    "reject": (Right.REVIEW, reject),
    "reports-right": (Right.WITHDRAW, reports_right),
    "reports-wrong": (Right.VERIFY, reports_wrong),
    "reclassify": (Right.VERIFY, reclassify),
    "keep-first": (Right.REVIEW, duplicates.keep_first),
    "keep-second": (Right.REVIEW, duplicates.keep_second),
    "keep-apart": (Right.REVIEW, duplicates.keep_apart),
    "ask": (Right.VERIFY, ask),
    "snooze": (Right.VERIFY, snooze),
    "settle": (Right.VERIFY, settle),
}


def give(name: str, given: Given) -> Undo | None:
    """One transaction. Raises NotAnswered, with words for the moderator."""
    _right, answer = ANSWERS[name]
    try:
        with transaction.atomic():
            return answer(given)
    except (proposing.NotDecidable, NotAllowed) as error:
        raise NotAnswered(str(error)) from None
