"""Fills a database with made-up listings (`resources.exchange.made_up`). None of them is real."""

from collections.abc import Callable
from datetime import datetime

import pgtrigger
from django.db import connection

from resources.actions import import_rows
from resources.actions.change import public_change
from resources.actions.indexing import reindex
from resources.actions.publishing import publish_drafts
from resources.exchange import made_up
from resources.exchange.made_up import Vocabulary
from resources.models import Audience, Service, Topic


def generate(
    count: int, *, at: datetime, progress: Callable[[int], None] = lambda _done: None
) -> int:
    """Sees to it that there are `count` generated listings, all public; returns how many are new.

    One transaction and one edition. The history's triggers rest meanwhile: nobody needs the history
    of what is not real, and it would take as long again. `progress` is told the number done since
    it was last told.
    """
    there = Service.objects.filter(imported_from__startswith=made_up.SLUG).count()
    words = vocabulary()
    with public_change(by=None, at=at, why=f"{count} generated listings, none of them real"):
        for start in range(there + 1, count + 1, import_rows.BATCH):
            numbers = range(start, min(start + import_rows.BATCH, count + 1))
            records = [made_up.record(number, words) for number in numbers]
            with pgtrigger.ignore():
                services = import_rows.write(records)
                publish_drafts(services, at=at)
            reindex(services)
            progress(len(numbers))
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # or the first searches are planned for a small directory
    return max(0, count - there)


def vocabulary() -> Vocabulary:
    return Vocabulary(
        topics=tuple(Topic.objects.values_list("slug", flat=True)),
        audiences=tuple(Audience.objects.values_list("slug", flat=True)),
    )
