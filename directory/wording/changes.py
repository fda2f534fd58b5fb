"""What the history of a listing says, in words."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.wording import fields, moments, number_classes
from resources.models import Verification
from resources.rules.freshness import Aspect, Method, Outcome
from resources.rules.policies import Working
from resources.rules.publication import State
from resources.search.history import Change
from resources.search.reference import Reference

# Those that no form has; the others are in wording/fields.py.
LABELS: Mapping[str, Any] = {
    "service.slug": gettext_lazy("Address on this site"),
    "service.organization": gettext_lazy("Organization"),
    "service.state": gettext_lazy("State"),
    "service.replaced_by": gettext_lazy("Replaced by"),
    "service.paired_with": gettext_lazy("Shown together with"),
    "service.approaches": gettext_lazy("How they work"),
    "service.independent_sources": gettext_lazy("Independent sources"),
    "service.confidence": gettext_lazy("Confidence of who compiled it"),
    "service.notes": gettext_lazy("Notes for moderators"),
    "text.origin": gettext_lazy("Who wrote the text"),
    "text.reviewed_on": gettext_lazy("Text read again on"),
    "contact.working": gettext_lazy("Does it work?"),
    "contact.number_class": gettext_lazy("Kind of number"),
    "contact.agreeing_sources": gettext_lazy("Sources that agree"),
    "contact.number_checked_on": gettext_lazy("Number checked on"),
    "contact.number_check_method": gettext_lazy("How it was checked"),
    "contact.review_due_on": gettext_lazy("Next check due on"),
    "source.title": gettext_lazy("Source"),
    "source.url": gettext_lazy("Page of the source"),
    "source.dataset_path": gettext_lazy("Place in the source"),
    "source.kind": gettext_lazy("Kind of source"),
    "source.retrieved_on": gettext_lazy("Source read on"),
    "source.licence": gettext_lazy("Licence of the source"),
    "source.number_only": gettext_lazy("Only speaks for the number"),
    "former_slug.slug": gettext_lazy("Former address"),
}
METHODS: Mapping[str, Any] = {
    Method.DIALLED: gettext_lazy("Dialled"),
    Method.WRITTEN_TO: gettext_lazy("Written to"),
    Method.CONFIRMED_BY_SERVICE: gettext_lazy("Confirmed by the service"),
    Method.OFFICIAL_PAGE: gettext_lazy("Read on its own page"),
    Method.AUTHORITY_LIST: gettext_lazy("Read on an authority's list"),
}
ASPECTS: Mapping[str, Any] = {
    Aspect.NUMBER: gettext_lazy("Number"),
    Aspect.HOURS: gettext_lazy("Hours"),
    Aspect.TEXT: gettext_lazy("Text"),
    Aspect.COVERAGE: gettext_lazy("Where it helps"),
    Aspect.POLICY: gettext_lazy("Policies"),
}
OUTCOMES: Mapping[str, Any] = {
    Outcome.CONFIRMED: gettext_lazy("found right"),
    Outcome.CORRECTED: gettext_lazy("corrected"),
    Outcome.FAILED: gettext_lazy("check failed"),
    Outcome.RETRACTED: gettext_lazy("check taken back"),
}
_VALUES: Mapping[str, Mapping[str, Any]] = {
    "service.state": {
        State.DRAFT: gettext_lazy("Draft"),
        State.IN_REVIEW: gettext_lazy("In review"),
        State.PUBLISHED: gettext_lazy("Published"),
        State.WITHDRAWN: gettext_lazy("Withdrawn"),
        State.RETIRED: gettext_lazy("Retired"),
    },
    "contact.working": {
        Working.WORKING: gettext_lazy("Working"),
        Working.REPORTED: gettext_lazy("Reported"),
        Working.DOWN: gettext_lazy("Down"),
    },
    "contact.number_class": number_classes.CLASSES,
    "contact.number_check_method": METHODS,
}


def kind_of_field(address: str) -> str:
    """Without the key of its row: "contact.value"."""
    return f"{address.partition('.')[0]}.{address.rpartition('.')[2]}"


def label(address: str) -> str:
    words = LABELS.get(kind_of_field(address))
    return fields.label(address) if words is None else str(words)


def in_words(address: str, value: Any, tables: Reference) -> str:
    """A value as a person reads it; a dash for nothing."""
    kind = kind_of_field(address)
    if kind in fields.LABELS:
        return fields.in_words(address, value, tables)
    if value in ("", None, []):
        return "–"
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list):
        return ", ".join(str(each) for each in value)
    return str(_VALUES.get(kind, {}).get(value, value))


def moment(at: datetime) -> str:
    utc = at.astimezone(UTC)
    return _("{day}, {time} UTC").format(day=moments.day(utc), time=moments.clock_time(utc))


def who(change: Change) -> str:
    """Both people, where one proposed and another accepted."""
    by = str(change.by) if change.by else _("The installation itself")
    if change.proposal is None:
        return by
    author = change.proposal.author
    words = {"person": by, "author": author or change.proposal.author_role}
    if change.proposal.alone:
        return _("{person}, alone").format(**words)
    if not words["author"]:
        return _("{person}, who accepted a proposal").format(**words)
    return _("{person}, who accepted a proposal of {author}").format(**words)


def check(verification: Verification) -> str:
    """As in "Number 116 123: found right (Dialled)"."""
    method = verification.contact_method
    words = {
        "aspect": ASPECTS[verification.aspect],
        "value": method.value if method else "",
        "outcome": OUTCOMES[verification.outcome],
        "method": METHODS[verification.method],
    }
    if method is None:
        return _("{aspect}: {outcome} ({method})").format(**words)
    return _("{aspect} {value}: {outcome} ({method})").format(**words)
