"""Writes the index of published services anew; the other actions call it in their transaction."""

import json
from collections.abc import Callable, Collection, Mapping
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from resources.actions import indexing_words
from resources.models import Edition, IndexEntry, Service
from resources.rules import index_marks
from resources.rules.language_tags import search_keys

BATCH = 500

# A place is a region that a service covers, or a wider one of which it covers a part. A part of
# a region that is covered wholly anyway is left out: every reader then meets a service once.
# Unknown hours are schedule 0; a line that is closed for a while has no schedule at all.
# Of services that cover no more than countries, the world lists those reachable over the internet.
_WRITE = """
WITH chosen AS (
    SELECT * FROM resources_service
    WHERE id = ANY(%(ids)s) AND state = 'published'
      AND status IN ('active', 'temporarily closed')
),
covered AS (
    SELECT link.service_id, link.region_id AS region, region.parent_id AS parent
    FROM resources_service_coverage link
    JOIN chosen ON chosen.id = link.service_id
    JOIN resources_region region ON region.code = link.region_id
),
needed AS (
    SELECT * FROM covered WHERE NOT EXISTS (
        SELECT FROM covered wider
        WHERE wider.service_id = covered.service_id AND wider.region <> covered.region
          AND wider.region IN (covered.parent, 'world')
    )
),
offered AS (
    SELECT method.service_id,
           array_agg(DISTINCT coalesce(method.schedule_id, 0)) AS schedules,
           coalesce(bool_or(schedule.always_open), false) AS always_open,
           max(method.review_due_on) AS review_due_on,
           bool_or(method.kind IN ('chat', 'email', 'web-form')) AS online,
           bool_or(method.kind NOT IN ('voice', 'relay', 'in-person')) AS without_voice
    FROM resources_contactmethod method
    JOIN chosen ON chosen.id = method.service_id
    LEFT JOIN resources_schedule schedule ON schedule.id = method.schedule_id
    WHERE method.working <> 'down'
    GROUP BY method.service_id
),
place AS (
    SELECT service_id, region, bool_or(whole) AS whole FROM (
        SELECT service_id, region, true AS whole FROM needed
        UNION ALL
        SELECT service_id, parent, false FROM needed WHERE parent <> 'world'
        UNION ALL
        SELECT service_id, 'world', false FROM needed JOIN offered USING (service_id)
        WHERE region <> 'world' AND offered.online
    ) AS found
    GROUP BY service_id, region
),
-- The bits of each way of contact: `rules.index_marks`.
method AS (
    SELECT method.service_id, method.languages, kind.bit
        | CASE WHEN method.cost = 'free' THEN kind.bit * %(free)s ELSE 0 END
        | CASE WHEN schedule.always_open THEN kind.bit * %(always_open)s ELSE 0 END
        | CASE WHEN method.cost = 'free' AND schedule.always_open
               THEN kind.bit * %(free_and_always_open)s ELSE 0 END AS traits
    FROM resources_contactmethod method
    JOIN chosen ON chosen.id = method.service_id
    LEFT JOIN resources_schedule schedule ON schedule.id = method.schedule_id
        AND chosen.status = 'active',
    LATERAL (SELECT (%(kinds)s::jsonb ->> method.kind)::bigint AS bit) AS kind
    WHERE method.working <> 'down'
),
spoken AS (
    SELECT service_id, key.value AS language, bit_or(traits) AS traits
    FROM method, unnest(languages) AS tag,
    jsonb_array_elements_text(%(search_keys)s::jsonb -> tag) AS key
    GROUP BY service_id, key.value
),
subject AS (
    SELECT service_id, topic_id AS topic FROM resources_service_topics
    JOIN chosen ON chosen.id = service_id
    UNION ALL SELECT id, '' FROM chosen
),
tongue AS (
    SELECT service_id, language, traits FROM spoken
    UNION ALL SELECT service_id, '', bit_or(traits) FROM method GROUP BY service_id
),
-- What all entries of a service repeat, put together once for each.
repeated AS MATERIALIZED (
    SELECT chosen.id AS service_id,
           coalesce(by_service.languages, '{}') AS languages,
           coalesce((SELECT array_agg(audience_id) FROM resources_service_audiences
                     WHERE service_id = chosen.id), '{}') AS audiences,
           (SELECT count(*) FROM resources_service_topics
            WHERE service_id = chosen.id) AS topic_count,
           offered.always_open AND chosen.status = 'active' AS always_open,
           offered.without_voice,
           CASE WHEN chosen.status = 'active' THEN offered.schedules ELSE '{}' END AS schedules,
           offered.review_due_on, chosen.priority,
           CASE WHEN chosen.anonymous = 'yes' THEN %(anonymous)s ELSE 0 END
               | coalesce((%(dispatch)s::jsonb ->> chosen.dispatch_policy)::bigint, 0)
               | CASE WHEN chosen.status = 'active' THEN 0 ELSE %(closed)s END AS promises,
           lower(first_text.name) AS sort_name
    FROM chosen
    JOIN offered ON offered.service_id = chosen.id
    JOIN LATERAL (
        SELECT name FROM resources_servicetext WHERE service_id = chosen.id
        ORDER BY language <> 'und', language <> 'en', language LIMIT 1
    ) AS first_text ON true
    LEFT JOIN (
        SELECT service_id, array_agg(language) AS languages FROM spoken GROUP BY service_id
    ) AS by_service ON by_service.service_id = chosen.id
)
INSERT INTO resources_indexentry (
    service_id, region, topic, language, whole, standing, traits, languages, audiences, topic_count,
    always_open, without_voice, schedules, review_due_on, priority, sort_name
)
SELECT service_id, place.region, subject.topic, tongue.language, place.whole,
       CASE WHEN place.whole THEN 0 ELSE %(part)s END
           + CASE WHEN audiences = '{}' THEN 0 ELSE %(group)s END
           + CASE WHEN subject.topic = '' THEN 0
                  ELSE least(topic_count, %(most_topics)s) * %(one_topic)s END
           + CASE WHEN always_open THEN 0 ELSE %(not_always_open)s END
           + CASE WHEN priority THEN 0 ELSE %(no_priority)s END,
       tongue.traits | promises, languages, audiences, topic_count, always_open, without_voice,
       schedules, review_due_on, priority, sort_name
FROM repeated
JOIN place USING (service_id)
JOIN subject USING (service_id)
JOIN tongue USING (service_id)
"""

_MARKS: Mapping[str, Any] = {
    "kinds": json.dumps(index_marks.KIND),
    "free": index_marks.FREE,
    "always_open": index_marks.ALWAYS_OPEN,
    "free_and_always_open": index_marks.FREE_AND_ALWAYS_OPEN,
    "anonymous": index_marks.ANONYMOUS,
    "dispatch": json.dumps(index_marks.DISPATCH),
    "closed": index_marks.CLOSED_FOR_A_WHILE,
    "part": index_marks.PART_OF_REGION,
    "group": index_marks.FOR_A_GROUP,
    "most_topics": index_marks.MOST_TOPICS,
    "one_topic": index_marks.TOPIC,
    "not_always_open": index_marks.NOT_ALWAYS_OPEN,
    "no_priority": index_marks.NO_PRIORITY,
}

_SPOKEN = """
SELECT DISTINCT tag FROM resources_contactmethod, unnest(languages) AS tag
WHERE service_id = ANY(%(ids)s)
"""


def reindex(services: Collection[UUID]) -> None:
    """Replaces the entries and the words of these services; one that is not published has none."""
    ids = list(services)
    IndexEntry.objects.filter(service_id__in=ids).delete()
    with connection.cursor() as cursor:
        cursor.execute(_SPOKEN, {"ids": ids})
        keys = {tag: search_keys(tag) for (tag,) in cursor.fetchall()}
        cursor.execute(_WRITE, {"ids": ids, "search_keys": json.dumps(keys), **_MARKS})
    indexing_words.write(ids)


def reindex_all(progress: Callable[[int], object] = lambda _done: None) -> int:
    """All listings, BATCH in one transaction; returns how many. No fact about any changes.

    `progress` is told the number done since it was last told.
    """
    ids = list(Service.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        with transaction.atomic():
            # Whoever changes one of these waits, or its older words would stand over the newer.
            list(Service.objects.select_for_update().filter(pk__in=batch).values_list("pk"))
            reindex(batch)
        progress(len(batch))
    if ids:
        with transaction.atomic():
            Edition.rise()
    return len(ids)
