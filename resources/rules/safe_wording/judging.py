"""Which rules a text breaks."""

import re
from collections.abc import Iterable, Iterator, Mapping

from resources.rules.safe_wording.arabic import ARABIC
from resources.rules.safe_wording.chinese import CHINESE
from resources.rules.safe_wording.english import ENGLISH
from resources.rules.safe_wording.french import FRENCH
from resources.rules.safe_wording.german import GERMAN
from resources.rules.safe_wording.hindi import HINDI
from resources.rules.safe_wording.japanese import JAPANESE
from resources.rules.safe_wording.portuguese import PORTUGUESE
from resources.rules.safe_wording.rule import Language, Problem, folded
from resources.rules.safe_wording.russian import RUSSIAN
from resources.rules.safe_wording.spanish import SPANISH
from resources.rules.safe_wording.swahili import SWAHILI
from resources.rules.safe_wording.ukrainian import UKRAINIAN

LANGUAGES: Mapping[str, Language] = {
    "ar": ARABIC,
    "de": GERMAN,
    "en": ENGLISH,
    "es": SPANISH,
    "fr": FRENCH,
    "hi": HINDI,
    "ja": JAPANESE,
    "pt": PORTUGUESE,
    "ru": RUSSIAN,
    "sw": SWAHILI,
    "uk": UKRAINIAN,
    "zh": CHINESE,
}
"""By the base language of a text; Chinese is folded into simplified characters."""

UNDETERMINED = "und"
NEARBY = 40
"""Characters before the words that are looked at: enough for "children of"."""

WORD = re.compile(r"[^\W\d_]+")
JOINING_WORDS = frozenset({"a", "an", "and", "for", "from", "of", "or", "the", "with"})


def problems(text: str, language: str) -> tuple[Problem, ...]:
    """What is wrong with `text`, in its order; empty for a language without rules.

    `language` is a BCP 47 tag; "en-gb" is judged as "en", and "und" by the rules of every language.
    """
    base = language.strip().lower().replace("_", "-").partition("-")[0]
    judges = {tag: own for tag, own in LANGUAGES.items() if base in {tag, UNDETERMINED}}
    found = sorted(_found(text, judges), key=lambda problem: (problem.start, -len(problem.words)))
    return tuple(problem for problem in found if not _is_covered(problem, found))


def _found(text: str, judges: Mapping[str, Language]) -> Iterator[Problem]:
    plain = folded(text)
    for tag, language in judges.items():
        for rule in language.rules:
            for match in rule.pattern.finditer(plain):
                if rule.names_may_say_it and (
                    (language.capitals and _is_in_capitals(plain, match))
                    or _is_in_a_name(plain, match, judges.values())
                ):
                    continue
                words = text[match.start() : match.end()]
                yield Problem(words, match.start(), tag, rule.reason, rule.instead)


def _is_covered(problem: Problem, found: list[Problem]) -> bool:
    """Whether a longer one of the same words says more, or an earlier one just the same."""
    end = problem.start + len(problem.words)
    for other in found:
        if other is problem:
            return False
        if problem.start >= other.start and end <= other.start + len(other.words):
            return True
    return False


def _is_in_a_name(text: str, match: re.Match[str], languages: Iterable[Language]) -> bool:
    """Whether the words are part of a name, which is its owner's and is never rewritten.

    Before an institution ("substance abuse WhatsApp line"), or after its members ("children of
    addicts"), in any of the languages that the text may be in.
    """
    before = text[max(0, match.start() - NEARBY) : match.start()]
    return any(
        each.institution.match(text, match.end()) or each.members.search(before)
        for each in languages
    )


def _is_in_capitals(text: str, match: re.Match[str]) -> bool:
    """As in "Drug Abuse Council". One capital at the start of a text shows nothing."""
    words = [word for word in WORD.findall(match[0]) if word.lower() not in JOINING_WORDS]
    shows_a_name = len(words) > 1 or bool(text[: match.start()].strip())
    return shows_a_name and all(word[0].isupper() for word in words)
