"""The words by which published services are found; written with the index (`indexing.reindex`)."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connection

from resources.models import ServiceText, ServiceWords
from resources.rules.indexed_words import dictionary, indexed
from resources.rules.normalised_text import tokens
from resources.rules.publication import State

# What is in the index is what is found, and where.
_WRITE = """
INSERT INTO resources_servicewords (service_id, language, name, organization, words)
SELECT service_id, row.language, row.name, string_to_array(row.organization, E'\\n'),
       setweight(to_tsvector(row.dictionary, row.named), 'A')
       || setweight(to_tsvector(row.dictionary, row.summary), 'B')
       || setweight(to_tsvector(row.dictionary, row.rest), 'C')
       || array_to_tsvector(place.lexemes)
FROM unnest(
    %(service)s::uuid[], %(language)s::text[], %(dictionary)s::regconfig[], %(name)s::text[],
    %(organization)s::text[], %(named)s::text[], %(summary)s::text[], %(rest)s::text[]
) AS row (service_id, language, dictionary, name, organization, named, summary, rest)
JOIN (
    SELECT service_id,
           array_agg('@' || region) || coalesce(
               array_agg('@' || region || '*') FILTER (WHERE whole), '{}') AS lexemes
    FROM resources_indexentry
    WHERE service_id = ANY(%(ids)s) AND topic = '' AND language = ''
    GROUP BY service_id
) AS place USING (service_id)
"""

_COLUMNS = (
    "service",
    "language",
    "dictionary",
    "name",
    "organization",
    "named",
    "summary",
    "rest",
)


_ORGANIZATION = ("service__organization__name", "service__organization__alternate_name")
_TEXT = ("service_id", "language", "name", "summary", "description", "what_happens")


def write(ids: Sequence[UUID]) -> None:
    """Replaces the words of these services; those that are not in the index end up with none."""
    ServiceWords.objects.filter(service_id__in=ids).delete()
    texts = ServiceText.objects.filter(service_id__in=ids, service__state=State.PUBLISHED.value)
    rows = [_row(text) for text in texts.order_by("pk").values(*_TEXT, *_ORGANIZATION)]
    if not rows:
        return
    columns = [list(column) for column in zip(*rows, strict=True)]
    with connection.cursor() as cursor:
        cursor.execute(_WRITE, {**dict(zip(_COLUMNS, columns, strict=True)), "ids": list(ids)})


def _row(text: Mapping[str, Any]) -> tuple[object, ...]:
    organization = [text[field] for field in _ORGANIZATION]
    names = [name for name in dict.fromkeys(organization) if name]
    return (
        text["service_id"],
        text["language"],
        dictionary(text["language"]),
        _key(text["name"]),
        "\n".join(map(_key, names)),
        " ".join(map(_indexed, dict.fromkeys([text["name"], *names]))),
        _indexed(text["summary"]),
        f"{_indexed(text['description'])} {_indexed(text['what_happens'])}",
    )


@lru_cache(maxsize=2_000)
def _key(name: str) -> str:
    return " ".join(tokens(name))


@lru_cache(maxsize=2_000)  # organizations' names come again and again in an import
def _indexed(text: str) -> str:
    return indexed(text)
