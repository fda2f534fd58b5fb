"""Names in the order in which readers look for them."""

import unicodedata
from collections.abc import Iterable

from resources.rules import region_codes


def alphabetical(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """(code, name) sorted by name; accents count only between names that are otherwise equal."""
    return sorted(pairs, key=lambda pair: (_plain(pair[1]), pair[1]))


def regions(codes: Iterable[str], language: str) -> list[tuple[str, str]]:
    """(code, name in that language), sorted by name."""
    return alphabetical((code, region_codes.name(code, language)) for code in codes)


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
