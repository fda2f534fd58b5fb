"""Made-up listings in any number, to see how the directory carries them. None of them is real.

The same number always makes the same listing, so a thousand are the first thousand of a hundred
thousand. Nobody can be called: telephone numbers come from the ranges that regulators keep free
for films and books, addresses end in ".example" (RFC 2606), and each name says that it isn't real.

How many there are of what follows the starter data (a quarter of the hours unknown, most lines
with one number, few with a policy), and places and topics follow Zipf's law.
"""

from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import accumulate
from random import Random
from typing import Any, TypeVar

from babel.languages import get_official_languages
from django.db import connection

from resources.actions import import_rows
from resources.actions.change import public_change
from resources.actions.indexing import reindex
from resources.actions.publishing import publish_drafts
from resources.exchange.starter_format import ServiceRecord
from resources.models import Audience, Service, Topic
from resources.rules import region_codes

SLUG = "generated-{:06d}"
NAME = "Generated line {:06d} (not real)"
SUMMARY = "Made up to measure the speed of this site. There is no such line: do not call it."

MANY_LINES_FIRST = tuple("us in gb de fr br ca au mx za jp es it ng pk eg ke ie se nl".split())
"""The countries that Zipf's law puts first; the others follow by their code."""

LANGUAGES = tuple(
    "en es fr ar pt de ru zh hi it ja ko tr pl uk nl fa ur bn vi th id ms sw am so ha yo ig zu xh "
    "af el he sv nb da fi cs sk hu ro bg sr hr sl sq mk lt lv et ka hy az kk uz ta te mr gu".split()
)

# https://www.nanpa.com (555-0100 to 555-0199), ofcom.org.uk "TV and radio drama", acma.gov.au
# "numbers for use in TV shows", arcep.fr decision 2018-0881, comreg.ie, bundesnetzagentur.de
# "Rufnummern für Medienproduktionen", pts.se "nummer för användning i böcker och filmer".
FOR_FILMS = {
    "us": "202-555-01{:02d}",
    "ca": "613-555-01{:02d}",
    "gb": "020 7946 0{:03d}",
    "au": "(02) 5550 {:04d}",
    "fr": "01 99 00 {:02d} {:02d}",
    "ie": "020 91{} {:04d}",
    "de": "030 23125 {:03d}",
    "se": "08-465 004 {:02d}",
}
FOR_FILMS_ANYWHERE = "+1 202-555-01{:02d}"

WEEKS = (
    "Mo-Su 08:00-20:00; Mo-Fr 09:00-17:00; Mo-Su 10:00-22:00; Mo-Su 19:00-07:00; Mo-Fr 15:00-20:00;"
    " Mo-Su 15:30-00:30; Mo-Fr 09:00-21:00; Mo-Su 08:00-02:00; Mo-Fr 09:00-18:00; Mo-Sa 14:00-20:00;"
    " Mo-Su 16:00-24:00; Mo-Fr 12:00-20:00, Sa 09:30-14:00; Mo-Th 10:00-22:00, Fr-Su 10:00-18:00;"
    " Mo-Fr 08:30-12:00,13:00-17:15; We 18:00-21:00; Tu,Th 19:00-22:30; Fr-Su 22:00-06:00"
).split("; ")
NO_HOLIDAYS = "; PH off"

ANSWERED_BY = ("professional", "trained-volunteer", "trained-volunteer", "peer", "mixed")
DISPATCH = ("never-without-consent", "only-imminent-risk", "only-imminent-risk", "may-send-help")
SOURCE_KINDS = ("dataset", "dataset", "page", "page", "government", "organization")

Choice = TypeVar("Choice")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Slugs in their order, which is also how often they are drawn."""

    topics: Sequence[str]
    audiences: Sequence[str]


def vocabulary() -> Vocabulary:
    return Vocabulary(
        tuple(Topic.objects.values_list("slug", flat=True)),
        tuple(Audience.objects.values_list("slug", flat=True)),
    )


def generate(
    count: int, *, at: datetime, progress: Callable[[int], None] = lambda _done: None
) -> int:
    """Makes sure that there are `count` generated listings, all public; returns how many are new.

    One transaction and one edition. `progress` is told the number done since it was last told.
    Triggers rest while the rows are written: nobody wants the history of what is not real.
    """
    there = Service.objects.filter(slug__startswith=SLUG[:10]).count()
    words = vocabulary()
    with public_change(by=None, why=f"{count} generated listings, none of them real"):
        for start in range(there + 1, count + 1, import_rows.BATCH):
            numbers = range(start, min(start + import_rows.BATCH, count + 1))
            services = import_rows.write([record(number, words) for number in numbers])
            publish_drafts(services, at=at)
            reindex(services)
            progress(len(numbers))
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    return max(0, count - there)


def record(number: int, words: Vocabulary) -> ServiceRecord:
    """The made-up listing of this number (from 1), checked as a line of a file is."""
    draw = Random(f"crisis-resource-directory {number}")
    country = _zipf(draw, _countries())
    data = {
        "id": SLUG.format(number),
        "texts": list(_texts(draw, number)),
        "url": f"https://line-{number:06d}.not-real.example",
        "coverage": _coverage(draw, country),
        "topics": _several(draw, words.topics, (45, 39, 13, 3)),
        "audiences": _several(draw, words.audiences, (58, 35, 6, 1), fewest=0),
        "priority": draw.random() < 0.01,
        "contact_methods": list(_contact_methods(draw, number, country)),
        "policies": _policies(draw, number),
        "sources": list(_sources(draw, number)),
        "independent_sources": draw.choice((2, 2, 3, 4)),
        "confidence": draw.choice(("high", "high", "medium")),
    }
    context = {"topics": words.topics, "audiences": words.audiences}
    return ServiceRecord.model_validate(data, context=context)


def _texts(draw: Random, number: int) -> Iterator[dict[str, str]]:
    yield {"language": "und", "name": NAME.format(number)}
    if draw.random() < 0.3:
        yield {"language": "en", "name": NAME.format(number), "summary": SUMMARY}


def _coverage(draw: Random, country: str) -> list[str]:
    """Mostly the country, now and then one to three of its parts, once in 500 the whole world."""
    chance = draw.random()
    if chance < 0.002:
        return [region_codes.WORLD]
    parts = _parts(country)
    if chance < 0.2 and parts:
        return draw.sample(parts, min(len(parts), draw.choice((1, 1, 1, 2, 3))))
    return [country]


def _contact_methods(draw: Random, number: int, country: str) -> Iterator[dict[str, Any]]:
    kinds = ["voice" if draw.random() < 0.85 else "chat"]
    for kind, chance in (("chat", 0.15), ("email", 0.15), ("sms", 0.12), ("whatsapp", 0.08)):
        if kind not in kinds and draw.random() < chance and len(kinds) < 4:
            kinds.append(kind)
    hours = _hours(draw, country)
    languages = _languages(draw, country)
    for kind in kinds:
        if draw.random() < 0.2:
            hours = _hours(draw, country)
        yield {
            "kind": kind,
            "value": _value(draw, kind, number, country),
            "dialled_in": country,
            "cost": draw.choice(("free", "free", "unknown", "local-rate")),
            "languages": languages,
            "agreeing_sources": draw.choice((1, 2, 2, 3)),
            **hours,
        }


def _value(draw: Random, kind: str, number: int, country: str) -> str:
    if kind == "chat":
        return f"https://line-{number:06d}.not-real.example/chat"
    if kind == "email":
        return f"line-{number:06d}@not-real.example"
    shape = FOR_FILMS.get(country, FOR_FILMS_ANYWHERE)
    return shape.format(...)


def _hours(draw: Random, country: str) -> dict[str, str]:
    chance = draw.random()
    if chance < 0.25:
        return {}
    if chance < 0.25 + 0.44:
        return {"opening_hours": "24/7", "hours_as_written": "24/7"}
    return {}
