"""Made-up listings in any number, to see how the directory carries them. None of them is real.

The same number always makes the same listing, so a thousand are the first thousand of a hundred
thousand. Nobody can be called: telephone numbers come from the ranges that regulators keep free
for films and books, addresses end in ".example" (RFC 2606), and each name says that it isn't real.

Places, topics and languages follow Zipf's law. Hours, numbers of contacts and known policies are
about as frequent as in the starter data.
"""

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from random import Random
from typing import Any

from babel.languages import get_official_languages

from resources.exchange.starter_format import ServiceRecord
from resources.rules import region_codes

SLUG = "generated-"
NAME = "Generated line {} (not real)"
ORGANIZATION = "Generated organization {} (not real)"
SUMMARY = "Made up to measure the speed of this site. There is no such line."
WORDS_IN_A_SUMMARY = 15

MOST = 1_000_000

COUNTRIES_FIRST = "us in gb de fr br ca au mx za jp es it ng pk eg ke ie se nl"
"""With the most lines; the others follow by their code."""

LANGUAGES = (
    "en es fr ar pt de ru zh hi it ja ko tr pl uk nl fa ur bn vi th id ms sw am so ha yo ig zu xh "
    "af el he sv nb da fi cs sk hu ro bg sr hr sl sq mk lt lv et ka hy az kk uz ta te mr gu"
)

FOR_FILMS = {
    "us": "202-555-01##",  # North American Numbering Plan: 555-0100 to 555-0199
    "ca": "613-555-01##",
    "gb": "020 7946 0###",  # Ofcom, "numbers for drama use"
    "au": "(02) 5550 ####",  # ACMA, "numbers for use in TV shows, films and creative works"
    "fr": "01 99 00 ## ##",  # ARCEP, decision 2018-0881
    "ie": "020 91# ####",  # ComReg, numbering conditions
    "de": "030 23125 ###",  # Bundesnetzagentur, "Rufnummern für Medienproduktionen"
    "se": "08-465 004 ##",  # PTS, "telefonnummer för böcker och filmer"
}
FOR_FILMS_ELSEWHERE = "+1 202-555-01##"

WEEKS = (
    "Mo-Su 08:00-20:00",
    "Mo-Fr 09:00-17:00",
    "Mo-Su 10:00-22:00",
    "Mo-Su 19:00-07:00",
    "Mo-Fr 15:00-20:00",
    "Mo-Su 15:30-00:30",
    "Mo-Fr 09:00-21:00",
    "Mo-Su 08:00-02:00",
    "Mo-Fr 09:00-18:00",
    "Mo-Sa 14:00-20:00",
    "Mo-Su 16:00-24:00",
    "Mo-Fr 12:00-20:00; Sa 09:30-14:00",
    "Mo-Th 10:00-22:00; Fr-Su 10:00-18:00",
    "Mo-Fr 08:30-12:00,13:00-17:15",
    "We 18:00-21:00",
    "Tu,Th 19:00-22:30",
    "Fr-Su 22:00-06:00",
    "Mo-Fr 10:00-13:00; Tu,Th 16:00-20:00",
)
CLOSED_ON_HOLIDAYS = "; PH off"
OPEN_ALWAYS, OPEN_BY_THE_WEEK, UNKNOWN = 44, 31, 25  # per cent

WHOLE_WORLD, A_COUNTRY, PARTS_OF_IT = 1, 799, 200  # per thousand
MORE_KINDS = (("chat", 0.15), ("email", 0.15), ("sms", 0.12), ("whatsapp", 0.08))
SOURCE_KINDS = ("dataset", "dataset", "page", "page", "government", "organization")
POLICIES = {
    "dispatch_policy": ("never-without-consent", "only-imminent-risk", "may-send-help"),
    "anonymous": ("yes", "yes", "yes", "no"),
    "account_needed": ("no",),
    "records_calls": ("yes", "no"),
    "shown_on_bill": ("yes", "no"),
    "answered_by": ("professional", "trained-volunteer", "peer", "mixed"),
}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Slugs and words, the most often drawn first."""

    topics: Sequence[str]
    audiences: Sequence[str]
    words: Sequence[str] = ()
    """Ordinary ones, for summaries of which no two are the same."""


def record(number: int, words: Vocabulary) -> ServiceRecord:
    """The listing of this number (from 1 to MOST), checked as a line of a file is."""
    draw = _draws(number)
    name = numbered(number)
    country = _by_zipf(draw, _countries())
    line = {
        "id": SLUG + name,
        "organization": ORGANIZATION.format(draw.randint(1, 40)),
        "texts": list(_texts(draw, name, _summary(number, words.words))),
        "url": f"https://line-{name}.not-real.example",
        "coverage": _coverage(draw, country),
        "topics": _several(draw, words.topics, weights=(0, 45, 39, 13, 3)),
        "audiences": _several(draw, words.audiences, weights=(58, 35, 6, 1)),
        "priority": _chance(draw, 0.01),
        "contact_methods": list(_contact_methods(draw, name, country)),
        "policies": _policies(draw, name),
        "sources": list(_sources(draw, name)),
        "independent_sources": draw.choice((2, 2, 3, 4)),
        "confidence": draw.choice(("high", "high", "medium")),
    }
    known = {"topics": words.topics, "audiences": words.audiences}
    return ServiceRecord.model_validate(line, context=known)


def numbered(number: int) -> str:
    """How a listing's names and addresses tell its number; nothing else of it has such digits."""
    return f"{number:07d}"


def _draws(number: int, what: str = "") -> Random:
    return Random(f"crisis-resource-directory {number}{what}")  # noqa: S311 (repeatable, not secret)


def _texts(draw: Random, name: str, summary: str) -> Iterator[dict[str, str]]:
    yield {"language": "und", "name": NAME.format(name)}
    if _chance(draw, 0.3):
        yield {"language": "en", "name": NAME.format(name), "summary": summary}


def _summary(number: int, words: Sequence[str]) -> str:
    """Draws of its own: what else a listing says doesn't hang on these words."""
    if not words:
        return SUMMARY
    draw = _draws(number, " words")
    return " ".join([SUMMARY, *(_by_zipf(draw, words) for _ in range(WORDS_IN_A_SUMMARY))])


def _coverage(draw: Random, country: str) -> list[str]:
    weights = (WHOLE_WORLD, A_COUNTRY, PARTS_OF_IT)
    match draw.choices(("world", "country", "parts"), weights)[0]:
        case "world":
            return [region_codes.WORLD]
        case "parts" if parts := _parts(country):
            return list(dict.fromkeys(_by_zipf(draw, parts) for _ in range(draw.choice((1, 1, 3)))))
        case _:
            return [country]


def _contact_methods(draw: Random, name: str, country: str) -> Iterator[dict[str, Any]]:
    kinds = ["voice" if _chance(draw, 0.85) else "web-form"]
    kinds += [kind for kind, chance in MORE_KINDS if _chance(draw, chance)]
    shared = {
        "dialled_in": country,
        "languages": _spoken(draw, country),
        "agreeing_sources": draw.choice((1, 2, 2, 3)),
    }
    hours = _hours(draw, country)
    for kind in kinds[:4]:
        yield {
            "kind": kind,
            "value": _value(draw, kind, name, country),
            "cost": draw.choice(("free", "free", "local-rate", "unknown")),
            **shared,
            **hours,
        }
        hours = _hours(draw, country) if _chance(draw, 0.3) else hours


def _value(draw: Random, kind: str, name: str, country: str) -> str:
    if kind in ("chat", "web-form"):
        return f"https://line-{name}.not-real.example/{kind}"
    if kind == "email":
        return f"line-{name}@not-real.example"
    shape = FOR_FILMS.get(country, FOR_FILMS_ELSEWHERE)
    return "".join(str(draw.randrange(10)) if sign == "#" else sign for sign in shape)


def _hours(draw: Random, country: str) -> dict[str, str]:
    weights = (OPEN_ALWAYS, OPEN_BY_THE_WEEK, UNKNOWN)
    match draw.choices(("always", "weekly", "unknown"), weights)[0]:
        case "always":
            return {"opening_hours": "24/7"}
        case "weekly":
            zones = region_codes.time_zones(country) or ("",)
            holidays = CLOSED_ON_HOLIDAYS if _chance(draw, 0.2) else ""
            return {
                "opening_hours": _by_zipf(draw, WEEKS) + holidays,
                "time_zone": _by_zipf(draw, zones),
                "holiday_region": country if holidays else "",
            }
        case _:
            return {}


def _spoken(draw: Random, country: str) -> list[str]:
    if _chance(draw, 0.15):
        return []
    official = get_official_languages(country.upper(), de_facto=True)
    spoken = [tag for tag in official if tag in _languages()][:2] or ["en"]
    others = [_by_zipf(draw, _languages()) for _ in range(draw.choice((0, 0, 0, 1, 2)))]
    return list(dict.fromkeys([*spoken, *others]))


def _policies(draw: Random, name: str) -> dict[str, str]:
    if _chance(draw, 0.8):
        return {}
    known = {field: draw.choice(answers) for field, answers in POLICIES.items()}
    return known | {"source": f"https://line-{name}.not-real.example/about"}


def _sources(draw: Random, name: str) -> Iterator[dict[str, str]]:
    for number in range(draw.choice((1, 2, 2, 3))):
        yield {
            "title": f"Generated source {number + 1} of line {name} (not real)",
            "url": f"https://source-{number + 1}.not-real.example",
            "kind": draw.choice(SOURCE_KINDS),
            "retrieved_on": f"{draw.randint(2023, 2026)}-{draw.randint(1, 12):02d}",
        }


def _chance(draw: Random, share: float) -> bool:
    return draw.random() < share


def _several(draw: Random, choices: Sequence[str], *, weights: Sequence[int]) -> list[str]:
    """Some of these, each once; `weights[n]` is how often there are n."""
    wanted = draw.choices(range(len(weights)), weights)[0]
    return list(dict.fromkeys(_by_zipf(draw, choices) for _ in range(wanted)))


def _by_zipf(draw: Random, choices: Sequence[str]) -> str:
    """The nth of these is drawn n times less often than the first."""
    weights = _zipf_weights(len(choices))
    return choices[bisect(weights, draw.random() * weights[-1])]


@lru_cache(maxsize=256)
def _zipf_weights(length: int) -> tuple[float, ...]:
    return tuple(accumulate(1 / rank for rank in range(1, length + 1)))


@lru_cache(maxsize=1)
def _countries() -> tuple[str, ...]:
    return tuple(dict.fromkeys((*COUNTRIES_FIRST.split(), *region_codes.countries())))


@lru_cache(maxsize=1)
def _languages() -> tuple[str, ...]:
    return tuple(LANGUAGES.split())


@lru_cache(maxsize=256)
def _parts(country: str) -> tuple[str, ...]:
    return tuple(code for code in region_codes.all_codes() if code.startswith(f"{country}-"))
