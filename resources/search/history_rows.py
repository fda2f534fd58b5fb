"""Lines of the event tables that are about one listing, the newest change first, in one query."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from resources.models import Service

NOUNS = {
    "service": ("resources_serviceevent", "id"),
    "text": ("resources_servicetextevent", "service_id"),
    "contact": ("resources_contactmethodevent", "service_id"),
    "source": ("resources_sourceevent", "service_id"),
    "former_slug": ("resources_formerslugevent", "service_id"),
}
LINKS = {
    "topics": ("resources_servicetopicevent", "topic_id"),
    "audiences": ("resources_serviceaudienceevent", "audience_id"),
    "coverage": ("resources_servicecoverageevent", "region_id"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One event, or one check. `key` names its change; `noun` is of NOUNS, LINKS or a check's.

    `by` is the id of a moderator. `content` is the row as the event left it, and `before` as it
    was, by column.
    """

    key: str
    at: datetime
    by: str | None
    why: str
    noun: str
    row_id: str
    label: str
    content: Mapping[str, Any]
    before: Mapping[str, Any]


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
    [_noun_sql(noun, *where) for noun, where in NOUNS.items()]
    + [_link_sql(noun, *where) for noun, where in LINKS.items()]
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


def read_rows(
    service: Service, *, key: str | None = None, limit: int | None = None, offset: int = 0
) -> list[Row]:
    """Of one change, or of as many changes as asked for."""
    values: dict[str, Any] = {"service": service.pk, "key": key, "limit": limit, "offset": offset}
    with connection.cursor() as cursor:
        cursor.execute(_SQL, values)
        return [
            Row(*told, content=_json(content), before=_json(before))  # type: ignore[misc]
            for *told, content, before in cursor.fetchall()
        ]


def _json(text: str | None) -> dict[str, Any]:
    return dict(json.loads(text)) if text else {}
