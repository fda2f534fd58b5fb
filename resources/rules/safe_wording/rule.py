"""What a rule of safe wording is, and how its pattern is written."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error is never shown to readers; a warning has a better word."""

    ERROR = "error"
    WARNING = "warning"


class Reason(StrEnum):
    """Why words harm. `directory/wording/safe_wording.py` has the sentences."""

    METHOD = "method"
    DOSE = "dose"
    PLACE = "place"
    CRIME = "crime"
    SUCCESS = "success"
    ALARM = "alarm"
    BLAME = "blame"
    ANSWER = "answer"
    SINGLE_CAUSE = "single-cause"
    DETAIL = "detail"
    JOKE = "joke"
    LABEL = "label"
    JUDGEMENT = "judgement"

    @property
    def severity(self) -> Severity:
        return Severity.ERROR if self in _ERRORS else Severity.WARNING


_ERRORS = frozenset({Reason.METHOD, Reason.DOSE, Reason.PLACE})


@dataclass(frozen=True)
class Rule:
    """`pattern` finds the words in a text that was folded. `instead` is in the rule's language.

    With `names_may_say_it`, the name of an institution may keep them.
    """

    pattern: re.Pattern[str]
    reason: Reason
    instead: str
    names_may_say_it: bool = False


@dataclass(frozen=True)
class Language:
    """The rules of one written language, and what shows that words belong to a name.

    `institution` stands right after such words, `members` right before. Where `capitals`, words
    that all begin with a capital are a name, too.
    """

    rules: tuple[Rule, ...]
    institution: re.Pattern[str]
    members: re.Pattern[str]
    capitals: bool = False


@dataclass(frozen=True)
class Problem:
    """`words` as the text has them from `start` on, and what to say instead, in `language`."""

    words: str
    start: int
    language: str
    reason: Reason
    instead: str

    @property
    def severity(self) -> Severity:
        return self.reason.severity


def _without_accents() -> dict[int, str | int]:
    letters = (chr(code) for code in range(0xC0, 0x180))
    bases = {letter: unicodedata.normalize("NFD", letter)[0] for letter in letters}
    return {ord(letter): ord(base) for letter, base in bases.items() if base != letter}


_FOLDED: Mapping[int, str | int] = (
    _without_accents()
    | str.maketrans("ёЁأإآٱىة’ʼ", "еЕاااايه''")
    | str.maketrans(
        "殺藥劑顆樓頂橋臺陽躍結靠萬無癮濫軌鐵絕輕縱潮頻發關開斷嚨",
        "杀药剂颗楼顶桥台阳跃结靠万无瘾滥轨铁绝轻纵潮频发关开断咙",
    )
)


def folded(text: str) -> str:
    """Letter for letter, so that places stay: without accents, in simplified characters."""
    return text.translate(_FOLDED)


GAP = r"[^.!?।。！？\n]"
"""A character inside a sentence."""


def phrase(pattern: str) -> re.Pattern[str]:
    """Whole words in any case. " " is any white space or hyphens, " ?" the same or nothing."""
    return re.compile(rf"(?<!\w)(?:{_spaced(pattern)})(?!\w)", re.IGNORECASE)


def anywhere(pattern: str) -> re.Pattern[str]:
    """The same inside words: for scripts without spaces or with vowel signs."""
    return re.compile(_spaced(pattern), re.IGNORECASE)


def near(one: str, other: str, *, within: int = 50, words: bool = True) -> str:
    """Both in one sentence, in either order. Not `words`: for `anywhere`."""
    end, begin = (r"(?!\w)", r"(?<!\w)") if words else ("", "")
    between = rf"{end}{GAP}{{0,{within}}}?{begin}"
    return f"(?:{one}){between}(?:{other})|(?:{other}){between}(?:{one})"


def _spaced(pattern: str) -> str:
    dashes = r"[\s‐‑–-]"
    return folded(pattern).replace(" ?", f"{dashes}*").replace(" ", f"{dashes}+")
