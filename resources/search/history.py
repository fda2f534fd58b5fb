"""What changed in a listing and in everything that belongs to it, read from the event tables.

An address is "service.url", "text.en.name", "contact.<uuid>.value", "source.<id>.title" or
"former_slug.<slug>.slug"; whether it can be edited is for `exchange/listing_fields.py` to say.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db import connection

from resources.models import (
    Moderator,
    Organization,
    Proposal,
    Schedule,
    Service,
    Verification,
)
from resources.rules.proposals import Decision

PAGE = 20

_NOUNS = {
    "service": ("resources_serviceevent", "id"),
    "text": ("resources_servicetextevent", "service_id"),
    "contact": ("resources_contactmethodevent", "service_id"),
    "source": ("resources_sourceevent", "service_id"),
    "former_slug": ("resources_formerslugevent", "service_id"),
}
_LINKS = {
    "topics": ("resources_servicetopicevent", "topic_id"),
    "audiences": ("resources_serviceaudienceevent", "audience_id"),
    "coverage": ("resources_servicecoverageevent", "region_id"),
}
_KEYS = {"service": None, "text": "language", "contact": "id", "source": "id"}
_SCHEDULE = ("opening_hours", "time_zone", "holiday_region")

# What follows from other columns, or names the row itself.
_LEFT_OUT = {
    *("id", "service_id", "language", "contact_method_id"),
    *("import_digest", "imported_from", "e164", "number_class", "published_at", "basis"),
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


@dataclass(frozen=True, slots=True)
class _Row:
    key: str
    at: datetime
    by: str | None
    why: str
    noun: str
    row_id: str
    label: str
    content: Mapping[str, Any]
    before: Mapping[str, Any]


def of_service(service: Service, *, page: int = 1) -> Page:
    """The changes of this page (counted from 1), the newest first. At most seven queries."""
    rows = _rows(service, limit=PAGE + 1, offset=(page - 1) * PAGE)
    changes = _changes(service, rows)
    return Page(changes[:PAGE], has_more=len(changes) > PAGE)


def of_field(service: Service, address: str, *, page: int = 1) -> Page:
    """The same for one field: changes that have this field only, and no checks."""
    found = [
        replace(change, fields=(field,), checks=())
        for change in _changes(service, _rows(service))
        for field in change.fields
        if field.address == address
    ]
    start = (page - 1) * PAGE
    return Page(found[start : start + PAGE], has_more=len(found) > start + PAGE)


def one(service: Service, key: str) -> Change | None:
    """The change of this listing with this key."""
    if "\0" in key:  # PostgreSQL has no such text
        return None
    return next(iter(_changes(service, _rows(service, key=key))), None)


def _noun_sql(noun: str, table: str, column: str) -> str:
    return f"""
    SELECT '{noun}' AS noun, pgh_id AS ordinal, pgh_created_at AS written_at,
           pgh_context_id AS context_id, pgh_label AS label, to_jsonb(event) AS content,
           lag(to_jsonb(event)) OVER (PARTITION BY pgh_obj_id ORDER BY pgh_id) AS before
    FROM {table} event WHERE {column} = %(service)s
    """  # noqa: S608 (ours)


def _link_sql(noun: str, table: str, column: str) -> str:
    return f"""
    SELECT '{noun}', pgh_id, pgh_created_at, pgh_context_id, pgh_label,
           jsonb_build_object('value', {column}), NULL
    FROM {table} WHERE service_id = %(service)s
    """  # noqa: S608 (ours)


_EVENTS = " UNION ALL ".join(
    [_noun_sql(noun, *where) for noun, where in _NOUNS.items()]
    + [_link_sql(noun, *where) for noun, where in _LINKS.items()]
)

# A check has no context of its own; it belongs to the change of the same person and moment.
_SQL = f"""
WITH event AS ({_EVENTS}),
told AS (
    SELECT id, metadata ->> 'by' AS by, (metadata ->> 'at')::timestamptz AS at,
           metadata ->> 'why' AS why
    FROM pghistory_context WHERE id IN (SELECT context_id FROM event)
),
line AS (
    SELECT coalesce(context_id::text, noun || ':' || ordinal) AS key,
           coalesce(told.at, written_at) AS at, told.by, coalesce(told.why, '') AS why,
           noun, ordinal, label, content, before
    FROM event LEFT JOIN told ON told.id = context_id
    UNION ALL
    SELECT coalesce(told.id::text, 'verification:' || check_.id), check_.at, check_.by_id::text,
           coalesce(told.why, ''), 'verification', check_.id, 'insert', '{{}}', NULL
    FROM resources_verification check_
    LEFT JOIN told ON told.at = check_.at AND told.by IS NOT DISTINCT FROM check_.by_id::text
    WHERE service_id = %(service)s
),
shown AS (
    SELECT key, max(at) AS newest FROM line WHERE %(key)s::text IS NULL OR key = %(key)s
    GROUP BY key ORDER BY newest DESC, key DESC LIMIT %(limit)s OFFSET %(offset)s
)
SELECT key, at, by, why, noun, ordinal::text, label, content, before
FROM line JOIN shown USING (key)
ORDER BY newest DESC, key DESC, noun, ordinal
"""  # noqa: S608 (ours)


def _rows(
    service: Service, *, key: str | None = None, limit: int | None = None, offset: int = 0
) -> list[_Row]:
    values: dict[str, Any] = {"service": service.pk, "key": key, "limit": limit, "offset": offset}
    with connection.cursor() as cursor:
        cursor.execute(_SQL, values)
        return [
            _Row(*told, content=_json(content), before=_json(before))  # type: ignore[misc]
            for *told, content, before in cursor.fetchall()
        ]


def _changes(service: Service, rows: Sequence[_Row]) -> list[Change]:
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
    service: Service, rows: Iterable[_Row]
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

    def __init__(self, rows: Sequence[_Row]) -> None:
        self.schedules = Schedule.objects.in_bulk(_named(rows, "schedule_id"))
        organizations = Organization.objects.in_bulk(_named(rows, "organization_id"))
        services = Service.objects.filter(
            pk__in=_named(rows, "replaced_by_id") | _named(rows, "paired_with_id")
        )
        self.names = {str(pk): row.name for pk, row in organizations.items()}
        self.names |= {str(pk): slug for pk, slug in services.values_list("pk", "slug")}


def _named(rows: Iterable[_Row], column: str) -> set[Any]:
    both = (content for row in rows for content in (row.content, row.before))
    return {content[column] for content in both if content.get(column)}


def _fields(rows: Iterable[_Row], tables: _Tables) -> Iterator[FieldChange]:
    """What is different after all these rows: a value that came and went again is no change."""
    found: dict[str, FieldChange] = {}
    links: dict[tuple[str, str], int] = {}
    for row in rows:
        if row.noun in _LINKS:
            link = row.noun, row.content["value"]
            links[link] = links.get(link, 0) + (1 if row.label == "insert" else -1)
        elif row.noun in _NOUNS:
            for field in _of_row(row, tables):
                old = found[field.address].old if field.address in found else field.old
                found[field.address] = FieldChange(field.address, old, field.new)
    yield from (field for field in found.values() if field.old != field.new)
    for noun in _LINKS:
        out, into = (
            sorted(value for (of, value), sum_ in links.items() if of == noun and sum_ == sign)
            for sign in (-1, 1)
        )
        if out or into:
            yield FieldChange(f"service.{noun}", out, into)


def _of_row(row: _Row, tables: _Tables) -> Iterator[FieldChange]:
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


def _address(row: _Row) -> str:
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


def _json(text: str | None) -> dict[str, Any]:
    return dict(json.loads(text)) if text else {}
