"""A chain of hashes over the history, written by database triggers (migration 0003).

Each seal holds the hash of one row of the history and of the seal before it, so that no row can be
altered, removed or slipped in without breaking every seal from there on. `search/history_chain.py`
reads the chain. Who can overwrite the whole database can also write a new chain: keep the last seal
that `verify_history` prints somewhere else.

Sealed are the event tables, the contexts that say who did it and why, and the verifications. A row
is sealed when its transaction is committed, because a context may grow until then; so writers wait
for each other only while they commit.

What is hashed, in UTF-8, with line breaks between: the hash before in hexadecimal, the sequence,
the moment of the transaction, the table, the id of the row, and the row as jsonb text in UTC, which
has its keys in a fixed order.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models


class HistoryLayout(models.Model):
    """The columns that a table had when rows of it were sealed.

    A column that a later migration adds is left out of the hash of older rows. Columns of the
    history are never renamed, retyped or dropped: that breaks the chain.
    """

    table_name = models.CharField(max_length=63)
    columns = ArrayField(models.CharField(max_length=63))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["table_name", "columns"], name="history_layout_is_written_once"
            )
        ]

    def __str__(self) -> str:
        return self.table_name


class HistorySeal(models.Model):
    """One link of the chain. Nobody writes it but the triggers."""

    sequence = models.BigIntegerField(primary_key=True)
    layout = models.ForeignKey(
        HistoryLayout, on_delete=models.PROTECT, db_constraint=False, db_index=False
    )
    row_id = models.CharField(max_length=36)
    sealed_at = models.DateTimeField()
    digest = models.BinaryField()

    BEFORE_THE_FIRST: ClassVar[bytes] = bytes(32)

    class Meta:
        ordering = ["sequence"]
        constraints = [
            models.UniqueConstraint(fields=["row_id", "layout"], name="history_row_is_sealed_once")
        ]

    def __str__(self) -> str:
        return f"{self.sequence}: {self.layout} {self.row_id}"
