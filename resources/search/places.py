"""Which places a text names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import connection

from resources.rules import region_codes
from resources.rules.normalised_text import is_unspaced

MOST_WORDS = 4
MOST_CHARACTERS = 7
LARGE_CITY = 300_000
"""From so many people on, a city is meant where it is named, whatever else the text says."""

SURE_LENGTH = 4
"""Shorter names than this are words of other languages too often."""

_FIND = """
SELECT key, region, population FROM resources_placename WHERE key = ANY(%s)
"""


@dataclass(frozen=True, slots=True)
class Place:
    """`places`: where in the text its name stands."""

    region: str
    population: int
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Some words that may be a name. `is_marked`: a word such as "in" stands beside them."""

    key: str
    places: tuple[int, ...]
    is_marked: bool


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the rest of the text is: `open` places are not understood otherwise yet."""

    tokens: Sequence[str]
    open: frozenset[int]
    meaningless: frozenset[int]
    ordinary: frozenset[str]
    before_place: frozenset[str]
    region: str

    def is_all_there_is(self, places: Sequence[int]) -> bool:
        """Whether nothing else in the text is still to be understood."""
        return self.open - self.meaningless <= set(places)


def named(around: Surroundings) -> list[Place]:
    """The longest name first, then as they stand in the text. One query, none for nothing open."""
    candidates = list(_candidates(around))
    if not candidates:
        return []
    found: list[Place] = []
    taken: set[int] = set()
    rows = _rows([candidate.key for candidate in candidates])
    for candidate in sorted(candidates, key=lambda each: (-len(each.key), each.places)):
        if taken.isdisjoint(candidate.places):
            place = _best(candidate, rows.get(candidate.key, ()), around)
            if place is not None:
                found.append(place)
                taken.update(candidate.places)
    return sorted(found, key=lambda place: (place.places[0], place.region))


def _candidates(around: Surroundings) -> Iterator[Candidate]:
    tokens = around.tokens
    for start, token in enumerate(tokens):
        most = MOST_CHARACTERS if is_unspaced(token) else MOST_WORDS
        for end in range(start + 1, min(start + most, len(tokens)) + 1):
            places = tuple(range(start, end))
            if not around.open.issuperset(places) or around.meaningless.issuperset(places):
                continue
            yield Candidate("".join(tokens[start:end]), places, _is_marked(places, around))


def _is_marked(places: Sequence[int], around: Surroundings) -> bool:
    before = around.tokens[places[0] - 1] if places[0] else ""
    after = around.tokens[places[-1] + 1] if places[-1] + 1 < len(around.tokens) else ""
    # Japanese, Chinese, Hindi and others say it after the name.
    return before in around.before_place or (
        after in around.before_place and not (after.isascii() and after.isalpha())
    )


def _rows(keys: Sequence[str]) -> dict[str, list[tuple[str, int]]]:
    rows: dict[str, list[tuple[str, int]]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_FIND, [list(keys)])
        for key, region, population in cursor.fetchall():
            rows.setdefault(key, []).append((region, population))
    return rows


def _best(
    candidate: Candidate, rows: Sequence[tuple[str, int]], around: Surroundings
) -> Place | None:
    """Of places with one name: in the reader's own country, then countries, then the largest."""
    country = region_codes.country_of(around.region)
    meant = [row for row in rows if _is_meant(candidate, *row, around)]
    if not meant:
        return None
    region, population = min(
        meant,
        key=lambda row: (
            region_codes.country_of(row[0]) != country,
            row[1] > 0,
            "-" in row[0],
            -row[1],
            row[0],
        ),
    )
    return Place(region, population, candidate.places)


def _is_meant(candidate: Candidate, region: str, population: int, around: Surroundings) -> bool:
    if candidate.is_marked or len(around.tokens) == len(candidate.places):
        return True
    if candidate.key in around.ordinary or _is_too_short(candidate.key):
        return False
    if population == 0 and "-" not in region:
        return True
    return population >= LARGE_CITY or around.is_all_there_is(candidate.places)


def _is_too_short(key: str) -> bool:
    if all(is_unspaced(character) for character in key):
        return len(key) < 2 or all(
            "ぁ" <= character <= "ー" for character in key[: SURE_LENGTH - 1]
        )
    return len(key) < SURE_LENGTH and key not in SHORT_NAMES


SHORT_NAMES = frozenset({"uk", "usa", "uae", "drc", "nyc", "nz", "сша", "ссср", "оае"})
