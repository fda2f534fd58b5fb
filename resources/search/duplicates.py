"""Listings that may be one and the same: they share a number, or a name in the same place.

Nothing is written here: `actions/noticing.py` keeps what was found. What people have settled is a
Hold whose question is `question(first, second)`, and is not found again.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection, transaction

CLOSE = 0.7
"""Two names with a trigram similarity from here on are close (pg_trgm: 0 to 1)."""

MOST_WITH_A_NUMBER = 10
"""A number of more listings is a switchboard's."""

MOST_IN_A_BLOCK = 30

# A text line's keyword and what to choose in a menu tell lines apart that share a number.
_SAME_NUMBERS = """
SELECT DISTINCT a, b FROM (
    SELECT array_agg(DISTINCT service_id) AS ids FROM resources_contactmethod WHERE e164 <> ''
    GROUP BY e164, keyword, menu_path
    HAVING count(DISTINCT service_id) BETWEEN 2 AND %(most_with_a_number)s
    UNION ALL
    SELECT array_agg(DISTINCT service_id) FROM resources_contactmethod
    GROUP BY value, dialled_in_id, keyword, menu_path
    HAVING count(DISTINCT service_id) BETWEEN 2 AND %(most_with_a_number)s
) AS shared, unnest(ids) AS a, unnest(ids) AS b WHERE a < b
"""

_THIS_NUMBER = """
SELECT DISTINCT least(service_id, other) AS a, greatest(service_id, other) AS b FROM (
    SELECT one.service_id, array_agg(DISTINCT two.service_id) AS others
    FROM resources_contactmethod one
    JOIN resources_contactmethod two USING (keyword, menu_path)
    WHERE one.service_id = %(service)s AND two.service_id <> one.service_id
      AND (one.e164 <> '' AND two.e164 = one.e164 OR two.value = one.value
           AND two.dialled_in_id IS NOT DISTINCT FROM one.dialled_in_id)
    GROUP BY one.id
) AS shared, unnest(others) AS other WHERE cardinality(others) < %(most_with_a_number)s
"""

# Two names as close as asked share one of the rarest trigrams of each (prefix filtering), so only
# such names are compared. Trigrams that a whole country has in its names tell nothing.
_CLOSE_NAMES = """
WITH place AS MATERIALIZED (
    SELECT service_id, array_agg(region_id) AS regions,
           array_agg(region_id) || array_agg(split_part(region_id, '-', 1)::varchar) AS reach
    FROM resources_service_coverage GROUP BY service_id
),
name AS MATERIALIZED (
    SELECT DISTINCT text.id, text.service_id, lower(text.name) AS name,
           split_part(region_id, '-', 1) AS country, cardinality(show_trgm(text.name)) AS size
    FROM resources_servicetext text JOIN resources_service_coverage USING (service_id)
    JOIN resources_service service ON service.id = service_id AND service.state <> 'retired'
),
gram AS MATERIALIZED (
    SELECT id, service_id, country, size, trigram,
           count(*) OVER (PARTITION BY country, trigram) AS n
    FROM name, LATERAL (SELECT hashtext(unnest(show_trgm(name))) AS trigram) AS hashed
),
rare AS MATERIALIZED (
    SELECT * FROM (
        SELECT *, row_number() OVER (PARTITION BY id, country ORDER BY n, trigram) AS place
        FROM gram
    ) AS ranked
    WHERE place <= size - ceil(%(close)s * size) + 1 AND n <= %(most)s
),
candidate AS (
    SELECT one.id AS one, two.id AS two FROM rare one
    JOIN rare two USING (country, trigram) WHERE one.service_id < two.service_id
    UNION
    SELECT one.id, two.id FROM name one
    JOIN name two USING (country, name) WHERE one.service_id < two.service_id
)
SELECT one.service_id AS a, two.service_id AS b, similarity(one.name, two.name) AS closeness
FROM candidate
JOIN resources_servicetext one ON one.id = candidate.one
JOIN resources_servicetext two ON two.id = candidate.two
JOIN place here ON here.service_id = one.service_id
JOIN place there ON there.service_id = two.service_id
WHERE similarity(one.name, two.name) >= %(close)s
  AND (here.regions && there.reach OR there.regions && here.reach)
"""

_NAMES_LIKE_THIS = """
SELECT least(one.service_id, two.service_id) AS a, greatest(one.service_id, two.service_id) AS b,
       similarity(one.name, two.name) AS closeness
FROM resources_servicetext one
JOIN resources_servicetext two ON two.service_id <> one.service_id
WHERE one.service_id = %(service)s AND similarity(one.name, two.name) >= %(close)s AND EXISTS (
    SELECT FROM resources_service_coverage here
    JOIN resources_service_coverage there
      ON split_part(there.region_id, '-', 1) = split_part(here.region_id, '-', 1)
    WHERE here.service_id = one.service_id AND there.service_id = two.service_id
      AND (here.region_id = there.region_id OR split_part(here.region_id, '-', 1)
           IN (here.region_id, there.region_id))
)
"""

_PAIRS = """
WITH found AS (
    SELECT a, b, true AS same_number, 0 AS closeness FROM ({same_number}) AS number
    UNION ALL
    SELECT a, b, false, closeness FROM ({names}) AS names
),
pair AS (
    SELECT a, b, bool_or(same_number) AS same_number, max(closeness) AS closeness
    FROM found GROUP BY a, b
),
living AS (SELECT id, paired_with_id FROM resources_service WHERE state <> 'retired')
SELECT a, b, same_number, closeness FROM pair
JOIN living one ON one.id = a JOIN living two ON two.id = b
WHERE one.paired_with_id IS DISTINCT FROM b AND two.paired_with_id IS DISTINCT FROM a
  AND NOT EXISTS (
    SELECT FROM resources_hold
    WHERE question = 'duplicate:' || a || ':' || b AND settled_at IS NOT NULL)
ORDER BY same_number AND closeness >= %(close)s DESC, same_number DESC, closeness DESC, a, b
LIMIT %(most_pairs)s
"""

_ALL = _PAIRS.format(same_number=_SAME_NUMBERS, names=_CLOSE_NAMES)
_OF_ONE = _PAIRS.format(same_number=_THIS_NUMBER, names=_NAMES_LIKE_THIS)


@dataclass(frozen=True, slots=True)
class Pair:
    """`first` is the smaller id. `closeness` of their names is 0 where it is less than CLOSE."""

    first: UUID
    second: UUID
    same_number: bool
    closeness: float

    def other(self, service: UUID) -> UUID:
        return self.second if service == self.first else self.first


def pairs(*, most: int) -> list[Pair]:
    """The likeliest first. Takes seconds with ten thousand listings."""
    return _run(_ALL, service=None, most=most)


def of(service_id: UUID, *, most: int = 10) -> list[Pair]:
    """Those of one listing, the likeliest first."""
    return _run(_OF_ONE, service=service_id, most=most)


def question(one: UUID, two: UUID) -> str:
    """The name of the question whether these two are the same."""
    first, second = sorted([one, two])
    return f"duplicate:{first}:{second}"


def _run(query: str, *, service: UUID | None, most: int) -> list[Pair]:
    values = {
        "service": service,
        "close": CLOSE,
        "most_with_a_number": MOST_WITH_A_NUMBER,
        "most": MOST_IN_A_BLOCK,
        "most_pairs": most,
    }
    with transaction.atomic(), connection.cursor() as cursor:
        # Some hundred thousand trigrams are sorted and joined; compiling takes longer than that.
        cursor.execute("SET LOCAL work_mem = '64MB'; SET LOCAL jit = off")
        cursor.execute(query, values)
        return [Pair(*row) for row in cursor.fetchall()]
