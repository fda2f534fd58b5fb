"""Names in the order in which readers look for them."""

import unicodedata
from collections.abc import Iterable

from django.utils.translation import gettext as _

from resources.rules import region_codes


def alphabetical(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """(code, name) sorted by name; accents count only between names that are otherwise equal."""
    return sorted(pairs, key=lambda pair: (_plain(pair[1]), pair[1]))


def regions(codes: Iterable[str], language: str) -> list[tuple[str, str]]:
    """(code, name in that language), sorted by name."""
    return alphabetical((code, region_codes.name(code, language)) for code in codes)


def of_a_place(words: str, region: str, language: str) -> str:
    """As in "Who to contact · Kenya": a heading or a title."""
    place = region_codes.name(region, language)
    said = _("{topic} · {place}").format(topic=words, place=place)
    return said.replace(" ·", "\u00a0·")


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
