"""What slow searches have found is kept, so that the queue can ask about it without searching.

Found anew, a row stays as it is; not found any more, it goes. Two searches at once wait for each
other. Only jobs may call this: nobody should wait for it, and it must not wait inside another
action, which has locked listings.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from resources.models import LikelyDuplicate, NumberDoubt
from resources.search import duplicates, number_classes
from resources.search.duplicates import Pair

MOST_PAIRS = 500
"""The likeliest. The others follow when these are answered."""


def likely_duplicates(*, at: datetime) -> None:
    """Compares all listings with each other."""
    with transaction.atomic():
        _one_at_a_time()
        found = duplicates.pairs(most=MOST_PAIRS)
        _keep(LikelyDuplicate.objects.all(), found, at=at)


def likely_duplicates_of(service_id: UUID, *, at: datetime) -> None:
    """Compares one listing, which was changed, with all others."""
    with transaction.atomic():
        _one_at_a_time()
        found = duplicates.of(service_id, most=MOST_PAIRS)
        theirs = LikelyDuplicate.objects.filter(Q(first=service_id) | Q(second=service_id))
        _keep(theirs, found, at=at)


def number_doubts(*, at: datetime) -> None:
    """Classifies all numbers with today's metadata."""
    with transaction.atomic():
        _one_at_a_time()
        found = {
            (each.method.pk, each.method.value, "" if each.refusal else each.after, each.refusal)
            for each in number_classes.reclassified()
        }
        fields = ("contact_method_id", "value", "class_now", "refusal")
        known: Mapping[int, tuple[object, ...]] = {
            pk: tuple(rest) for pk, *rest in NumberDoubt.objects.values_list("pk", *fields)
        }
        gone = [pk for pk, finding in known.items() if finding not in found]
        NumberDoubt.objects.filter(pk__in=gone).delete()
        new = found.difference(known.values())
        NumberDoubt.objects.bulk_create(
            NumberDoubt(**dict(zip(fields, finding, strict=True)), found_at=at) for finding in new
        )


def _keep(stored: QuerySet[LikelyDuplicate], found: Iterable[Pair], *, at: datetime) -> None:
    """Makes these rows what was found; `found_at` of those that are there already stays."""
    rows = {
        (pair.first, pair.second): LikelyDuplicate(
            first_id=pair.first,
            second_id=pair.second,
            same_number=pair.same_number,
            closeness=pair.closeness,
            found_at=at,
        )
        for pair in found
    }
    known = stored.values_list("pk", "first_id", "second_id")
    gone = [pk for pk, first, second in known if (first, second) not in rows]
    LikelyDuplicate.objects.filter(pk__in=gone).delete()
    LikelyDuplicate.objects.bulk_create(
        rows.values(),
        update_conflicts=True,
        unique_fields=["first", "second"],
        update_fields=["same_number", "closeness"],
    )


def _one_at_a_time() -> None:
    """Until the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('resources.noticing'))")
