"""Which spoken languages a text asks for: "hotline in spanish", "по-русски", "日本語で".

By their names in the languages that people search in and in themselves (Unicode CLDR), and by the
words of `starter/spoken_languages.json`.
"""

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from babel import Locale, UnknownLocaleError

from resources.rules import language_tags
from resources.rules.normalised_text import is_unspaced, tokens
from resources.rules.terms import LANGUAGES

NO_LANGUAGE = ""

_FILE = Path(__file__).parent.parent / "starter" / "spoken_languages.json"

_NEAR = 4
_NEAR_UNSPACED = 7
"""So near to a name, in words or in characters, it can be denied."""

_SHORTEST = 4
_SHORTEST_WITHOUT_VOWELS = 3
_SHORTEST_UNSPACED = 2
_WITHOUT_VOWELS = "\u0590"
"""From Hebrew on, scripts write few vowels or none as letters."""

_ARTICLE = "ال"
_SLAVIC = re.compile(r"(.{2,}[сзц]ь?к)[иа]")
_SLAVIC_ENDINGS = ("и", "ом", "ого", "ою", "іи", "оі", "у")
"""As in "по-русски", "на русском", "русского языка", "українською", "українській мові"."""

_GERMAN_ENDINGS = tuple(f"sprachig{ending}" for ending in ("", "e", "en", "er", "es"))

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Names:
    """`tags`: name -> tag, NO_LANGUAGE for what only looks like a name of one."""

    tags: Mapping[Words, str]
    longest: int


@dataclass(frozen=True, slots=True)
class _Listed:
    """What the file says: tag -> further names, words beside a name, names that are none, and what
    makes it a language that somebody does not speak, before it and after it.
    """

    names: Mapping[str, frozenset[Words]]
    around: frozenset[Words]
    ordinary: frozenset[Words]
    denied_before: frozenset[Words]
    denied_after: frozenset[Words]


def asked(
    words: Sequence[str], untaken: frozenset[int], spoken: Collection[str]
) -> list[tuple[str, tuple[int, ...]]]:
    """(tag, places in `words`) of each language, as they stand in the text. No query.

    `words` are tokens, `untaken` the places that nothing else was understood by, and `spoken` the
    tags that somebody can ask for (the keys of Reference.spoken); no other is found. Beside the
    name, the places have words such as "speaking". Names that are as likely something else, a place
    or an everyday word of another language, are not taken.
    """
    names = _names(tuple(spoken))
    found: dict[str, tuple[int, ...]] = {}
    start = 0
    while start < len(words):
        end, tag = _longest(names, words, untaken, start)
        if tag:
            found[tag] = (*found.get(tag, ()), *_with_neighbours(range(start, end), words, untaken))
        start = end
    return [(tag, tuple(sorted(set(places)))) for tag, places in found.items()]


def _longest(
    names: _Names, words: Sequence[str], untaken: frozenset[int], start: int
) -> tuple[int, str]:
    """Where the longest name from `start` on ends, and its tag; without one the next word."""
    for end in range(min(start + names.longest, len(words)), start, -1):
        tag = names.tags.get(tuple(words[start:end]))
        if tag == NO_LANGUAGE:
            return end, NO_LANGUAGE
        if tag and untaken.issuperset(range(start, end)) and not _is_other(words, start, end):
            return end, tag
    return start + 1, NO_LANGUAGE


def _is_other(words: Sequence[str], start: int, end: int) -> bool:
    """Whether the words beside a name make it something else, or one that they don't speak.

    "无法语言" is no French, since its end is the word for language; and in Arabic what follows a
    noun says of what kind it is, as in "Arab women".
    """
    if words[end - 1] == "语" and end < len(words) and words[end] == "言":
        return True
    if _is_denied(words, start, end):
        return True
    follows = start > 0 and (words[start - 1],) not in _listed().around
    return words[start].startswith(_ARTICLE) and follows


def _is_denied(words: Sequence[str], start: int, end: int) -> bool:
    """As in "I don't speak English" and "日本語がわからない"."""
    near = _NEAR_UNSPACED if is_unspaced(words[start]) else _NEAR
    before, after = words[max(0, start - near) : start], words[end : end + near]
    return _have(before, _listed().denied_before) or _have(after, _listed().denied_after)


def _have(words: Sequence[str], phrases: Collection[Words]) -> bool:
    return any(
        tuple(words[place : place + len(phrase)]) == phrase
        for phrase in phrases
        for place in range(len(words))
    )


def _with_neighbours(places: range, words: Sequence[str], untaken: frozenset[int]) -> Iterator[int]:
    for place in range(places.start - 1, places.stop + 1):
        if place in places or (place in untaken and (words[place],) in _listed().around):
            yield place


@lru_cache(maxsize=2)
def _names(spoken: tuple[str, ...]) -> _Names:
    asked_as = {tag: key for tag in _named(spoken) if (key := _asked_as(tag, spoken))}
    tags: dict[Words, str] = {}
    for tag, key in asked_as.items():
        for words in _listed().names.get(tag, ()):
            tags.setdefault(words, key)
    for words in _listed().ordinary.union(*map(_places, LANGUAGES)):
        tags.setdefault(words, NO_LANGUAGE)
    for tag, key in asked_as.items():
        for words in _names_in_cldr(tag):
            tags.setdefault(words, key)
    return _Names(tags, max(map(len, tags), default=0))


def _named(spoken: Sequence[str]) -> Iterator[str]:
    """Of languages with one name the wider one first, because it is meant: "zh" before "cmn"."""
    whole = [tag for tag in spoken if "-" not in tag]
    yield from sorted(whole, key=lambda tag: (len(tag), tag))
    yield from (tag for tag in _listed().names if tag not in whole)


def _asked_as(tag: str, spoken: Collection[str]) -> str:
    """Cantonese is Chinese where nobody is said to speak Cantonese."""
    return next((key for key in language_tags.search_keys(tag) if key in spoken), "")


@cache
def _names_in_cldr(tag: str) -> frozenset[Words]:
    found: set[Words] = set()
    for written in (*LANGUAGES, tag):
        name = language_tags.name(tag, written)
        # Some languages have one word for themselves and for their country.
        if written in LANGUAGES or name.casefold() not in _territories(tag):
            found.update(_forms(tokens(name), written))
    return frozenset(filter(_is_long_enough, found))


def _forms(words: Words, written: str) -> Iterator[Words]:
    """A name and how it changes in a sentence."""
    yield words
    if len(words) != 1:
        return
    word = words[0]
    if written in ("ru", "uk") and (adjective := _SLAVIC.fullmatch(word)):
        yield from ((adjective[1] + ending,) for ending in _SLAVIC_ENDINGS)
    elif written == "ar" and word.startswith(_ARTICLE):
        yield (f"ب{word}",)
        yield (f"ب{word.removesuffix('ه')}",)
    elif written == "de":
        yield from ((word + ending,) for ending in _GERMAN_ENDINGS)
        yield f"{word}er", "sprache"


def _is_long_enough(words: Words) -> bool:
    name = "".join(words).removeprefix(_ARTICLE)
    if is_unspaced(words[0]):
        return len(name) >= _SHORTEST_UNSPACED
    shortest = _SHORTEST if name[:1] < _WITHOUT_VOWELS else _SHORTEST_WITHOUT_VOWELS
    return len(name) >= shortest


@cache
def _places(written: str) -> frozenset[Words]:
    """Countries and groups of them."""
    return frozenset(map(tokens, _territories(written)))


def _territories(written: str) -> frozenset[str]:
    """Their names in a language, in lower case; none where CLDR has nothing in it."""
    try:
        locale = Locale.parse(written, sep="-")
    except (ValueError, UnknownLocaleError):
        return frozenset()
    return frozenset(str(name).casefold() for name in locale.territories.values())


@cache
def _listed() -> _Listed:
    file = json.loads(_FILE.read_text(encoding="utf-8"))
    return _Listed(
        names={tag: _compared(names) for tag, names in file["words"].items()},
        around=_compared(file["around"]),
        ordinary=_compared(file["ordinary"]),
        denied_before=_compared(file["denied_before"]),
        denied_after=_compared(file["denied_after"]),
    )


def _compared(names: Sequence[str]) -> frozenset[Words]:
    return frozenset(map(tokens, names))
