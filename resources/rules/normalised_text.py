"""What people type, in one form: two ways of writing the same words become the same tokens.

A token is a word, or one character of a script that is written without spaces. The form is for
comparing only: it is no longer spelt right, and nobody is shown it.
"""

import re
import unicodedata
from collections.abc import Sequence

from opencc import OpenCC

LONGEST_TEXT = 500
"""Characters of a search that are looked at: a long message, not a book."""

_TO_SIMPLIFIED = OpenCC("t2s")

_FIRST_OF_EAST_ASIA = "\u2e80"
"""No character before it is Chinese or Japanese."""

_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}

# Letters that Unicode does not decompose, and Arabic, Persian and Urdu forms of one letter.
_SAME_LETTER = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "ґ": "г",
        "ى": "ي",
        "ی": "ي",
        "ې": "ي",
        "ة": "ه",
        "ۀ": "ه",
        "ہ": "ه",
        "ھ": "ه",
        "ک": "ك",
        "گ": "ك",
        "ٱ": "ا",
        "ـ": "",
        "ँ": "ं",
    }
)

# Marks above and below letters of scripts that are read without them. Vowel signs of Indic scripts
# and the voicing marks of kana tell words apart, and stay.
_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u093c\u09bc\u0a3c\u0abc\u0b3c]"
)

_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_APOSTROPHES = re.compile("['’‘ʼ`´＇]")

# Digits and signs that stand for letters, in a word that has letters too ("s3lf h4rm").
_LEET = str.maketrans({"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a"})
_LEET |= str.maketrans({"$": "s", "!": "i", "|": "i", "€": "e", "8": "b"})
_LEET_WORD = re.compile(r"(?=\S*[^\W\d_])[\w@$€|!]*\w")

_HIDDEN = re.compile(r"(?<=[^\W\d_])[*]+(?=[^\W\d_])")
"""Letters that somebody would rather not write: "su*cide"."""

_ONE_CHARACTER = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u309f\u30fb-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
)
_UNSPACED = re.compile(f"[{_ONE_CHARACTER}]")
_LETTER = rf"[^\W_{_ONE_CHARACTER}]"
_VOWEL_SIGN = "[\u0900-\u0963\u0980-\u0dff]"
_TOKEN = re.compile(rf"[{_ONE_CHARACTER}]|{_LETTER}(?:{_LETTER}|{_VOWEL_SIGN})*")
_REPEATED = re.compile(r"([^\W\d_])\1+")

_ENDING = re.compile("[аеиіоуыьэюя]+$")
_DECLINED = 5

_SPELT_OUT = 3
"""So many single letters in a row are one word that somebody has spaced: "k m s"."""


def tokens(text: str) -> tuple[str, ...]:
    """The words of `text`, compared in one form. Never more than LONGEST_TEXT."""
    found = _TOKEN.findall(normalise(text))
    return tuple(_joined([single_letters(token) for token in found]))


def single_letters(word: str) -> str:
    """The word with each letter once that is repeated: "nooo" as "no"."""
    return _REPEATED.sub(r"\1", word)


def normalise(text: str) -> str:
    """One case, one width, one form of each letter; without marks, leetspeak undone."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST_TEXT]).casefold()
    visible = "".join(" " if unicodedata.category(c) in _INVISIBLE else c for c in plain)
    spoken = _LEET_WORD.sub(_without_leet, _APOSTROPHES.sub("", _HIDDEN.sub("", visible)))
    if spoken.isascii():
        return spoken
    bare = unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFD", spoken)))
    if max(bare, default="") >= _FIRST_OF_EAST_ASIA:
        bare = str(_TO_SIMPLIFIED.convert(bare)).translate(_TO_HIRAGANA)
    return bare.translate(_SAME_LETTER)


def is_unspaced(token: str) -> bool:
    """Whether it is one character of a script that is written without spaces."""
    return len(token) == 1 and _UNSPACED.match(token) is not None


def place_key(words: Sequence[str]) -> str:
    """The name of a place in one form: without spaces, and without the endings of Slavic cases."""
    return "".join(_ENDING.sub("", word) if len(word) >= _DECLINED else word for word in words)


def _without_leet(word: re.Match[str]) -> str:
    return word[0].translate(_LEET)


def _joined(found: list[str]) -> list[str]:
    """With words whose letters stand alone ("d i e") put together."""
    words: list[str] = []
    spelt: list[str] = []
    for token in [*found, ""]:
        if len(token) == 1 and token.isalpha() and not is_unspaced(token):
            spelt.append(token)
            continue
        words.extend(["".join(spelt)] if len(spelt) >= _SPELT_OUT else spelt)
        spelt = []
        words.append(token)
    return words[:-1]
