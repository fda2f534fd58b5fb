"""What a sentence is probably about, by the company that its words keep in the vocabulary.

For sentences that no term is in. A multinomial naive Bayes classifier over the terms of one
language: Manning, Raghavan and Schütze, "Introduction to Information Retrieval" (2008), chapter 13.
Features are words, in their stems, and pairs of neighbours; in scripts without spaces, characters.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import exp, log

from resources.rules.normalised_text import is_unspaced
from resources.rules.terms import SHOWS_INTENT, TermKind
from resources.search.vocabulary import Lexicon, Vocabulary

NOTHING = "nothing"
"""The class of ordinary words and phrases."""

DANGER = "danger"
INTENT = "intent:"
"""Begins the classes of phrases that show intent."""

SMOOTHING = 0.3
FEWEST_FEATURES = 2


@dataclass(frozen=True, slots=True)
class Guess:
    """How probable each class is, and the share of the features that are known (0 to 1)."""

    probabilities: Mapping[str, float]
    known: float

    @property
    def intent(self) -> float:
        return sum(
            p
            for name, p in self.probabilities.items()
            if name.startswith(INTENT) or name in SHOWS_INTENT
        )

    @property
    def topics(self) -> Mapping[str, float]:
        found: dict[str, float] = defaultdict(float)
        for name, probability in self.probabilities.items():
            if name != NOTHING:
                found[name.removeprefix(INTENT)] += probability
        return found


@dataclass(frozen=True)
class Evidence:
    """The counts of one language's terms."""

    lexicon: Lexicon

    @cached_property
    def _counts(self) -> Mapping[str, Counter[str]]:
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for phrase in self.lexicon.phrases:
            name = _class_of(phrase.kind, phrase.slug)
            # A term for a while is a name in the news, and teaches nothing about other words.
            if name and phrase.until is None:
                counts[name].update(_features(phrase.stems))
        return counts

    @cached_property
    def _totals(self) -> Mapping[str, int]:
        return {name: sum(counts.values()) for name, counts in self._counts.items()}

    @cached_property
    def _features_known(self) -> frozenset[str]:
        return frozenset(feature for counts in self._counts.values() for feature in counts)

    def guess(self, words: Sequence[str]) -> Guess | None:
        """None where too few of the words are known."""
        features = list(_features([self.lexicon.stem(word) for word in words]))
        known = [feature for feature in features if feature in self._features_known]
        if len(known) < FEWEST_FEATURES:
            return None
        size = len(self._features_known)
        scores = {}
        for name, counts in self._counts.items():
            total = log(self._totals[name] + SMOOTHING * size)
            scores[name] = sum(log(counts[feature] + SMOOTHING) - total for feature in known)
        probabilities = _normalised(scores)
        return Guess(probabilities, len(known) / len(features))


def guess(words: Sequence[str], known: Vocabulary, language: str) -> Guess | None:
    """By the language that has most of the words; where two have as many, the page's."""
    guesses = {
        lexicon.language: found
        for lexicon in known.lexicons
        if (found := _evidence(lexicon).guess(words)) is not None
    }
    if not guesses:
        return None
    return guesses[max(guesses, key=lambda tag: guesses[tag].known + 0.05 * (tag == language))]


@lru_cache(maxsize=64)
def _evidence(lexicon: Lexicon) -> Evidence:
    return Evidence(lexicon)


def _normalised(scores: Mapping[str, float]) -> dict[str, float]:
    most = max(scores.values())
    weights = {name: exp(score - most) for name, score in scores.items()}
    total = sum(weights.values())
    return {name: weight / total for name, weight in weights.items()}


def _class_of(kind: TermKind, slug: str) -> str:
    match kind:
        case TermKind.TOPIC:
            return slug
        case TermKind.INTENT:
            return INTENT + (slug or DANGER)
        case TermKind.HARMLESS | TermKind.IGNORED:
            return NOTHING
        case _:
            return ""


def _features(stems: Sequence[str]) -> Iterator[str]:
    for place, stem in enumerate(stems):
        yield stem
        if place:
            yield f"{stems[place - 1]} {stem}"
        if place > 1 and is_unspaced(stem):
            yield f"{stems[place - 2]} {stems[place - 1]} {stem}"
