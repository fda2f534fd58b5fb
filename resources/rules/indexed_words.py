"""The words of a text as full text knows them, and which dictionary has their stems."""

import re
from collections.abc import Iterable, Iterator, Sequence

from resources.rules.normalised_text import LONGEST_TEXT, is_unspaced, tokens

WITHOUT_STEMS = "simple"

DICTIONARIES = {
    "ar": "arabic",
    "ca": "catalan",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
"""PostgreSQL's text search configurations that every supported version has, by language."""

_PIECE = re.compile(rf".{{1,{LONGEST_TEXT - 1}}}(?:\s|$)|.{{1,{LONGEST_TEXT}}}", re.DOTALL)


def dictionary(language: str) -> str:
    """The text search configuration for a BCP 47 tag ("pt-br": "portuguese")."""
    return DICTIONARIES.get(language.partition("-")[0], WITHOUT_STEMS)


def indexed(text: str) -> str:
    """A text of any length as its words, joined by spaces, each as it is compared."""
    pieces = _PIECE.findall(text)
    return " ".join(units([token for piece in pieces for token in tokens(piece)]))


def asked(words: Iterable[str]) -> tuple[str, ...]:
    """The different words of a question; a character by itself says too little."""
    found = units(tokens(" ".join(words)))
    return tuple(dict.fromkeys(unit for unit in found if not is_unspaced(unit)))


def units(words: Sequence[str]) -> Iterator[str]:
    """Words, and in scripts without spaces each two neighbours: "死にたい" is 死に, にた, たい."""
    for place, word in enumerate(words):
        if not is_unspaced(word):
            yield word
            continue
        follows = place + 1 < len(words) and is_unspaced(words[place + 1])
        if follows:
            yield word + words[place + 1]
        elif not place or not is_unspaced(words[place - 1]):
            yield word
