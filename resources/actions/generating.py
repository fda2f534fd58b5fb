"""Fills a database with made-up listings (`resources.exchange.made_up`). None of them is real."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

import pgtrigger
from django.db import connection

from resources.actions import import_rows, multiplying
from resources.actions.change import public_change
from resources.actions.indexing import reindex
from resources.actions.publishing import publish_drafts
from resources.exchange import made_up
from resources.exchange.made_up import Vocabulary
from resources.models import Audience, Service, Term, Topic
from resources.rules.terms import TermKind

DIFFERENT = 20_000
"""From the next one on, listings have the facts of an earlier one under a number of their own."""


def generate(
    count: int,
    *,
    at: datetime,
    progress: Callable[[int], None] = lambda _done: None,
    different: int = DIFFERENT,
) -> int:
    """Sees to it that there are `count` generated listings, all public; returns how many are new.

    One transaction and one edition, and no history. `progress` is told the number done since it
    was last told. The first `different` ones are put together one by one; the others are copies of
    them, which PostgreSQL makes by itself and several times as fast.
    """
    there = Service.objects.filter(imported_from__startswith=made_up.SLUG).count()
    why = f"{count} generated listings, none of them real"
    with public_change(by=None, at=at, why=why), _without_history():
        _put_together(range(there + 1, min(count, different) + 1), at=at, progress=progress)
        # All copies of one listing at once: they stand side by side in the indexes.
        numbers = sorted(
            range(max(there, different) + 1, count + 1), key=lambda each: (each - 1) % different
        )
        for start in range(0, len(numbers), multiplying.BATCH):
            batch = numbers[start : start + multiplying.BATCH]
            multiplying.copy({number: 1 + (number - 1) % different for number in batch})
            progress(len(batch))
        _analyze()
    return max(0, count - there)


def vocabulary() -> Vocabulary:
    """What listings of this database are made of."""
    ordinary = Term.objects.filter(language="en", kind=TermKind.HARMLESS).order_by("key")
    keys = ordinary.values_list("key", flat=True)
    words = dict.fromkeys(word for key in keys for word in key.split())
    return Vocabulary(
        topics=tuple(Topic.objects.values_list("slug", flat=True)),
        audiences=tuple(Audience.objects.values_list("slug", flat=True)),
        words=tuple(words),
    )


def _put_together(numbers: range, *, at: datetime, progress: Callable[[int], None]) -> None:
    words = vocabulary()
    for start in range(0, len(numbers), import_rows.BATCH):
        batch = numbers[start : start + import_rows.BATCH]
        records = [made_up.record(number, words) for number in batch]
        services = import_rows.write(records)
        publish_drafts(services, at=at)
        reindex(services)
        progress(len(batch))
    _analyze()


@contextmanager
def _without_history() -> Iterator[None]:
    """The triggers are off until the end, for everybody: writers of other transactions wait.

    Nobody needs the history of what is not real, and it would take as long again.
    """
    with connection.cursor() as cursor:
        # At the end of the transaction they would wait in memory, some thirty for a listing.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    triggers = [
        (model, trigger)
        for model, trigger in pgtrigger.registered()
        if not hasattr(model, "pgh_id")  # the history itself stays as guarded as ever
    ]
    for model, trigger in triggers:
        trigger.disable(model)
    yield
    for model, trigger in triggers:
        trigger.enable(model)


def _analyze() -> None:
    """Or what follows would be planned for a small directory."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
