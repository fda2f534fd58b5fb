"""What there is to choose from in a region: only choices that lead somewhere."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db import connection

from resources.rules import index_marks, region_codes

# Each EXISTS is one step into the index, so this costs the same with a million services. They are
# two, not one with OR, because the planner then looks through all regions for a topic.
_PROBE = """
SELECT 'topic', slug FROM resources_topic AS topic
WHERE EXISTS (SELECT FROM resources_indexentry AS entry
              WHERE entry.region = %(own)s AND entry.topic = topic.slug AND language = '')
   OR EXISTS (SELECT FROM resources_indexentry AS entry
              WHERE entry.region = ANY(%(wider)s) AND entry.topic = topic.slug AND language = ''
                AND standing < %(part)s)
UNION ALL
SELECT 'language', tag FROM unnest(%(languages)s::text[]) AS tag
WHERE EXISTS (SELECT FROM resources_indexentry
              WHERE region = %(own)s AND topic = '' AND language = tag)
   OR EXISTS (SELECT FROM resources_indexentry
              WHERE region = ANY(%(wider)s) AND topic = '' AND language = tag
                AND standing < %(part)s)
UNION ALL
SELECT 'part', code FROM resources_region AS part
WHERE parent_id = %(own)s
  AND EXISTS (SELECT FROM resources_indexentry
              WHERE region = part.code AND topic = '' AND language = '' AND standing < %(part)s)
"""


@dataclass(frozen=True, slots=True)
class Facets:
    """Slugs, tags and codes with at least one published listing; topics keep no order here."""

    topics: frozenset[str]
    languages: frozenset[str]
    parts: tuple[str, ...]


def facets(region: str, *, languages: Collection[str]) -> Facets:
    """One query. `languages`: the tags that are worth asking for."""
    own, *wider = region_codes.ancestors(region)
    found: dict[str, list[str]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(
            _PROBE,
            {
                "own": own,
                "wider": wider,
                "languages": list(languages),
                "part": index_marks.PART_OF_REGION,
            },
        )
        for kind, value in cursor.fetchall():
            found[kind].append(value)
    return Facets(
        topics=frozenset(found["topic"]),
        languages=frozenset(found["language"]),
        parts=_parts(region, found["part"]),
    )


def _parts(region: str, codes: Sequence[str]) -> tuple[str, ...]:
    """Of the world the parts are countries, which have a list of their own."""
    return () if region == region_codes.WORLD else tuple(sorted(codes))


@lru_cache(maxsize=1024)
def known_facets(edition: str, region: str, languages: tuple[str, ...]) -> Facets:  # noqa: ARG001
    """`facets`, remembered for as long as the edition stands."""
    return facets(region, languages=languages)


def countries_with_listings() -> frozenset[str]:
    """Codes of the countries for which anything is published. One query."""
    sql = """
    SELECT code FROM resources_region AS region WHERE parent_id = 'world' AND EXISTS (
        SELECT FROM resources_indexentry AS entry
        WHERE entry.region = region.code AND topic = '' AND language = '')
    """
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return frozenset(code for (code,) in cursor.fetchall())


def topics_by_country() -> dict[str, list[str]]:
    """Country -> slugs of the topics that it has lines about, in the order of codes. One query."""
    sql = """
    SELECT region.code, topic.slug FROM resources_region AS region, resources_topic AS topic
    WHERE region.parent_id = 'world' AND EXISTS (
        SELECT FROM resources_indexentry AS entry
        WHERE entry.region = region.code AND entry.topic = topic.slug AND language = '')
    ORDER BY region.code, topic.slug
    """
    found: dict[str, list[str]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(sql)
        for country, topic in cursor.fetchall():
            found[country].append(topic)
    return found
