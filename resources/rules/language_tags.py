"""BCP 47 language tags: one spelling, the closest match, names, and what a browser asks for.

Tags are lower case everywhere in this project ("zh-tw", "pt-br"). Matching follows the distances of
Unicode CLDR as langcodes has them, but never as far: a reader who asks for Ukrainian isn't given
Russian, nor one who asks for Catalan Spanish (distances 24 and 20).
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from threading import RLock

from babel import Locale, UnknownLocaleError
from langcodes import Language, standardize_tag, tag_distance
from langcodes.data_dicts import MACROLANGUAGES, NORMALIZED_MACROLANGUAGES
from langcodes.language_distance import _DISTANCE_CACHE
from langcodes.tag_parser import LanguageTagError

from resources.rules import region_codes

UNDETERMINED = "und"

LONGEST_TAG = 35
"""RFC 5646, section 4.4.1: room for every tag that is not contrived."""

LONGEST_HEADER = 4_000

FURTHEST = 10
"""CLDR's distance from a language to the macrolanguage that its readers read as well."""

PAIRED, TOO_FAR = FURTHEST + 1, FURTHEST + 2

ALSO_CLOSE = frozenset({("nn", "nb"), ("nb", "nn"), ("nn", "no"), ("no", "nn")})
"""Languages further apart than FURTHEST whose readers read both: Norway's two written forms."""

NOT_WHAT_PEOPLE_MEAN = frozenset({"ms", "sh"})
"""Macrolanguages that nobody asks for: Malay's has Indonesian, Serbo-Croatian's has Croatian."""

NAMES_NO_LANGUAGE = re.compile(r"(?:und|mul|mis|zxx|q[a-t][a-z])(?:-|$)|x-")
"""Undetermined, many, uncoded, none, and what is for private use."""

RIGHT_TO_LEFT_SCRIPTS = frozenset(
    {"Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"}
)
"""ISO 15924 codes of those that people write in today."""

SCRIPT_SUBTAG = re.compile(r"[a-z]{4}")
COUNTRY_SUBTAG = re.compile(r"[A-Za-z]{2}")
EXTENSIONS = re.compile(r"-[a-z0-9]-.*")
"""What says how to sort or count, or means something to its sender only: "en-u-hc-h12"."""

WEIGHT = re.compile(r"(?:^|;)\s*q\s*=([^;]*)", re.IGNORECASE)
READABLE_WEIGHT = re.compile(r"0?\.[0-9]+|0\.?|1(?:\.0*)?")
"""RFC 9110, section 12.4.2, and also ".5", which browsers and scripts do send."""

MOST_REMEMBERED_TAGS = 20_000


class UnknownLanguage(ValueError):
    """A text that is not the BCP 47 tag of a language."""

    def __init__(self, tag: str) -> None:
        super().__init__(f"“{tag[:LONGEST_TAG]}” is not the tag of a language (BCP 47).")
        self.tag = tag


def normalise(tag: str) -> str:
    """The canonical tag in lower case: "zh_TW" -> "zh-tw", "iw" -> "he". Idempotent.

    Extensions and private-use endings are dropped, since they name no language.

    Raises UnknownLanguage for nonsense, private-use tags, more than LONGEST_TAG characters, and
    tags that name no language ("und", "mul", "mis", "zxx").
    """
    canonical = _canonical(tag[: LONGEST_TAG + 1])
    if canonical is None:
        raise UnknownLanguage(tag)
    return canonical


def normalise_written(tag: str) -> str:
    """As `normalise`, for the language of a text, where "und" (not known) is an honest answer."""
    return UNDETERMINED if tag.strip().lower() == UNDETERMINED else normalise(tag)


@lru_cache(maxsize=4096)
def _canonical(tag: str) -> str | None:
    written = tag.strip().replace("_", "-")
    if len(tag) > LONGEST_TAG or not written.isascii():
        return None
    with _langcodes_forgets():
        try:
            canonical = standardize_tag(written)
            known = Language.get(canonical).is_valid()
        except LanguageTagError:
            return None
    lower = EXTENSIONS.sub("", canonical.lower())
    return lower if known and not NAMES_NO_LANGUAGE.match(lower) else None


_memory_of_langcodes = RLock()


@contextmanager
def _langcodes_forgets() -> Iterator[None]:
    # langcodes keeps every tag that it ever met, so headers made up by a stranger would fill the
    # memory of the server. The lock is there because another thread may be reading what is cleared.
    with _memory_of_langcodes:
        for memory in (Language._PARSE_CACHE, Language._INSTANCES, _DISTANCE_CACHE):  # noqa: SLF001
            if len(memory) > MOST_REMEMBERED_TAGS:
                memory.clear()
        yield


def search_keys(tag: str) -> tuple[str, ...]:
    """The tags under which a line that speaks `tag` is found, the most precise first.

    They are the tag, the tag cut from its end down to the language, and the language's ISO 639-3
    macrolanguage: "zh-tw" -> zh; "cmn", "yue" -> zh; "nb" -> no; "arz" -> ar; "ckb" -> ku. Members
    of Malay and Serbo-Croatian are found under their own names only (NOT_WHAT_PEOPLE_MEAN), save
    standard Malay ("zsm" -> ms). Raises UnknownLanguage.
    """
    subtags = normalise(tag).split("-")
    own = ["-".join(subtags[:length]) for length in range(len(subtags), 0, -1)]
    return tuple(dict.fromkeys([*own, *_macrolanguage_of(subtags[0])]))


def _macrolanguage_of(language: str) -> tuple[str, ...]:
    macrolanguage = MACROLANGUAGES.get(language)
    if language == "zsm":
        return ("ms",)
    if macrolanguage is None or macrolanguage in NOT_WHAT_PEOPLE_MEAN:
        return ()
    return (macrolanguage,)


def closest(wanted: Sequence[str], available: Sequence[str]) -> str | None:
    """The member of `available` that suits the first language of `wanted` that any suits.

    `wanted` is in the reader's order. Suitable is a CLDR distance of FURTHEST or less, or a pair of
    ALSO_CLOSE, which yields to every other match. Of equally close ones the first in `available`
    wins. "und" and what is no tag never match.
    """
    for tag in wanted:
        near = [(_distance(tag, candidate), candidate) for candidate in available]
        distance, found = min(near, key=lambda pair: pair[0], default=(TOO_FAR, ""))
        if distance < TOO_FAR:
            return found
    return None


@lru_cache(maxsize=16_384)
def _distance(wanted: str, available: str) -> int:
    """CLDR's distance up to FURTHEST, PAIRED for a pair of ALSO_CLOSE, TOO_FAR for all others."""
    try:
        pair = normalise(wanted), normalise(available)
    except UnknownLanguage:
        return TOO_FAR
    with _langcodes_forgets():
        distance = tag_distance(*pair)
    if distance <= FURTHEST:
        return distance
    languages = pair[0].partition("-")[0], pair[1].partition("-")[0]
    return PAIRED if languages in ALSO_CLOSE else TOO_FAR


@lru_cache(maxsize=8192)
def name(tag: str, language: str) -> str:
    """What `tag` is called in the written language `language`, capitalised as CLDR does.

    From CLDR, then from langcodes, then CLDR's name of the macrolanguage that the language stands
    for ("cmn" -> zh), then in English, then the tag itself.
    """
    try:
        canonical = normalise(tag)
    except UnknownLanguage:
        return tag
    return (
        _name_in_cldr(canonical, language)
        or _translated_name(canonical, language)
        or _name_in_cldr(NORMALIZED_MACROLANGUAGES.get(canonical, ""), language)
        or _english_name(canonical)
        or tag
    )


def autonym(tag: str) -> str:
    """What the language calls itself: "de" -> "Deutsch"; English where nothing better is known."""
    return name(tag, tag)


def _name_in_cldr(canonical: str, language: str) -> str | None:
    """CLDR's own name ("Brazilian Portuguese"), or the language and, in brackets, the rest."""
    locale = _locale(language)
    if locale is None:
        return None
    first, *others = canonical.split("-")
    others = [_in_cldr_case(subtag) for subtag in others]
    if whole := locale.languages.get("_".join([first, *others])):
        return str(whole)
    named = locale.languages.get(first)
    details = [locale.scripts.get(other) or locale.territories.get(other) for other in others]
    if named is None or not all(details):
        return None
    return f"{named} ({', '.join(str(detail) for detail in details)})"


def _in_cldr_case(subtag: str) -> str:
    if SCRIPT_SUBTAG.fullmatch(subtag):
        return subtag.title()
    return subtag.upper() if COUNTRY_SUBTAG.fullmatch(subtag) else subtag


def _locale(language: str) -> Locale | None:
    try:
        return Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return None


def _translated_name(canonical: str, language: str) -> str | None:
    """The name in langcodes' data, unless that is only the English one in another language."""
    try:
        written = normalise(language)
    except UnknownLanguage:
        return None
    with _langcodes_forgets():
        named = Language.get(canonical).display_name(written)
    is_english = written.partition("-")[0] == "en"
    return named if is_english or named != _english_name(canonical) else None


def _english_name(canonical: str) -> str | None:
    with _langcodes_forgets():
        named = Language.get(canonical).display_name("en")
    return None if named.startswith("Unknown language") else named


@lru_cache(maxsize=1024)
def is_right_to_left(tag: str) -> bool:
    """Whether the language's likely script runs from right to left. False for what is no tag."""
    try:
        canonical = normalise(tag)
    except UnknownLanguage:
        return False
    with _langcodes_forgets():
        return Language.get(canonical).maximize().script in RIGHT_TO_LEFT_SCRIPTS


def from_accept_language(header: str) -> tuple[str, ...]:
    """The normalised tags of an Accept-Language header, the most wanted first, regions kept.

    Reads the first LONGEST_HEADER characters. Skips garbage, "*" and what is refused (q=0).
    """
    return tuple(dict.fromkeys(tag for _, tag in _asked_for(header)))


def regions_from_accept_language(header: str) -> tuple[str, ...]:
    """The countries that the tags of an Accept-Language header name, the most wanted first.

    Lower-case codes of `region_codes`: "en-GB,ar-EG;q=.8" -> ("gb", "eg"). Nothing is guessed from
    a language alone, and groups of countries ("es-419") are none.
    """
    found = (_country_in(raw) for raw, _ in _asked_for(header))
    return tuple(dict.fromkeys(country for country in found if country))


def _asked_for(header: str) -> list[tuple[str, str]]:
    """(tag as sent, normalised tag), by weight and then in the order of the header."""
    entries = header[:LONGEST_HEADER].split(",")
    if len(header) > LONGEST_HEADER:
        entries.pop()
    weighed = [(_weight(entry), entry.partition(";")[0].strip()) for entry in entries]
    wanted = sorted((pair for pair in weighed if pair[0] > 0), key=lambda pair: -pair[0])
    tags = ((raw, _canonical(raw[: LONGEST_TAG + 1])) for _, raw in wanted)
    return [(raw, tag) for raw, tag in tags if tag]


def _weight(entry: str) -> float:
    """From 0 to 1: 1 where the entry gives none, 0 where it can't be read."""
    given = WEIGHT.search(entry.partition(";")[2])
    if given is None:
        return 1.0
    return float(given[1]) if READABLE_WEIGHT.fullmatch(given[1].strip()) else 0.0


def _country_in(tag: str) -> str | None:
    for subtag in tag.replace("_", "-").split("-")[1:]:
        if len(subtag) == 1:  # extensions begin here
            return None
        if COUNTRY_SUBTAG.fullmatch(subtag) and (country := region_codes.parse(subtag)):
            return country
    return None
