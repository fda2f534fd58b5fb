"""Who has added and removed the words that are understood: read from the event table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from resources.models import Moderator
from resources.rules.terms import TermKind

Row = tuple[str, str, str, str]
"""(language, kind, slug, key)"""


@dataclass(frozen=True, slots=True)
class TermChange:
    """What somebody did (`insert`, `update`, `delete`) to a term, which was then so."""

    at: datetime
    by: Moderator | None
    why: str
    did: str
    language: str
    kind: TermKind
    slug: str
    text: str
    until: datetime | None


_CHANGES = """
SELECT coalesce((context.metadata ->> 'at')::timestamptz, pgh_created_at),
       (context.metadata ->> 'by')::bigint, coalesce(context.metadata ->> 'why', ''),
       pgh_label, language, kind, slug, text, until
FROM resources_termevent JOIN pghistory_context context ON context.id = pgh_context_id
WHERE context.metadata ->> 'by' IS NOT NULL
ORDER BY pgh_id DESC LIMIT %s
"""

# A term that was to end by itself says nothing about the same words in a file.
_REMOVED = """
SELECT DISTINCT language, kind, slug, key FROM resources_termevent
WHERE pgh_label = 'delete' AND until IS NULL
"""


def changes(*, limit: int) -> Sequence[TermChange]:
    """By people, the newest first; what the installation has loaded is not among them.

    Two queries.
    """
    with connection.cursor() as cursor:
        cursor.execute(_CHANGES, [limit])
        rows = cursor.fetchall()
    people = Moderator.objects.in_bulk({by for _at, by, *_rest in rows})
    return [
        TermChange(at, people.get(by), why, did, language, TermKind(kind), slug, text, until)
        for at, by, why, did, language, kind, slug, text, until in rows
    ]


def removed() -> set[Row]:
    """What stood here for good and was taken away, also where somebody has added it again."""
    with connection.cursor() as cursor:
        cursor.execute(_REMOVED)
        return set(cursor.fetchall())
