"""Codes of regions: "world", ISO 3166-1 countries ("gb"), ISO 3166-2 subdivisions ("gb-sct").

Codes are lower case everywhere in this project. Kosovo ("xk") is added: ISO 3166 reserves the code
for users, CLDR names it, and helplines there have readers. Country names come from Unicode CLDR;
names of subdivisions are ISO's own, because CLDR's are not in babel.
"""

import re
from functools import lru_cache
from importlib.resources import files

import pycountry
from babel import Locale, UnknownLocaleError
from babel.languages import get_official_languages

WORLD = "world"
KOSOVO = "xk"

CLDR_WORLD = "001"

COMMON_ALIASES = {"uk": "gb", "xkx": KOSOVO, CLDR_WORLD: WORLD}
"""What people write for a code that ISO spells otherwise."""

ZONES_MISSING_IN_THE_TABLE = {KOSOVO: ("Europe/Belgrade",)}
"""The tz database's zone.tab lists ISO codes only; its `europe` file gives Kosovo this zone."""

ISO_NOTES = re.compile(r"\s*(\[[^\]]*\]|\(EH(?:-partial)?\)|[†*])")
"""Second names and footnote marks that ISO writes inside a name: "Wales [Cymru GB-CYM]"."""

LONGEST_WRITTEN_CODE = 40


class UnknownRegion(ValueError):
    """A code that is not one of `all_codes()`."""

    def __init__(self, code: str) -> None:
        super().__init__(f"“{code[:LONGEST_WRITTEN_CODE]}” is not the code of a region.")
        self.code = code


@lru_cache(maxsize=1)
def all_codes() -> tuple[str, ...]:
    """World, then countries, then subdivisions, each sorted: 1 + 250 + 5,046 codes."""
    countries = sorted({country.alpha_2.lower() for country in pycountry.countries} | {KOSOVO})
    subdivisions = sorted(subdivision.code.lower() for subdivision in pycountry.subdivisions)
    return (WORLD, *countries, *subdivisions)


@lru_cache(maxsize=1)
def countries() -> tuple[str, ...]:
    """The codes of all countries, sorted."""
    return tuple(code for code in all_codes() if code != WORLD and "-" not in code)


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(all_codes())


def is_canonical(text: str) -> bool:
    """Whether `text` is a code exactly as this project writes it."""
    return text in _known()


def parse(text: str) -> str | None:
    """The code that a person or another system means: " GB ", "us_CA", "UK", "USA". None: unknown.

    Reads codes in any case, with hyphen or underscore, and ISO alpha-3 codes; never names.
    """
    if len(text) > LONGEST_WRITTEN_CODE:
        return None
    written = text.strip().lower().replace("_", "-")
    code = COMMON_ALIASES.get(written) or _alpha_3().get(written) or written
    country, hyphen, subdivision = code.partition("-")
    code = COMMON_ALIASES.get(country, country) + hyphen + subdivision
    return code if is_canonical(code) else None


@lru_cache(maxsize=1)
def _alpha_3() -> dict[str, str]:
    return {country.alpha_3.lower(): country.alpha_2.lower() for country in pycountry.countries}


def kind(code: str) -> str:
    """One of "world", "country" and "subdivision". Raises UnknownRegion."""
    if not is_canonical(code):
        raise UnknownRegion(code)
    if code == WORLD:
        return "world"
    return "subdivision" if "-" in code else "country"


def parent(code: str) -> str | None:
    """The country of a subdivision, the world of a country, None of the world.

    A subdivision's parent is its country even where ISO nests it under another subdivision.
    Raises UnknownRegion.
    """
    match kind(code):
        case "subdivision":
            return code.partition("-")[0]
        case "country":
            return WORLD
        case _:
            return None


def ancestors(code: str) -> tuple[str, ...]:
    """`code` itself, then what it lies in, nearest first. Raises UnknownRegion."""
    above = parent(code)
    return (code,) if above is None else (code, *ancestors(above))


def country_of(code: str) -> str | None:
    """The country that `code` is or lies in; None for the world. Raises UnknownRegion."""
    return None if kind(code) == "world" else code.partition("-")[0]


def official_languages(code: str) -> tuple[str, ...]:
    """Base languages that are official in its country or in a part of that, by CLDR.

    The most spoken first; none for the world. Raises UnknownRegion.
    """
    country = country_of(code)
    if country is None:
        return ()
    tags = get_official_languages(country.upper(), regional=True, de_facto=True)
    return tuple(dict.fromkeys(tag.partition("_")[0].lower() for tag in tags))


def name(code: str, language: str) -> str:
    """The region's name in the written language `language` (BCP 47, any case).

    Countries and the world: CLDR, and English where CLDR has no name in that language.
    Subdivisions: ISO's name in every language, without its "[…]" parts. Raises UnknownRegion.
    """
    if kind(code) == "subdivision":
        return _subdivision_names()[code]
    return _territory_name(code, language)


@lru_cache(maxsize=8192)
def _territory_name(code: str, language: str) -> str:
    territory = CLDR_WORLD if code == WORLD else code.upper()
    for locale in (_locale(language), Locale("en")):
        if locale is not None and (found := locale.territories.get(territory)):
            return str(found)
    return code.upper()


def _locale(language: str) -> Locale | None:
    try:
        return Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return None


@lru_cache(maxsize=1)
def _subdivision_names() -> dict[str, str]:
    return {
        subdivision.code.lower(): ISO_NOTES.sub("", subdivision.name).strip()
        for subdivision in pycountry.subdivisions
    }


def time_zones(code: str) -> tuple[str, ...]:
    """IANA zones of the country that `code` is or lies in, sorted; empty for the world.

    Bouvet Island and Heard Island have none. Raises UnknownRegion.
    """
    country = country_of(code)
    return () if country is None else _zones_of_countries().get(country, ())


@lru_cache(maxsize=1)
def _zones_of_countries() -> dict[str, tuple[str, ...]]:
    # zone.tab, never zone1970.tab: there, Norway has only Europe/Berlin.
    zones: dict[str, set[str]] = {}
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line and not line.startswith("#"):
            country, _place, zone = line.split("\t")[:3]
            zones.setdefault(country.lower(), set()).add(zone)
    listed = {country: tuple(sorted(found)) for country, found in zones.items()}
    return ZONES_MISSING_IN_THE_TABLE | listed
