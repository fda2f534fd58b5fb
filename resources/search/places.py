"""Which places a text names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import connection

from resources.rules import region_codes
from resources.rules.normalised_text import is_unspaced, place_key

MOST_WORDS = 4
MOST_CHARACTERS = 7
LARGE_CITY = 300_000
"""From so many people on, a city is meant where it is named, whatever else the text says."""

VERY_LARGE_CITY = 1_000_000
"""The same for a city in another country than the reader's: Mesa and Paso are words, too."""

SURE_LENGTH = 4
"""Shorter names than this are words of other languages too often."""

SHORTEST_UNSPACED = 2

_FIND = """
SELECT key, region, population, is_common FROM resources_placename WHERE key = ANY(%s)
"""


@dataclass(frozen=True, slots=True)
class Place:
    """`places`: where in the text its name stands."""

    region: str
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Named:
    region: str
    population: int
    is_common: bool

    @property
    def is_region(self) -> bool:
        return self.population == 0

    @property
    def is_country(self) -> bool:
        return self.is_region and "-" not in self.region


@dataclass(frozen=True, slots=True)
class Candidate:
    """Some words that may be a name. `is_marked`: a word such as "in" stands beside them."""

    key: str
    places: tuple[int, ...]
    is_marked: bool


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the rest of the text is: `open` places are not understood otherwise yet.

    `region` and `language` are those of the page; `everyday` is of the vocabulary.
    """

    tokens: Sequence[str]
    open: frozenset[int]
    meaningless: frozenset[int]
    ordinary: frozenset[str]
    before_place: frozenset[str]
    everyday: frozenset[str]
    region: str
    language: str

    def is_ordinary(self, candidate: Candidate) -> bool:
        """Whether one of its words means something else by itself."""
        words = [self.tokens[place] for place in candidate.places]
        return any(word in self.ordinary and not is_unspaced(word) for word in words)

    def is_everyday(self, candidate: Candidate) -> bool:
        # As it is typed: in the form of names, which has no endings, "China" is a Russian whale.
        return "".join(self.tokens[place] for place in candidate.places) in self.everyday

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
            yield Candidate(place_key(tokens[start:end]), places, _is_marked(places, around))


def _is_marked(places: Sequence[int], around: Surroundings) -> bool:
    before = around.tokens[places[0] - 1] if places[0] else ""
    after = around.tokens[places[-1] + 1] if places[-1] + 1 < len(around.tokens) else ""
    # Japanese, Chinese, Hindi and others say it after the name.
    return before in around.before_place or (after in around.before_place and after >= _FROM_INDIA)


def _rows(keys: Sequence[str]) -> dict[str, list[_Named]]:
    rows: dict[str, list[_Named]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_FIND, [list(keys)])
        for key, *row in cursor.fetchall():
            rows.setdefault(key, []).append(_Named(*row))
    return rows


def _best(candidate: Candidate, rows: Sequence[_Named], around: Surroundings) -> Place | None:
    """Of places with one name: in the reader's own country, then countries, then the largest."""
    country = region_codes.country_of(around.region)
    meant = [row for row in rows if _is_meant(candidate, row, around)]
    if not meant:
        return None
    best = min(
        meant,
        key=lambda row: (
            region_codes.country_of(row.region) != country,
            not row.is_common,
            row.population > 0,
            not row.is_country,
            -row.population,
            row.region,
        ),
    )
    return Place(best.region, candidate.places)


def _is_meant(candidate: Candidate, row: _Named, around: Surroundings) -> bool:
    if len(around.tokens) == len(candidate.places):
        return True
    if _is_too_short(candidate.key):
        return False
    if not row.is_common:
        return False
    if around.is_everyday(candidate):
        return candidate.is_marked and _outdoes_a_word(candidate, row, around)
    if candidate.is_marked and (row.is_region or _is_large(row, around)):
        return True
    return not around.is_ordinary(candidate) and (
        row.is_country or _is_large(row, around) or around.is_all_there_is(candidate.places)
    )


def _outdoes_a_word(candidate: Candidate, row: _Named, around: Surroundings) -> bool:
    """Whether a place is meant by an everyday word behind one such as "in": not by "for sale"."""
    is_near = _is_near(row, around) or _may_be_near(row, around)
    if is_near and (row.is_region or _is_large(row, around)):
        return True
    return (is_near or row.is_country) and around.is_all_there_is(candidate.places)


def _may_be_near(row: _Named, around: Surroundings) -> bool:
    """Whether nobody knows where the reader is, and the language of the page is official there."""
    if around.region != region_codes.WORLD:
        return False
    return around.language.partition("-")[0] in region_codes.official_languages(row.region)


def _is_large(row: _Named, around: Surroundings) -> bool:
    return row.population >= (LARGE_CITY if _is_near(row, around) else VERY_LARGE_CITY)


def _is_near(row: _Named, around: Surroundings) -> bool:
    return region_codes.country_of(row.region) == region_codes.country_of(around.region)


def _is_too_short(key: str) -> bool:
    if all(is_unspaced(character) for character in key):
        return len(key) < SHORTEST_UNSPACED or all(
            "ぁ" <= character <= "ー" for character in key[: SURE_LENGTH - 1]
        )
    shortest = SURE_LENGTH if key[0] < _WITHOUT_VOWELS else SURE_LENGTH - 1
    return len(key) < shortest and key not in SHORT_NAMES


_FROM_INDIA = "\u0900"
"""Devanagari is the first of the scripts that say "in" after the name."""

_WITHOUT_VOWELS = "\u0590"
"""From Hebrew on, scripts write few vowels or none as letters."""


SHORT_NAMES = frozenset({"uk", "usa", "uae", "drc", "nyc", "nz", "сша", "ссср", "оае"})
