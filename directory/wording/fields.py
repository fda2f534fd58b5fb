"""The fields of a listing and their values, in words: for forms, differences and histories."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from directory.wording.choices import ANSWERED_BY, CHANNELS, DISPATCH_POLICIES
from resources.exchange import listing_fields
from resources.rules import language_tags, region_codes
from resources.rules.contact_kinds import Cost
from resources.rules.policies import (
    Answer,
    AnsweredBy,
    DispatchPolicy,
    ReachableFrom,
    ServiceKind,
    Status,
)
from resources.search.reference import Reference

LABELS: Mapping[str, Any] = {
    "service.kind": gettext_lazy("What it is"),
    "service.url": gettext_lazy("Its own page"),
    "service.status": gettext_lazy("Is it running?"),
    "service.alert": gettext_lazy("Notice for readers"),
    "service.alert_until": gettext_lazy("The notice ends on"),
    "service.minimum_age": gettext_lazy("Youngest age"),
    "service.maximum_age": gettext_lazy("Oldest age"),
    "service.dispatch_policy": gettext_lazy("May they send someone?"),
    "service.anonymous": gettext_lazy("Can people stay anonymous?"),
    "service.account_needed": gettext_lazy("Is an account needed?"),
    "service.records_calls": gettext_lazy("Are calls recorded?"),
    "service.shown_on_bill": gettext_lazy("Is it shown on the bill?"),
    "service.answered_by": gettext_lazy("Who answers?"),
    "service.policies_source": gettext_lazy("Page that these answers are from"),
    "service.priority": gettext_lazy("May stand in small places"),
    "service.topics": gettext_lazy("What it is about"),
    "service.audiences": gettext_lazy("Who it is for"),
    "service.coverage": gettext_lazy("Where it helps"),
    "text.name": gettext_lazy("Name"),
    "text.summary": gettext_lazy("Summary"),
    "text.description": gettext_lazy("Description"),
    "text.what_happens": gettext_lazy("What happens when people contact it"),
    "contact.listed": gettext_lazy("Listed"),
    "contact.kind": gettext_lazy("Way of contact"),
    "contact.value": gettext_lazy("Number or address"),
    "contact.dialled_in": gettext_lazy("Dialled in"),
    "contact.keyword": gettext_lazy("Word to send"),
    "contact.menu_path": gettext_lazy("What to choose in its menu"),
    "contact.languages": gettext_lazy("Languages spoken"),
    "contact.cost": gettext_lazy("Cost"),
    "contact.reachable_from": gettext_lazy("From where it can be reached"),
    "contact.hours_as_written": gettext_lazy("Hours in its own words"),
    "contact.position": gettext_lazy("Place in the list"),
    "contact.opening_hours": gettext_lazy("Opening hours"),
    "contact.time_zone": gettext_lazy("Time zone of the hours"),
    "contact.holiday_region": gettext_lazy("Public holidays of"),
}

_UNKNOWN = gettext_lazy("Not known")
_YES_NO = [
    (Answer.YES.value, gettext_lazy("Yes")),
    (Answer.NO.value, gettext_lazy("No")),
    (Answer.UNKNOWN.value, _UNKNOWN),
]

CHOICES: Mapping[str, Sequence[tuple[str, Any]]] = {
    "service.kind": [
        (ServiceKind.HELPLINE.value, gettext_lazy("Helpline")),
        (ServiceKind.WARMLINE.value, gettext_lazy("Line to talk, not for a crisis")),
        (ServiceKind.SUPPORT_SERVICE.value, gettext_lazy("Support service")),
    ],
    "service.status": [
        (Status.ACTIVE.value, gettext_lazy("Running")),
        (Status.TEMPORARILY_CLOSED.value, gettext_lazy("Closed for a while")),
        (Status.INACTIVE.value, gettext_lazy("Not running")),
        (Status.DEFUNCT.value, gettext_lazy("Ended for good")),
    ],
    "service.dispatch_policy": [*DISPATCH_POLICIES, (DispatchPolicy.UNKNOWN.value, _UNKNOWN)],
    "service.anonymous": _YES_NO,
    "service.account_needed": _YES_NO,
    "service.records_calls": _YES_NO,
    "service.shown_on_bill": _YES_NO,
    "service.answered_by": [*ANSWERED_BY.items(), (AnsweredBy.UNKNOWN.value, _UNKNOWN)],
    "contact.kind": CHANNELS,
    "contact.cost": [
        (Cost.FREE.value, gettext_lazy("Free")),
        (Cost.LOCAL_RATE.value, gettext_lazy("Local rate")),
        (Cost.STANDARD_RATE.value, gettext_lazy("Usual rate")),
        (Cost.PREMIUM.value, gettext_lazy("Premium rate")),
        (Cost.CHARGED.value, gettext_lazy("Costs money; how much is not known")),
        (Cost.UNKNOWN.value, _UNKNOWN),
    ],
    "contact.reachable_from": [
        (ReachableFrom.INSIDE.value, gettext_lazy("Only from inside the country")),
        (ReachableFrom.ABROAD_TOO.value, gettext_lazy("From abroad too")),
        (ReachableFrom.UNKNOWN.value, _UNKNOWN),
    ],
}


def kind_of_field(address: str) -> str:
    """Without the key of its row: "contact.value". Raises ValueError for no address."""
    kind, _key, name = listing_fields.split(address)
    return f"{kind}.{name}"


def label(address: str) -> str:
    """What the field is called; a text's with its language."""
    kind, key, _name = listing_fields.split(address)
    words = str(LABELS[kind_of_field(address)])
    return of_a_language(words, key) if kind == "text" else words


def of_a_language(words: str, tag: str) -> str:
    """As in "Name (Welsh)"; only the words where the language is not known."""
    if tag == language_tags.UNDETERMINED:
        return words
    language = language_tags.name(tag, get_language() or "en")
    return _("{field} ({language})").format(field=words, language=language)


def in_words(address: str, value: Any, tables: Reference) -> str:
    """A value as a person reads it; a dash for nothing."""
    field = kind_of_field(address)
    if value in ("", None, []):
        return "–"
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list):
        return ", ".join(_named(field, str(each), tables) for each in value)
    choices = {key: str(words) for key, words in CHOICES.get(field, ())}
    return choices.get(str(value)) or _named(field, str(value), tables)


def _named(field: str, value: str, tables: Reference) -> str:
    language = get_language() or "en"
    if field == "service.topics" and value in tables.topics:
        return tables.topic_name(value, language)
    if field == "service.audiences" and value in tables.audiences:
        return tables.audience_name(value, language)
    if field == "contact.languages":
        return language_tags.name(value, language)
    places = ("service.coverage", "contact.dialled_in", "contact.holiday_region")
    if field in places and region_codes.is_canonical(value):
        return region_codes.name(value, language)
    return value
