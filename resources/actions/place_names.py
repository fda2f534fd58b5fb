"""The names by which people call places, from packages of data into one table."""

from collections.abc import Iterable

from django.db import connection, transaction

from resources.exchange.places import Name
from resources.models import PlaceName
from resources.rules.normalised_text import tokens

SHORTEST = 2
LONGEST = 60


def load(names: Iterable[Name]) -> int:
    """Writes the table anew; readers see the old one until the end. Returns how many there are.

    Nothing public changes: a name of a place is no fact about a listing.
    """
    rows: dict[tuple[str, str], int] = {}
    for name in names:
        key = "".join(tokens(name.name))
        if SHORTEST <= len(key) <= LONGEST:
            known = rows.get((key, name.region))
            # A region's own name (0) is surer than that of a city in it.
            rows[key, name.region] = _surer(known, name.population)
    with transaction.atomic(), connection.cursor() as cursor:
        PlaceName.objects.all().delete()
        with cursor.copy("COPY resources_placename (key, region, population) FROM STDIN") as copy:
            for (key, region), population in rows.items():
                copy.write_row((key, region, population))
    return len(rows)


def _surer(known: int | None, population: int) -> int:
    if known is None or population == 0:
        return population
    return known and max(known, population)
