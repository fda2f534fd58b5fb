"""What changed in a listing and in everything that belongs to it, read from the event tables.

An address is "service.url", "text.en.name", "contact.<uuid>.value", "source.<id>.title" or
"former_slug.<slug>.slug"; whether it can be edited is for `exchange/listing_fields.py` to say.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

from resources.models import (
    Moderator,
    Organization,
    Proposal,
    Schedule,
    Service,
    Verification,
)
from resources.rules.proposals import Decision
from resources.search.history_rows import LINKS, NOUNS, Row, read_rows

PAGE = 20

_KEYS = {"service": None, "text": "language", "contact": "id", "source": "id"}
_SCHEDULE = ("opening_hours", "time_zone", "holiday_region")

# What follows from other columns, or names the row itself.
_LEFT_OUT = {
    *("id", "service_id", "language", "contact_method_id"),
    *("import_digest", "imported_from", "e164", "published_at", "basis"),
    *("pgh_id", "pgh_label", "pgh_obj_id", "pgh_context_id", "pgh_created_at"),
}
_RENAMED = {
    "dialled_in_id": "dialled_in",
    "organization_id": "organization",
    "replaced_by_id": "replaced_by",
    "paired_with_id": "paired_with",
}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """Values are plain JSON, "" for none.

    Of topics, audiences and coverage `old` has what was taken out, and `new` what was put in.
    `new` of a row that went is "" in each of its fields, and "listed" of a way of contact is True
    while it is there.
    """

    address: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Change:
    """What one person did at one moment for one reason; `by` is None for the installation.

    `proposal` is the one that was accepted with it: its author stands behind the change too.
    """

    key: str
    at: datetime
    by: Moderator | None
    why: str
    fields: tuple[FieldChange, ...]
    checks: tuple[Verification, ...] = ()
    proposal: Proposal | None = None


@dataclass(frozen=True, slots=True)
class Page:
    changes: Sequence[Change]
    has_more: bool


def of_service(service: Service, *, page: int = 1) -> Page:
    """The changes of this page (counted from 1), the newest first. At most seven queries."""
    found = read_rows(service, limit=PAGE + 1, offset=(page - 1) * PAGE)
    changes = _changes(service, found)
    return Page(changes[:PAGE], has_more=len(changes) > PAGE)


def of_field(service: Service, address: str, *, page: int = 1) -> Page:
    """The same for one field: changes that have this field only, and no checks."""
    found = [
        replace(change, fields=(field,), checks=())
        for change in _changes(service, read_rows(service))
        for field in change.fields
        if field.address == address
    ]
    start = (page - 1) * PAGE
    return Page(found[start : start + PAGE], has_more=len(found) > start + PAGE)


def one(service: Service, key: str) -> Change | None:
    """The change of this listing with this key."""
    if "\0" in key:  # PostgreSQL has no such text
        return None
    return next(iter(_changes(service, read_rows(service, key=key))), None)


def _changes(service: Service, rows: Sequence[Row]) -> list[Change]:
    people = Moderator.objects.in_bulk({int(row.by) for row in rows if row.by})
    checks = Verification.objects.select_related("contact_method").in_bulk(
        [int(row.row_id) for row in rows if row.noun == "verification"]
    )
    accepted = _accepted(service, rows)
    tables = _Tables(rows)
    changes = []
    for key, group in groupby(rows, key=attrgetter("key")):
        own = list(group)
        by, at = own[0].by, own[0].at
        changes.append(
            Change(
                key=key,
                at=at,
                by=people.get(int(by)) if by else None,
                why=own[0].why,
                fields=tuple(_fields(own, tables)),
                checks=tuple(checks[int(row.row_id)] for row in own if row.noun == "verification"),
                proposal=accepted.get((by, at)),
            )
        )
    return changes


def _accepted(
    service: Service, rows: Iterable[Row]
) -> Mapping[tuple[str | None, datetime], Proposal]:
    """By who accepted it and when, which is what the change itself was told."""
    proposals = Proposal.objects.filter(
        service=service, decision=Decision.ACCEPTED, decided_at__in={row.at for row in rows}
    )
    return {
        (str(proposal.decided_by_id), proposal.decided_at): proposal
        for proposal in proposals.select_related("author")
        if proposal.decided_at is not None
    }


class _Tables:
    """Rows that events name by their id, in words that people know."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.schedules = Schedule.objects.in_bulk(_named(rows, "schedule_id"))
        organizations = Organization.objects.in_bulk(_named(rows, "organization_id"))
        services = Service.objects.filter(
            pk__in=_named(rows, "replaced_by_id") | _named(rows, "paired_with_id")
        )
        self.names = {str(pk): row.name for pk, row in organizations.items()}
        self.names |= {str(pk): slug for pk, slug in services.values_list("pk", "slug")}


def _named(rows: Iterable[Row], column: str) -> set[Any]:
    both = (content for row in rows for content in (row.content, row.before))
    return {content[column] for content in both if content.get(column)}


def _fields(rows: Iterable[Row], tables: _Tables) -> Iterator[FieldChange]:
    """What is different after all these rows: a value that came and went again is no change."""
    found: dict[str, FieldChange] = {}
    links: dict[tuple[str, str], int] = {}
    for row in rows:
        if row.noun in LINKS:
            link = row.noun, row.content["value"]
            links[link] = links.get(link, 0) + (1 if row.label == "insert" else -1)
        elif row.noun in NOUNS:
            for field in _of_row(row, tables):
                old = found[field.address].old if field.address in found else field.old
                found[field.address] = FieldChange(field.address, old, field.new)
    yield from (field for field in found.values() if field.old != field.new)
    for noun in LINKS:
        out, into = (
            sorted(value for (of, value), sum_ in links.items() if of == noun and sum_ == sign)
            for sign in (-1, 1)
        )
        if out or into:
            yield FieldChange(f"service.{noun}", out, into)


def _of_row(row: Row, tables: _Tables) -> Iterator[FieldChange]:
    content = _plain(row.noun, row.content, tables)
    blank = dict.fromkeys(content, "")
    if row.label == "insert":
        old, new = blank, content
    elif row.label == "delete":
        old, new = content, blank
    else:
        old, new = _plain(row.noun, row.before, tables), content
    for name, value in new.items():
        if old.get(name, "") != value:
            yield FieldChange(f"{_address(row)}.{name}", old.get(name, ""), value)


def _address(row: Row) -> str:
    column = _KEYS.get(row.noun, "slug")
    return f"{row.noun}.{row.content[column]}" if column else row.noun


def _plain(noun: str, content: Mapping[str, Any], tables: _Tables) -> dict[str, Any]:
    fields = {
        _RENAMED.get(column, column): _value(column, value, tables)
        for column, value in content.items()
        if column not in _LEFT_OUT and column != "schedule_id"
    }
    if noun == "contact":
        schedule = tables.schedules.get(content.get("schedule_id") or 0)
        fields |= {name: getattr(schedule, name, "") for name in _SCHEDULE}
        fields["listed"] = True
    return fields


def _value(column: str, value: Any, tables: _Tables) -> Any:
    if value is None:
        return ""
    if column == "alert_until":
        return datetime.fromisoformat(value).isoformat()
    if isinstance(value, list):
        return sorted(value)
    return tables.names.get(value, value) if column in _RENAMED else value
