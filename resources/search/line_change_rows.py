"""Lines of the event tables that may be news about a public line, in the order of their commits.

That order, and with it a cursor that never passes over a change that was committed late, is the
seals' (`models/history_seal.py`). Of what one action did to a row only the end counts: readers saw
nothing in between. Everything is told as it was at that moment, so that a line never changes once
it was told, and nothing is in it that came after the listing was public.
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection


@dataclass(frozen=True, slots=True)
class Row:
    """What stood in a row before an action and after it, by column; None: no such row.

    `sequence` is the seal's. `shown` is a way of contact as it last stood without being down.
    `successor` is the slug of a public listing that takes the place of a retired one.
    """

    sequence: int
    sealed_at: datetime
    at: datetime
    service_id: UUID
    slug: str
    successor: str
    is_contact: bool
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    shown: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Facts:
    """`names`: language tag -> name."""

    names: Mapping[str, str]
    topics: tuple[str, ...]
    regions: tuple[str, ...]


_LAYOUTS = "SELECT id FROM resources_historylayout WHERE table_name = '{table}'"
_CONTACTS = _LAYOUTS.format(table="resources_contactmethodevent")
_SERVICES = _LAYOUTS.format(table="resources_serviceevent")

# Materialized, so that only ids of these tables are read as numbers. What is before comes first,
# because it is cheap and leaves little: most events are dates of checks. Contexts are compared
# inside coalesce, which no index answers: that of an import has all its events.
_SQL = f"""
WITH sealed AS MATERIALIZED (
    SELECT sequence, sealed_at, row_id::integer AS pgh_id, layout_id
    FROM resources_historyseal
    WHERE sequence > %(after)s AND sequence <= %(until)s
      AND layout_id IN ({_CONTACTS} UNION ALL {_SERVICES})
),
contact AS MATERIALIZED (
    SELECT sequence, sealed_at, event.*, before.*
    FROM sealed JOIN resources_contactmethodevent event USING (pgh_id)
    LEFT JOIN LATERAL (
        SELECT to_jsonb(earlier) AS before FROM resources_contactmethodevent earlier
        WHERE earlier.pgh_obj_id = event.pgh_obj_id AND earlier.pgh_id < event.pgh_id
          AND coalesce(earlier.pgh_context_id <> event.pgh_context_id, true)
        ORDER BY earlier.pgh_id DESC LIMIT 1
    ) before ON true
    WHERE layout_id IN ({_CONTACTS})
      AND (before IS NULL OR pgh_label = 'delete'
           OR (before ->> 'working' = 'down') <> (working = 'down')
           OR (before ->> 'kind', before ->> 'value', before ->> 'keyword', before ->> 'menu_path')
              <> (kind, value, keyword, menu_path))
      AND NOT EXISTS (
          SELECT FROM resources_contactmethodevent later
          WHERE later.pgh_obj_id = event.pgh_obj_id AND later.pgh_id > event.pgh_id
            AND coalesce(later.pgh_context_id = event.pgh_context_id, false))
),
found AS (
    SELECT contact.sequence, sealed_at, pgh_context_id, pgh_created_at, service_id, stood.slug,
           NULL::uuid AS replaced_by_id, true AS is_contact, before,
           CASE WHEN pgh_label <> 'delete' THEN to_jsonb(contact) - 'before' END AS after,
           shown.shown
    FROM contact
    CROSS JOIN LATERAL (
        SELECT service.state, service.slug
        FROM resources_serviceevent service
        JOIN resources_historyseal seal
          ON seal.row_id = service.pgh_id::text AND seal.layout_id IN ({_SERVICES})
        WHERE service.pgh_obj_id = contact.service_id AND seal.sequence < contact.sequence
          AND coalesce(service.pgh_context_id <> contact.pgh_context_id, true)
        ORDER BY seal.sequence DESC LIMIT 1
    ) stood
    LEFT JOIN LATERAL (
        SELECT to_jsonb(earlier) AS shown FROM resources_contactmethodevent earlier
        WHERE earlier.pgh_obj_id = contact.pgh_obj_id AND earlier.pgh_id < contact.pgh_id
          AND coalesce(earlier.pgh_context_id <> contact.pgh_context_id, true)
          AND earlier.working <> 'down'
        ORDER BY earlier.pgh_id DESC LIMIT 1
    ) shown ON true
    WHERE stood.state = 'published' AND NOT EXISTS (
        SELECT FROM resources_serviceevent own
        WHERE own.pgh_obj_id = contact.service_id
          AND coalesce(own.pgh_context_id = contact.pgh_context_id, false)
          AND own.state <> 'published')
    UNION ALL
    SELECT sequence, sealed_at, pgh_context_id, pgh_created_at, pgh_obj_id, slug,
           replaced_by_id, false, before,
           CASE WHEN pgh_label <> 'delete' THEN to_jsonb(event) END, NULL
    FROM sealed JOIN resources_serviceevent event USING (pgh_id)
    CROSS JOIN LATERAL (
        SELECT to_jsonb(earlier) AS before FROM resources_serviceevent earlier
        WHERE earlier.pgh_obj_id = event.pgh_obj_id AND earlier.pgh_id < event.pgh_id
          AND coalesce(earlier.pgh_context_id <> event.pgh_context_id, true)
        ORDER BY earlier.pgh_id DESC LIMIT 1
    ) before
    WHERE layout_id IN ({_SERVICES})
      AND (pgh_label = 'delete' OR before ->> 'state' <> state OR before ->> 'status' <> status)
      AND before ->> 'published_at' IS NOT NULL
      AND NOT EXISTS (
          SELECT FROM resources_serviceevent later
          WHERE later.pgh_obj_id = event.pgh_obj_id AND later.pgh_id > event.pgh_id
            AND coalesce(later.pgh_context_id = event.pgh_context_id, false))
)
SELECT sequence, sealed_at,
       coalesce((context.metadata ->> 'at')::timestamptz, found.pgh_created_at) AS told_at,
       found.service_id, found.slug, coalesce(successor.slug, ''), is_contact, before, after, shown
FROM found LEFT JOIN pghistory_context context ON context.id = found.pgh_context_id
LEFT JOIN resources_service successor
  ON successor.id = found.replaced_by_id AND successor.state = 'published'
"""  # noqa: S608 (ours)

_OLDEST_FIRST = f"{_SQL} ORDER BY sequence LIMIT %(limit)s"
_NEWEST_FIRST = f"{_SQL} ORDER BY sequence DESC LIMIT %(limit)s"

_WANTED = "unnest(%(sequences)s::bigint[], %(services)s::uuid[]) AS wanted (sequence, service_id)"
_NAMES = f"""
SELECT DISTINCT ON (wanted.sequence, event.pgh_obj_id)
       wanted.sequence, event.language, event.name, event.pgh_label
FROM {_WANTED} JOIN resources_servicetextevent event USING (service_id)
JOIN resources_historyseal seal ON seal.row_id = event.pgh_id::text
 AND seal.layout_id IN ({_LAYOUTS.format(table="resources_servicetextevent")})
WHERE seal.sequence < wanted.sequence
ORDER BY wanted.sequence, event.pgh_obj_id, event.pgh_id DESC
"""  # noqa: S608 (ours)


def _links(table: str, column: str) -> str:
    return f"""
    SELECT wanted.sequence, event.{column}
    FROM {_WANTED} JOIN {table} event USING (service_id)
    JOIN resources_historyseal seal
      ON seal.row_id = event.pgh_id::text AND seal.layout_id IN ({_LAYOUTS.format(table=table)})
    WHERE seal.sequence < wanted.sequence GROUP BY 1, 2
    HAVING sum(CASE pgh_label WHEN 'insert' THEN 1 ELSE -1 END) > 0 ORDER BY 1, 2
    """  # noqa: S608 (ours)


_TOPICS = _links("resources_servicetopicevent", "topic_id")
_REGIONS = _links("resources_servicecoverageevent", "region_id")

_SEALED_SINCE = """
SELECT sequence FROM resources_historyseal WHERE sealed_at < %s ORDER BY sequence DESC LIMIT 1
"""


def read_rows(*, after: int, until: int, limit: int, newest_first: bool = False) -> list[Row]:
    """Those that were sealed after the one sequence, up to and with the other. One query."""
    values = {"after": after, "until": until, "limit": limit}
    return [
        Row(*told, _json(before), _json(now), _json(shown))  # type: ignore[call-arg]
        for *told, before, now, shown in _ask(
            _NEWEST_FIRST if newest_first else _OLDEST_FIRST, values
        )
    ]


def facts(rows: Sequence[Row]) -> Mapping[int, Facts]:
    """Sequence -> names, topics and coverage as they were just before it. Three queries."""
    values = {
        "sequences": [row.sequence for row in rows],
        "services": [row.service_id for row in rows],
    }
    names: dict[int, dict[str, str]] = defaultdict(dict)
    for sequence, language, name, label in _ask(_NAMES, values):
        if label != "delete":
            names[sequence][language] = name
    links: dict[str, dict[int, list[str]]] = {}
    for noun, query in (("topics", _TOPICS), ("regions", _REGIONS)):
        links[noun] = defaultdict(list)
        for sequence, value in _ask(query, values):
            links[noun][sequence].append(value)
    return {
        row.sequence: Facts(
            names[row.sequence],
            tuple(links["topics"][row.sequence]),
            tuple(links["regions"][row.sequence]),
        )
        for row in rows
    }


def head() -> int:
    """The sequence of the newest seal; 0 where there is none. One query."""
    found = _ask("SELECT max(sequence) FROM resources_historyseal", [])
    return found[0][0] or 0


def sealed_before(moment: datetime) -> int:
    """The newest sequence that was sealed before then; 0 where none was. One query."""
    found = _ask(_SEALED_SINCE, [moment])
    return found[0][0] if found else 0


def _ask(query: str, values: Any) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return list(cursor.fetchall())


def _json(text: str | None) -> dict[str, Any] | None:
    return dict(json.loads(text)) if text else None
