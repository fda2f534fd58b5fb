"""The names by which people call places, from packages of data into one table."""

from collections.abc import Iterable

from django.db import connection, transaction

from resources.exchange.places import Name
from resources.models import PlaceName
from resources.rules.normalised_text import place_key, tokens

SHORTEST = 2
LONGEST = 60


def load(names: Iterable[Name]) -> int:
    """Writes the table anew; readers see the old one until the end. Returns how many there are.

    Nothing public changes: a name of a place is no fact about a listing.
    """
    rows: dict[tuple[str, str], tuple[bool, int]] = {}
    for name in names:
        key = place_key(tokens(name.name))
        if SHORTEST <= len(key) <= LONGEST:
            row = (name.is_common, name.population)
            rows[key, name.region] = _surer(rows.get((key, name.region)), row)
    with transaction.atomic(), connection.cursor() as cursor:
        PlaceName.objects.all().delete()
        with cursor.copy(_COPY) as copy:
            for (key, region), (is_common, population) in rows.items():
                copy.write_row((key, region, population, is_common))
    return len(rows)


_COPY = "COPY resources_placename (key, region, population, is_common) FROM STDIN"


def _surer(one: tuple[bool, int] | None, other: tuple[bool, int]) -> tuple[bool, int]:
    """Common names first, then those of a region itself (0), then those of its largest city."""
    rows = [row for row in (one, other) if row]
    return min(rows, key=lambda row: (not row[0], row[1] > 0, -row[1]))
