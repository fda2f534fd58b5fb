"""The one query that looks up names and numbers of listings. `search/naming.py` asks it."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection

from resources.rules.contact_kinds import DIALLED
from resources.search import word_candidates

MOST_ROWS = 20

Row = tuple[UUID, str, str, bool]
"""A service, the way it was found, the words or digits that it was found by, and whether it helps
in the reader's region. The ways, from the surest on, are "number", "name", "organization", "part"
(of a name) and "alike".
"""


def look_up(parameters: Mapping[str, Any]) -> Sequence[Row]:
    """At most MOST_ROWS, those of the reader's region first, then by the way they were found."""
    has_number = bool(parameters["digits"] or parameters["e164"])
    query = _query(by_number=has_number, by_words=bool(parameters["unknown"]))
    with connection.cursor() as cursor:
        cursor.execute(query, parameters)
        rows: list[Row] = cursor.fetchall()
    return rows


# Each way is tried only where the surer ones have found nothing. What has no words is not public.
_WAYS = """
WITH {number}, {names}, {words},
found AS (
    SELECT DISTINCT ON (service_id) *, EXISTS (
        SELECT FROM resources_indexentry AS entry
        WHERE entry.service_id = each.service_id AND topic = '' AND language = ''
          AND (region = %(own)s OR whole AND region = ANY(%(wider)s::varchar[]))
    ) AS is_here
    FROM (
        TABLE number UNION ALL TABLE name UNION ALL TABLE part UNION ALL TABLE alike
    ) AS each
    ORDER BY service_id, place, likeness DESC, said
)
SELECT service_id, way, found.said, found.is_here
FROM found
LEFT JOIN emergency ON way = 'number' AND emergency.digits = found.said
JOIN LATERAL (
    SELECT min(name) AS name, min(length(name)) AS length FROM resources_servicewords AS words
    WHERE words.service_id = found.service_id
) AS public ON public.name IS NOT NULL
WHERE emergency.is_here IS NOT TRUE AND (emergency.is_known_widely IS NOT TRUE OR found.is_here)
ORDER BY found.is_here DESC, place, likeness DESC, length(found.said) DESC, public.length,
         public.name, service_id
LIMIT {most}
"""

_NUMBER = """
dialled AS (
    SELECT * FROM unnest(%(said)s::text[], %(digits)s::text[], %(countries)s::text[])
        AS typed (said, digits, countries)
),
emergency AS MATERIALIZED (
    SELECT {emergency_digits} AS digits,
           bool_or(region_id = ANY(%(ancestors)s::varchar[])) AS is_here,
           count(DISTINCT split_part(region_id, '-', 1)) >= {known_widely} AS is_known_widely
    FROM resources_emergencynumber
    WHERE {emergency_digits} = ANY(%(digits)s::text[]) GROUP BY 1
),
number AS MATERIALIZED (
    SELECT service_id, 'number' AS way, said, 0 AS place, 1::real AS likeness
    FROM dialled JOIN resources_contactmethod AS method
        ON {digits} = dialled.digits AND kind IN ({kinds})
    WHERE countries = ''
       OR split_part(dialled_in_id, '-', 1) = ANY(string_to_array(countries, ' '))
    UNION ALL
    SELECT service_id, 'number', said, 0, 1
    FROM unnest(%(e164_said)s::text[], %(e164)s::text[]) AS typed (said, number)
    JOIN resources_contactmethod AS method ON e164 = typed.number AND e164 <> ''
    LIMIT {most_rows}
)
"""

_NAMES = """
-- Phrase by phrase, and found before it is limited: of many phrases at once, or of the first few
-- answers, the planner expects so much that it would read the whole table.
organization AS MATERIALIZED (
    SELECT service_id, said FROM unnest(%(phrases)s::text[]) AS said
    JOIN resources_servicewords ON organization @> ARRAY[said]
),
name AS MATERIALIZED (
    (SELECT service_id, 'name' AS way, name AS said, 1 AS place, 1::real AS likeness
     FROM resources_servicewords WHERE name = ANY(%(phrases)s::text[]) LIMIT {most_rows})
    UNION ALL
    (SELECT service_id, 'organization', said, 2, 1 FROM organization LIMIT {most_rows})
)
"""

_WORDS = """
{asked},
part AS MATERIALIZED (
    SELECT service_id, 'part' AS way, '' AS said, 3 AS place, 1::real AS likeness
    FROM resources_servicewords
    WHERE NOT EXISTS (SELECT FROM number) AND NOT EXISTS (SELECT FROM name)
      AND words @@ (SELECT all_words FROM asked_0)
      AND ts_filter(words, '{{a}}') @@ (SELECT all_words FROM asked_0)
    LIMIT {most_rows}
),
alike AS MATERIALIZED (
    SELECT service_id, 'alike' AS way, said, 4 AS place, similarity(name, said) AS likeness
    FROM unnest(%(unknown)s::text[]) AS said JOIN resources_servicewords ON name %% said
    WHERE NOT name ~ ' .* ' AND NOT EXISTS (SELECT FROM number)
      AND NOT EXISTS (SELECT FROM name) AND NOT EXISTS (SELECT FROM part)
)
"""

# Most texts have neither a number nor an unknown word, and planning takes longer than answering.
_NOTHING = """
{0} AS (
    SELECT NULL::uuid AS service_id, '' AS way, '' AS said, 0 AS place, 0::real AS likeness
    WHERE false
)
"""
_NO_NUMBER = f"""
emergency AS (SELECT '' AS digits, false AS is_here, false AS is_known_widely WHERE false),
{_NOTHING.format("number")}
"""
_NO_WORDS = f"{_NOTHING.format('part')}, {_NOTHING.format('alike')}"

_DIGITS = "regexp_replace({}, '[^0-9]', '', 'g')"
_MOST_FOUND = 500
_WIDELY = 3
"""Countries."""


@cache
def _query(*, by_number: bool, by_words: bool) -> str:
    number = _NUMBER.format(
        digits=_DIGITS.format("value"),
        emergency_digits=_DIGITS.format("number"),
        kinds=", ".join(f"'{kind}'" for kind in DIALLED),
        known_widely=_WIDELY,
        most_rows=_MOST_FOUND,
    )
    words = _WORDS.format(asked=word_candidates.ASKED.format(place=0), most_rows=_MOST_FOUND)
    return _WAYS.format(
        number=number if by_number else _NO_NUMBER,
        names=_NAMES.format(most_rows=_MOST_FOUND),
        words=words if by_words else _NO_WORDS,
        most=MOST_ROWS,
    )
