"""The names by which people call places, from packages of data into one table."""

from collections.abc import Callable, Iterable, Iterator

from django.db import connection, transaction

from resources.exchange import places, vocabulary_files
from resources.exchange.places import Name
from resources.models import PlaceName
from resources.rules.normalised_text import place_key, tokens

SHORTEST = 2
LONGEST = 60
BATCH = 1_000

_RELEASE = "release:"
"""Begins the key of the row that is no name: it says what the others were made of. A key that is
looked for has neither digits nor signs, so nobody finds it."""

Rows = dict[tuple[str, str], tuple[bool, int]]


def refresh(
    *,
    step: Callable[[str], object] = lambda _step: None,
    progress: Callable[[int], object] = lambda _names: None,
    again: bool = False,
) -> int | None:
    """Loads the names that ship. None where they stand already, unless they are wanted `again`.

    `step` is told what comes now, `progress` how many more names were read; what either raises
    ends it, and nothing has changed.
    """
    languages = vocabulary_files.base_languages()
    release = places.release(places.SHIPPED, languages)
    if not again and PlaceName.objects.filter(key=_RELEASE + release).exists():
        return None
    return load(places.names(places.SHIPPED, languages, step), release=release, progress=progress)


def load(
    names: Iterable[Name],
    *,
    release: str = "",
    progress: Callable[[int], object] = lambda _names: None,
) -> int:
    """Writes the table anew; readers see the old one until the end. Returns how many there are.

    Nothing public changes: a name of a place is no fact about a listing.
    """
    rows = _rows(_counted(names, progress))
    with transaction.atomic(), connection.cursor() as cursor:
        # Two loads at once would each write what the other has not deleted.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('resources.place_names'))")
        PlaceName.objects.all().delete()
        with cursor.copy(_COPY) as copy:
            for (key, region), (is_common, population) in rows.items():
                copy.write_row((key, region, population, is_common))
            if release:
                copy.write_row((_RELEASE + release, "", 0, False))
    return len(rows)


_COPY = "COPY resources_placename (key, region, population, is_common) FROM STDIN"


def _rows(names: Iterable[Name]) -> Rows:
    rows: Rows = {}
    # Many places share their names, and most languages write one in the same way.
    keys: dict[str, str] = {}
    for name in names:
        key = keys.get(name.name)
        if key is None:
            key = keys[name.name] = place_key(tokens(name.name))
        if SHORTEST <= len(key) <= LONGEST:
            row = (name.is_common, name.population)
            rows[key, name.region] = _surer(rows.get((key, name.region)), row)
    return rows


def _counted(names: Iterable[Name], progress: Callable[[int], object]) -> Iterator[Name]:
    for number, name in enumerate(names, 1):
        yield name
        if number % BATCH == 0:
            progress(BATCH)


def _surer(one: tuple[bool, int] | None, other: tuple[bool, int]) -> tuple[bool, int]:
    """Common names first, then those of a region itself (0), then those of its largest city."""
    rows = [row for row in (one, other) if row]
    return min(rows, key=lambda row: (not row[0], row[1] > 0, -row[1]))
