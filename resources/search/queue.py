"""The queue of the desk: questions that follow from what is true now. None of them is stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from resources.models import Moderator
from resources.rules.freshness import CRISIS_TOPICS
from resources.rules.questions import HARM, Kind
from resources.rules.reports import TWO_REPORTS_WITHIN
from resources.search.open_questions import QUESTIONS

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which questions: empty means all.

    `limits` and `languages` are the regions and languages that a moderator may decide on.
    """

    kind: str = ""
    region: str = ""
    language: str = ""
    mine: bool = False
    limits: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `key` names it as long as it stands. `region` is set for a gap only;
    `place` is a region of the listing, to tell two of the same name apart.

    `other` and `other_name` are of the second listing, where two may be one.
    """

    key: str
    kind: Kind
    harm: int
    since: datetime
    service: UUID | None
    contact_method: UUID | None
    proposal: UUID | None
    region: str
    name: str
    reports: int
    held_by: int | None
    held_until: datetime | None
    other: UUID | None
    other_name: str
    place: str

    def is_held_from(self, moderator: Moderator, at: datetime) -> bool:
        """Whether somebody else is busy with it."""
        busy = self.held_until is not None and self.held_until > at
        return busy and self.held_by != moderator.pk


@dataclass(frozen=True, slots=True)
class Queue:
    """A page of questions in their order, and how many there are of each kind."""

    questions: Sequence[Question]
    counts: Mapping[Kind, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def queue(
    wanted: Wanted, *, by: Moderator, at: datetime, number: int = 1, size: int = PAGE_SIZE
) -> Queue:
    """Two queries."""
    parameters = _parameters(wanted, by, at) | {"start": (number - 1) * size, "size": size}
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS, parameters)
        counts = {Kind(kind): count for kind, count in cursor.fetchall()}
        cursor.execute(_PAGE, parameters)
        return Queue([_question(row) for row in cursor.fetchall()], counts)


def following(
    wanted: Wanted, *, by: Moderator, at: datetime, without: Sequence[str] = ()
) -> Question | None:
    """The next question that nobody else is busy with, and none of `without`. One query."""
    parameters = _parameters(wanted, by, at) | {"without": list(without)}
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, parameters)
        row = cursor.fetchone()
    return _question(row) if row else None


def ages(wanted: Wanted, *, by: Moderator, at: datetime) -> Mapping[Kind, Sequence[int]]:
    """How many questions of each kind wait: for a day at most, a week, a month, and for longer.

    Without those that no moment began: drafts of imports and gaps. One query.
    """
    with connection.cursor() as cursor:
        cursor.execute(_AGES, _parameters(wanted, by, at))
        return {Kind(kind): counts for kind, *counts in cursor.fetchall()}


def question(key: str, *, by: Moderator, at: datetime) -> Question | None:
    """The question of this name, if it still stands. One query."""
    parameters = _parameters(Wanted(), by, at) | {"key": key}
    with connection.cursor() as cursor:
        cursor.execute(_ONE, parameters)
        row = cursor.fetchone()
    return _question(row) if row else None


def _question(row: Sequence[Any]) -> Question:
    key, kind, *rest = row
    return Question(key, Kind(kind), *rest)


def _parameters(wanted: Wanted, by: Moderator, at: datetime) -> dict[str, Any]:
    return {
        "at": at,
        "today": at.date(),
        "crisis": sorted(CRISIS_TOPICS),
        "within": TWO_REPORTS_WITHIN,
        "kind": wanted.kind,
        "region": wanted.region,
        "language": wanted.language,
        "mine": by.pk if wanted.mine else None,
        "me": by.pk,
        "limits": list(wanted.limits),
        "languages": list(wanted.languages),
        **{f"harm {name}": harm for name, harm in HARM.items()},
    }


_IN_FULL = """
SELECT key, kind, harm, since, service_id, contact_method_id, proposal_id, region,
       coalesce((SELECT name FROM resources_servicetext AS text
                 WHERE text.service_id = page.service_id
                 ORDER BY text.language <> 'en', text.language LIMIT 1), ''),
       reports, held_by_id, held_until, other_id,
       coalesce((SELECT name FROM resources_servicetext AS text WHERE text.service_id = other_id
                 ORDER BY text.language <> 'en', text.language LIMIT 1), ''),
       coalesce((SELECT min(region_id) FROM resources_service_coverage AS covered
                 WHERE covered.service_id = page.service_id), '')
FROM ({page}) AS page ORDER BY harm, since, key
"""

_COUNTS = f"{QUESTIONS} SELECT kind, count(*) FROM open GROUP BY kind"  # noqa: S608 (ours)


_AGES = f"""{QUESTIONS} SELECT kind,
    count(*) FILTER (WHERE age <= interval '1 day'),
    count(*) FILTER (WHERE age > interval '1 day' AND age <= interval '7 days'),
    count(*) FILTER (WHERE age > interval '7 days' AND age <= interval '30 days'),
    count(*) FILTER (WHERE age > interval '30 days')
FROM (SELECT kind, min(harm) OVER (PARTITION BY kind) AS harm, %(at)s - since AS age FROM open) AS o
WHERE kind NOT IN ('import', 'gap') GROUP BY kind, harm ORDER BY harm
"""  # noqa: S608 (ours)


def _in_full(page: str) -> str:
    """`page`: which of the open questions, in which order."""
    return QUESTIONS + _IN_FULL.format(page=f"SELECT * FROM open WHERE {page}")  # noqa: S608 (ours)


_PAGE = _in_full(
    "(%(kind)s = '' OR kind = %(kind)s) ORDER BY harm, since, key LIMIT %(size)s OFFSET %(start)s"
)
_NEXT = _in_full(
    "(%(kind)s = '' OR kind = %(kind)s) AND key <> ALL(%(without)s::text[]) "
    "AND (held_by_id IS NULL OR held_by_id = %(me)s OR held_until <= %(at)s) "
    "ORDER BY harm, since, key LIMIT 1"
)
_ONE = _in_full("key = %(key)s")
