"""Whether the history is whole: every seal is worked out anew, beside what the rows say now.

The hashing is done here and not in the database, so that nothing that was changed there can vouch
for itself. `models/history_seal.py` says what is hashed.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any

import pghistory.models
from django.apps import apps
from django.db import connection, models, transaction
from psycopg import sql

from resources.models import HistoryLayout, HistorySeal, Verification

BATCH = 2_000


class Break(StrEnum):
    ALTERED = "altered"
    """The row, or its seal, is not what was sealed."""
    MISSING = "missing"
    """The row is gone."""
    SEAL_MISSING = "seal-missing"
    """Seals are gone from the middle of the chain or from its end."""
    NOT_SEALED = "not-sealed"
    """A row that came in past the triggers."""


@dataclass(frozen=True, slots=True)
class BrokenSeal:
    """`sealed_at` is None where no seal is left to tell."""

    reason: Break
    sequence: int | None
    table: str
    row_id: str
    sealed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Head:
    """A seal to come back to: its sequence, counted from 1, and its hash in hexadecimal."""

    sequence: int
    digest: str


@dataclass(frozen=True, slots=True)
class _Seal:
    sequence: int
    layout_id: int
    row_id: str
    sealed_at: datetime
    moment: str
    digest: bytes


_SEALS = """
SELECT sequence, layout_id, row_id, sealed_at, to_jsonb(sealed_at) #>> '{}', digest
FROM resources_historyseal WHERE sequence > %s AND sequence <= %s ORDER BY sequence
"""
_ROWS = """
SELECT {key}::text,
       (to_jsonb(stored) - ARRAY(
           SELECT jsonb_object_keys(to_jsonb(stored)) EXCEPT SELECT unnest(%s::text[])
       ))::text
FROM {table} stored WHERE {key} = ANY(%s::{type}[])
"""
_NOT_SEALED = """
SELECT {key}::text FROM {table} stored WHERE NOT EXISTS (
    SELECT FROM resources_historyseal seal
    JOIN resources_historylayout layout ON layout.id = seal.layout_id
    WHERE seal.row_id = stored.{key}::text AND layout.table_name = %s
) ORDER BY {key} LIMIT 1
"""


def sealed_models() -> list[type[models.Model]]:
    """Every model whose rows are sealed."""
    ours = apps.get_app_config("resources").get_models()
    events = [model for model in ours if issubclass(model, pghistory.models.Event)]
    return [*events, Verification, pghistory.models.Context]


def head() -> Head:
    """The end of the chain as it stands; an empty one has sequence 0."""
    last = HistorySeal.objects.order_by("-sequence").first()
    if last is None:
        return Head(0, HistorySeal.BEFORE_THE_FIRST.hex())
    return Head(last.sequence, bytes(last.digest).hex())


def verify(
    until: Head, *, kept: Head | None = None, progress: Callable[[int], None] = lambda _done: None
) -> BrokenSeal | None:
    """The first broken seal up to `until`, or a row without one; None where all is whole.

    `kept` is a seal that was written down elsewhere and must still be the same. `progress` is told
    the number of seals done since it was last told.
    """
    with transaction.atomic():
        # What is hashed has its moments in UTC.
        _run("SET LOCAL TIME ZONE 'UTC'")
        layouts = {layout.pk: layout for layout in HistoryLayout.objects.all()}
        digest = HistorySeal.BEFORE_THE_FIRST
        for start in range(0, until.sequence, BATCH):
            end = min(start + BATCH, until.sequence)
            seals = [_Seal(*row) for row in _run(_SEALS, start, end)]
            broken = _gap(seals, start, end) or _first_broken(seals, layouts, digest)
            if broken is not None:
                return broken
            digest = bytes(seals[-1].digest)
            progress(len(seals))
        return _not_as_kept(kept) or next(_not_sealed(), None)


def _not_as_kept(kept: Head | None) -> BrokenSeal | None:
    if kept is None or kept.sequence == 0:
        return None
    seal = HistorySeal.objects.filter(sequence=kept.sequence).first()
    if seal is not None and bytes(seal.digest).hex() == kept.digest:
        return None
    reason = Break.SEAL_MISSING if seal is None else Break.ALTERED
    return BrokenSeal(reason, kept.sequence, _table(HistorySeal), str(kept.sequence), None)


def _gap(seals: Sequence[_Seal], start: int, end: int) -> BrokenSeal | None:
    found = {seal.sequence for seal in seals}
    for sequence in range(start + 1, end + 1):
        if sequence not in found:
            table = _table(HistorySeal)
            return BrokenSeal(Break.SEAL_MISSING, sequence, table, str(sequence), None)
    return None


def _first_broken(
    seals: Sequence[_Seal], layouts: dict[int, HistoryLayout], digest: bytes
) -> BrokenSeal | None:
    contents = _contents(seals, layouts)
    for seal in seals:
        layout = layouts.get(seal.layout_id)
        table = layout.table_name if layout else ""
        content = contents.get((seal.layout_id, seal.row_id))
        text = (digest.hex(), str(seal.sequence), seal.moment, table, seal.row_id, content or "")
        digest = sha256("\n".join(text).encode()).digest()
        if content is None or digest != bytes(seal.digest):
            reason = Break.MISSING if content is None else Break.ALTERED
            return BrokenSeal(reason, seal.sequence, table, seal.row_id, seal.sealed_at)
    return None


def _contents(
    seals: Sequence[_Seal], layouts: dict[int, HistoryLayout]
) -> dict[tuple[int, str], str]:
    """(layout, id of the row) -> the row as text, with the columns it had when it was sealed."""
    kinds = {_table(model): _key(model) for model in sealed_models()}
    found: dict[tuple[int, str], str] = {}
    for pk, layout in layouts.items():
        ids = [seal.row_id for seal in seals if seal.layout_id == pk]
        if layout.table_name not in kinds or not ids:
            continue
        key, type_of_key = kinds[layout.table_name]
        query = sql.SQL(_ROWS).format(
            key=key, table=sql.Identifier(layout.table_name), type=type_of_key
        )
        rows = _run(query, layout.columns, ids)
        found |= {(pk, row_id): content for row_id, content in rows}
    return found


def _not_sealed() -> Iterator[BrokenSeal]:
    for model in sealed_models():
        table = _table(model)
        key, _type = _key(model)
        query = sql.SQL(_NOT_SEALED).format(key=key, table=sql.Identifier(table))
        for (row_id,) in _run(query, table):
            yield BrokenSeal(Break.NOT_SEALED, None, table, row_id, None)


def _table(model: type[models.Model]) -> str:
    return model._meta.db_table  # noqa: SLF001 (the public Meta API)


def _key(model: type[models.Model]) -> tuple[sql.Identifier, sql.SQL]:
    """The column of the primary key, and its type."""
    key = model._meta.pk  # noqa: SLF001 (the public Meta API)
    kind = sql.SQL("uuid") if isinstance(key, models.UUIDField) else sql.SQL("bigint")
    return sql.Identifier(key.attname), kind


def _run(query: str | sql.Composed, *values: object) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)  # type: ignore[arg-type]
        return cursor.fetchall() if cursor.description else []
