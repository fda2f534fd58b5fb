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
    """One question; `key` names it as long as it stands. `region` is set for a gap only."""

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


# A line without any check counts as overdue from the day on which it was published.
_QUESTIONS = """
WITH crisis AS MATERIALIZED (
    SELECT id FROM resources_service AS service
    WHERE state = 'published' AND (priority OR EXISTS (
        SELECT FROM resources_service_topics AS link
        WHERE link.service_id = service.id AND link.topic_id = ANY(%(crisis)s)))
), report AS (
    SELECT service_id, contact_method_id, reported_at,
           reported_at - lag(reported_at) OVER (
               PARTITION BY service_id, contact_method_id ORDER BY reported_at) AS after
    FROM resources_problemreport WHERE answered_at IS NULL
), found AS (
    SELECT 'report:' || service_id || ':' || coalesce(contact_method_id::text, '') AS key,
           'report' AS kind,
           CASE WHEN service_id IN (SELECT id FROM crisis)
                THEN CASE WHEN coalesce(bool_or(after <= %(within)s), false)
                     THEN %(harm report, twice in a day, crisis)s ELSE %(harm report, crisis)s END
                ELSE CASE WHEN coalesce(bool_or(after <= %(within)s), false)
                     THEN %(harm report, twice in a day)s ELSE %(harm report)s END
           END AS harm,
           min(reported_at) AS since, service_id, contact_method_id, NULL::uuid AS proposal_id,
           '' AS region, count(*) AS reports
    FROM report GROUP BY service_id, contact_method_id
  UNION ALL
    SELECT 'overdue:' || service.id, 'overdue',
           CASE WHEN service.id IN (SELECT id FROM crisis)
                THEN %(harm overdue, crisis)s ELSE %(harm overdue)s END,
           min(coalesce(due.on_day::timestamptz, service.published_at)),
           service.id, NULL, NULL, '', 0
    FROM (
        SELECT service_id, review_due_on AS on_day FROM resources_contactmethod
        WHERE working <> 'down' AND (number_checked_on IS NULL OR review_due_on <= %(today)s)
      UNION ALL
        SELECT service_id, review_due_on FROM resources_verification AS old
        WHERE aspect <> 'number' AND review_due_on <= %(today)s AND NOT EXISTS (
            SELECT FROM resources_verification AS newer
            WHERE newer.service_id = old.service_id AND newer.aspect = old.aspect
              AND newer.contact_method_id IS NOT DISTINCT FROM old.contact_method_id
              AND newer.review_due_on > old.review_due_on)
    ) AS due JOIN resources_service AS service
      ON service.id = due.service_id AND service.state = 'published'
    GROUP BY service.id
  UNION ALL
    SELECT 'hidden:' || method.id, 'hidden', %(harm hidden)s, service.published_at,
           service.id, method.id, NULL, '', 0
    FROM resources_contactmethod AS method JOIN resources_service AS service
      ON service.id = method.service_id AND service.state = 'published'
    WHERE working = 'down'
  UNION ALL
    SELECT 'link:' || checked.id, 'link', %(harm link)s, checked_at, service_id,
           contact_method_id, NULL, '', 0
    FROM resources_linkcheck AS checked JOIN resources_service AS service
      ON service.id = checked.service_id AND service.state = 'published'
    WHERE outcome = 'dead'
      AND NOT EXISTS (SELECT FROM resources_contactmethod AS method
                      WHERE method.id = checked.contact_method_id AND working = 'down')
  UNION ALL
    SELECT 'proposal:' || id, 'proposal',
           CASE WHEN origin = 'service' THEN %(harm proposal, service)s ELSE %(harm proposal)s END,
           made_at, service_id, NULL, id, '', 0
    FROM resources_proposal WHERE decision = 'open'
  UNION ALL
    SELECT 'unanswered:' || id, 'unanswered', %(harm unanswered)s, expires_at, service_id,
           NULL, NULL, '', 0
    FROM resources_confirmation WHERE reply = 'no-reply'
  UNION ALL
    SELECT 'unanswered:' || letter.id, 'unanswered', %(harm unanswered)s, queued_at, service_id,
           NULL, NULL, '', 0
    FROM resources_confirmationletter AS letter JOIN resources_confirmation AS confirmation
      ON confirmation.id = letter.confirmation_id
    WHERE letter.delivery IN ('unclear', 'failed') AND confirmation.reply = 'waiting'
  UNION ALL
    SELECT 'import:' || id, 'import', %(harm import)s, '2000-01-01'::timestamptz, id,
           NULL, NULL, '', 0
    FROM resources_service WHERE state IN ('draft', 'in_review')
  UNION ALL
    SELECT 'gap:' || code, 'gap', %(harm gap)s, '2000-01-01'::timestamptz, NULL, NULL, NULL, code, 0
    FROM resources_region WHERE parent_id = 'world' AND NOT EXISTS (
        SELECT FROM resources_indexentry AS entry
        WHERE entry.region = code AND entry.topic = '' AND entry.language = '')
), open AS (
    SELECT found.*, hold.held_by_id, hold.held_until
    FROM found LEFT JOIN resources_hold AS hold ON hold.question = found.key
    WHERE settled_at IS NULL AND (snoozed_until IS NULL OR snoozed_until <= %(at)s)
      AND (%(mine)s::bigint IS NULL OR (held_by_id = %(mine)s AND held_until > %(at)s))
      AND (%(limits)s::varchar[] = '{}' OR region = ANY(%(limits)s) OR EXISTS (
          SELECT FROM resources_service_coverage AS covered
          WHERE covered.service_id = found.service_id AND (covered.region_id = ANY(%(limits)s)
                 OR split_part(covered.region_id, '-', 1) = ANY(%(limits)s))))
      AND (%(languages)s::varchar[] = '{}' OR EXISTS (
          SELECT FROM resources_contactmethod AS method
          WHERE method.service_id = found.service_id AND method.languages && %(languages)s
      ) OR EXISTS (
          SELECT FROM resources_servicetext AS text
          WHERE text.service_id = found.service_id AND text.language = ANY(%(languages)s)))
      AND (%(region)s = '' OR region = %(region)s OR EXISTS (
          SELECT FROM resources_service_coverage AS covered
          WHERE covered.service_id = found.service_id AND (covered.region_id = %(region)s
                 OR split_part(covered.region_id, '-', 1) = %(region)s)))
      AND (%(language)s = '' OR EXISTS (
          SELECT FROM resources_contactmethod AS method WHERE method.service_id = found.service_id
            AND %(language)s = ANY(method.languages)))
)
"""

_IN_FULL = """
SELECT key, kind, harm, since, service_id, contact_method_id, proposal_id, region,
       coalesce((SELECT name FROM resources_servicetext AS text
                 WHERE text.service_id = page.service_id
                 ORDER BY text.language <> 'en', text.language LIMIT 1), ''),
       reports, held_by_id, held_until
FROM ({page}) AS page ORDER BY harm, since, key
"""

_COUNTS = f"{_QUESTIONS} SELECT kind, count(*) FROM open GROUP BY kind"  # noqa: S608 (ours)


_AGES = f"""{_QUESTIONS} SELECT kind,
    count(*) FILTER (WHERE age <= interval '1 day'),
    count(*) FILTER (WHERE age > interval '1 day' AND age <= interval '7 days'),
    count(*) FILTER (WHERE age > interval '7 days' AND age <= interval '30 days'),
    count(*) FILTER (WHERE age > interval '30 days')
FROM (SELECT kind, min(harm) OVER (PARTITION BY kind) AS harm, %(at)s - since AS age FROM open) AS o
WHERE kind NOT IN ('import', 'gap') GROUP BY kind, harm ORDER BY harm
"""  # noqa: S608 (ours)


def _in_full(page: str) -> str:
    """`page`: which of the open questions, in which order."""
    return _QUESTIONS + _IN_FULL.format(page=f"SELECT * FROM open WHERE {page}")  # noqa: S608 (ours)


_PAGE = _in_full(
    "(%(kind)s = '' OR kind = %(kind)s) ORDER BY harm, since, key LIMIT %(size)s OFFSET %(start)s"
)
_NEXT = _in_full(
    "(%(kind)s = '' OR kind = %(kind)s) AND key <> ALL(%(without)s::text[]) "
    "AND (held_by_id IS NULL OR held_by_id = %(me)s OR held_until <= %(at)s) "
    "ORDER BY harm, since, key LIMIT 1"
)
_ONE = _in_full("key = %(key)s")
