"""How fresh the directory is: what share of shown numbers was checked when, and where it has gaps.

A number here is any way of contact that is shown to the public.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import connection

from resources.rules import region_codes
from resources.search.opening_board import OpeningBoard

WITHIN_DAYS = (90, 180, 365)

ANSWERS_OF = timedelta(days=90)

# A number of two countries counts in both, and once among all.
_CHECKED = """
WITH shown AS (
    SELECT method.id, method.service_id, method.number_checked_on AS checked_on
    FROM resources_contactmethod AS method
    JOIN resources_service AS service ON service.id = method.service_id
    WHERE service.state = 'published' AND method.working <> 'down'
),
placed AS (
    SELECT DISTINCT shown.id, split_part(link.region_id, '-', 1) AS place, checked_on
    FROM shown JOIN resources_service_coverage AS link USING (service_id)
    UNION ALL
    SELECT id, '', checked_on FROM shown
)
SELECT place, count(*),
       count(*) FILTER (WHERE checked_on >= %s),
       count(*) FILTER (WHERE checked_on >= %s),
       count(*) FILTER (WHERE checked_on >= %s),
       count(*) FILTER (WHERE checked_on IS NULL)
FROM placed GROUP BY place
"""

_ANSWERED = """
SELECT count(*),
       percentile_cont(0.5) WITHIN GROUP (
           ORDER BY extract(epoch FROM answered_at - reported_at) / 3600)
FROM resources_problemreport WHERE answered_at > %s AND answered_at <= %s
"""

_COVERED = """
SELECT topic, language, count(*) FROM resources_indexentry
WHERE (region = %(own)s OR (region = ANY(%(wider)s) AND whole))
  AND topic <> '' AND language <> ''
GROUP BY topic, language
"""

_COVERED_BY_REGION = """
SELECT region, topic, count(*) FROM resources_indexentry
WHERE language = '' AND topic <> '' AND region NOT LIKE '%-%' AND (whole OR region <> 'world')
GROUP BY region, topic
"""


@dataclass(frozen=True, slots=True)
class Checks:
    """Counts of shown numbers. `within`: in so many days -> how many were checked in them."""

    shown: int
    within: Mapping[int, int]
    never: int


@dataclass(frozen=True, slots=True)
class Answers:
    """Reports answered in the last ANSWERS_OF; the median is None where none was."""

    count: int
    median_hours: float | None


@dataclass(frozen=True, slots=True)
class Figures:
    """`by_country`: code of a country, or "world" -> its checks, in the order of the codes."""

    overall: Checks
    by_country: Mapping[str, Checks]
    answers: Answers


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many listings a reader in `region` finds, by topic and spoken language.

    `languages`: the official ones of the country, then all others with a listing here, the most
    spoken first. `counts`: by topic and language; a pair that is missing is a gap.
    """

    region: str
    languages: Sequence[str]
    counts: Mapping[tuple[str, str], int]


def figures(*, at: datetime) -> Figures:
    """Two queries."""
    by_place = _checks(at.date())
    nothing = Checks(shown=0, within=dict.fromkeys(WITHIN_DAYS, 0), never=0)
    overall = by_place.pop("", nothing)
    return Figures(overall, dict(sorted(by_place.items())), _answers(at))


def known_figures(board: OpeningBoard, *, at: datetime) -> Figures:
    """`figures`, remembered for as long as the board holds: a quarter of an hour at the most."""
    found: Figures | None = board.kept.get(Figures)
    if found is None:
        found = board.kept[Figures] = figures(at=at)
    return found


def coverage(region: str) -> Coverage:
    """What there is in a region, lines of the whole country or world included. One query."""
    own, *wider = region_codes.ancestors(region)
    with connection.cursor() as cursor:
        cursor.execute(_COVERED, {"own": own, "wider": wider})
        counts = {(topic, language): count for topic, language, count in cursor.fetchall()}
    return Coverage(region, _languages(region, counts), counts)


def topics_by_region() -> Mapping[str, Mapping[str, int]]:
    """Country, or "world" -> topic -> how many listings, in whatever language. One query.

    Lines of a part of a country count for the country, those of the world for the world only.
    """
    found: dict[str, dict[str, int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_COVERED_BY_REGION)
        for region, topic, count in cursor.fetchall():
            found.setdefault(region, {})[topic] = count
    return found


def _checks(today: date) -> dict[str, Checks]:
    """Place -> its checks; all places together are ""."""
    since = [today - timedelta(days=days) for days in WITHIN_DAYS]
    with connection.cursor() as cursor:
        cursor.execute(_CHECKED, since)
        return {
            place: Checks(shown, dict(zip(WITHIN_DAYS, within, strict=True)), never)
            for place, shown, *within, never in cursor.fetchall()
        }


def _answers(at: datetime) -> Answers:
    with connection.cursor() as cursor:
        cursor.execute(_ANSWERED, [at - ANSWERS_OF, at])
        count, median = cursor.fetchone() or (0, None)
    return Answers(count, None if median is None else float(median))


def _languages(region: str, counts: Mapping[tuple[str, str], int]) -> tuple[str, ...]:
    listings: Counter[str] = Counter()
    for (_topic, language), count in counts.items():
        listings[language] += count
    spoken = sorted(listings, key=lambda tag: (-listings[tag], tag))
    return tuple(dict.fromkeys([*region_codes.official_languages(region), *spoken]))
