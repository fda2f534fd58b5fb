"""Copies of made-up listings, with all that is written of them. Called by `generating`."""

from collections.abc import Mapping
from typing import Any

from django.db import connection
from django.db.models import Model

from resources.exchange import made_up
from resources.models import (
    ContactMethod,
    IndexEntry,
    Service,
    ServiceText,
    ServiceWords,
    Source,
)

BATCH = 10_000

_COPIES = """
CREATE TEMPORARY TABLE copies ON COMMIT DROP AS
SELECT original.id AS original, md5(%(slug)s || new)::uuid AS copy, old, new
FROM unnest(%(old)s::text[], %(new)s::text[]) AS pair (old, new)
JOIN resources_service AS original ON original.slug = %(slug)s || old
"""

_OWN_NUMBER = "replace(stored.{column}, old, new)"

# Column -> what a copy has in it; all other columns are copied as they are.
_TABLES: Mapping[type[Model], Mapping[str, str]] = {
    Service: {
        "id": "copy",
        **dict.fromkeys(("slug", "imported_from", "url", "policies_source"), _OWN_NUMBER),
    },
    ServiceText: {"service_id": "copy", "name": _OWN_NUMBER, "summary": _OWN_NUMBER},
    ContactMethod: {
        "id": "md5(stored.id || new)::uuid",
        "service_id": "copy",
        "value": _OWN_NUMBER,
    },
    Source: {"service_id": "copy", "title": _OWN_NUMBER, "url": _OWN_NUMBER},
    Service.topics.through: {"service_id": "copy"},
    Service.audiences.through: {"service_id": "copy"},
    Service.coverage.through: {"service_id": "copy"},
    IndexEntry: {"service_id": "copy", "sort_name": _OWN_NUMBER},
    ServiceWords: {
        "service_id": "copy",
        "name": _OWN_NUMBER,
        "words": "replace(stored.words::text, old, new)::tsvector",
    },
}


def copy(numbers: Mapping[int, int]) -> None:
    """`numbers`: that of a copy -> that of its original, a generated listing."""
    asked: dict[str, Any] = {
        "slug": made_up.SLUG,
        "new": [made_up.numbered(number) for number in numbers],
        "old": [made_up.numbered(number) for number in numbers.values()],
    }
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS copies")
        cursor.execute(_COPIES, asked)
        cursor.execute("ANALYZE copies")
        for model, changed in _TABLES.items():
            cursor.execute(_copied(model, changed))


def _copied(model: type[Model], changed: Mapping[str, str]) -> str:
    columns = [
        str(field.column)
        for field in model._meta.concrete_fields  # noqa: SLF001 (the public Meta API)
        if field.column in changed or not field.primary_key
    ]
    values = [changed.get(name, "stored.{column}").format(column=name) for name in columns]
    key = "id" if model is Service else "service_id"
    table = model._meta.db_table  # noqa: SLF001 (the public Meta API)
    return f"""
    INSERT INTO {table} ({", ".join(columns)}) SELECT {", ".join(values)}
    FROM copies JOIN {table} AS stored ON stored.{key} = copies.original
    """  # noqa: S608 (all of it from here and from the models)
