"""What people may do at the desk, and who has changed it: read from the event table."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from resources.models import Moderator


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody may do; `is_active` is False for who was removed."""

    role: str
    regions: Sequence[str]
    languages: Sequence[str]
    is_active: bool


@dataclass(frozen=True, slots=True)
class StandingChange:
    """`before` is None for who joined. `by` is None for the installation itself."""

    at: datetime
    person: Moderator
    by: Moderator | None
    why: str
    before: Standing | None
    after: Standing


_SQL = """
WITH change AS (
    SELECT pgh_id, pgh_obj_id, pgh_label, pgh_context_id, pgh_created_at,
           to_jsonb(event) AS after, lag(to_jsonb(event)) OVER own AS before
    FROM resources_moderatorevent event
    WHERE %(person)s::bigint IS NULL OR pgh_obj_id = %(person)s
    WINDOW own AS (PARTITION BY pgh_obj_id ORDER BY pgh_id)
)
SELECT coalesce((context.metadata ->> 'at')::timestamptz, pgh_created_at), pgh_obj_id,
       (context.metadata ->> 'by')::bigint, coalesce(context.metadata ->> 'why', ''), before, after
FROM change LEFT JOIN pghistory_context context ON context.id = pgh_context_id
WHERE pgh_label IN ('insert', 'update')
ORDER BY pgh_id DESC LIMIT %(limit)s
"""


def changes(person: Moderator | None = None, *, limit: int = 50) -> list[StandingChange]:
    """Of one person, or of everybody; the newest first. Two queries."""
    with connection.cursor() as cursor:
        cursor.execute(_SQL, {"person": person.pk if person else None, "limit": limit})
        rows = cursor.fetchall()
    people = Moderator.objects.in_bulk({pk for row in rows for pk in row[1:3] if pk})
    return [
        StandingChange(at, people[of], people.get(by), why, _before(before), _standing(after))
        for at, of, by, why, before, after in rows
        if of in people
    ]


def _before(content: str | None) -> Standing | None:
    return _standing(content) if content else None


def _standing(content: str) -> Standing:
    columns = json.loads(content)
    return Standing(**{field: columns[field] for field in Standing.__slots__})
