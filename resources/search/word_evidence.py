"""What a sentence is probably about, by the company that its words keep in the vocabulary.

For sentences that no term is in. Two multinomial naive Bayes classifiers over the terms of one
language: Manning, Raghavan and Schütze, "Introduction to Information Retrieval" (2008), chapter 13.
Features are words, in their stems, and pairs of neighbours; in scripts without spaces, characters.
The second one has parts of words besides, for forms that no term has, and a feature counts the less
the more classes have it. Which topic it is, both say together.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import exp, log, sqrt

from resources.rules.normalised_text import is_unspaced
from resources.rules.terms import SHOWS_INTENT, TermKind
from resources.search.vocabulary import Lexicon, Vocabulary

NOTHING = "nothing"
"""The class of ordinary words and phrases."""

DANGER = "danger"
INTENT = "intent:"
"""Begins the classes of phrases that show intent."""

_ANY_DANGER = INTENT + DANGER

LEAST_REST = 0.02
"""However sure the danger is, topics of this probability and less are not made more of."""

SMOOTHING = 0.3
_LOG_SMOOTHING = log(SMOOTHING)
FEWEST_FEATURES = 2
OWN_LANGUAGE = 0.05
"""What a page in a language is worth beside the share of the words that a language has."""

PART = 4
"""Characters."""

WINDOW = 6
"""Words: of a long sentence, so many in a row may be what matters."""

WINDOW_KNOWN = 0.8
"""The share of its features from which on such a part is looked at."""

CERTAINTY = 1 / 1.5
"""Of a naive Bayes classifier, which counts each neighbour of a word as another witness."""

Found = tuple[tuple[str, int], ...]
"""(class, how often) for each class that a feature stands in."""


@dataclass(frozen=True, slots=True)
class Guess:
    """Probabilities (0 to 1): of each topic, of intent, and of an ordinary sentence.

    `intent_in_part`: the same of that part of a longer sentence that shows most of it.
    """

    topics: Mapping[str, float]
    intent: float
    intent_in_part: float
    ordinary: float


class Classifier:
    """`counts`: class -> how often each feature stands in its terms."""

    def __init__(self, counts: Mapping[str, Counter[str]], *, by_rarity: bool) -> None:
        found: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for name, features in counts.items():
            for feature, count in features.items():
                found[feature].append((name, count))
        size = len(found)
        # There are many features, and few different values.
        same: dict[Found, Found] = {}
        self._found = {
            feature: same.setdefault(each, each)
            for feature, each in ((feature, tuple(names)) for feature, names in found.items())
        }
        self._classes = len(counts)
        self._by_rarity = by_rarity
        self._not_found = {
            name: _LOG_SMOOTHING - log(features.total() + SMOOTHING * size)
            for name, features in counts.items()
        }

    def known(self, features: Sequence[str]) -> list[str]:
        return [feature for feature in features if feature in self._found]

    def classify(self, known: Sequence[str]) -> dict[str, float]:
        """How probable each class is, by these features."""
        weights = [(self._found[feature], self._weight(feature)) for feature in known]
        total = sum(weight for _found, weight in weights)
        scores = {name: total * score for name, score in self._not_found.items()}
        for found, weight in weights:
            for name, count in found:
                scores[name] += weight * (log(count + SMOOTHING) - _LOG_SMOOTHING)
        return _normalised(scores)

    def _weight(self, feature: str) -> float:
        if not self._by_rarity:
            return 1.0
        most = self._classes + 1
        return log(most / len(self._found[feature])) / log(most)


@dataclass(frozen=True)
class Evidence:
    """What the terms of one language teach."""

    lexicon: Lexicon

    @cached_property
    def _by_words(self) -> Classifier:
        return Classifier(self._counts(_features), by_rarity=False)

    @cached_property
    def _by_parts(self) -> Classifier:
        return Classifier(self._counts(_features_and_parts), by_rarity=True)

    def _counts(
        self, features: Callable[[Sequence[str], Sequence[str]], Iterator[str]]
    ) -> Mapping[str, Counter[str]]:
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for phrase in self.lexicon.phrases:
            name = _class_of(phrase.kind, phrase.slug)
            # A term for a while is a name in the news, and teaches nothing about other words.
            if name and phrase.until is None:
                counts[name].update(features(phrase.stems, phrase.tokens))
        return counts

    def known(self, words: Sequence[str]) -> tuple[Sequence[str], float]:
        """The features that are known, and their share of all."""
        features = list(_features(self._stems(words), words))
        known = self._by_words.known(features)
        return known, len(known) / max(1, len(features))

    def guess(self, words: Sequence[str]) -> Guess | None:
        """None where too few of the words are known."""
        known, _share = self.known(words)
        if len(known) < FEWEST_FEATURES:
            return None
        stems = self._stems(words)
        parts = self._by_parts.known(list(_features_and_parts(stems, words)))
        by_words, by_parts = self._by_words.classify(known), self._by_parts.classify(parts)
        return Guess(
            topics=_topics(_together(by_words, by_parts)),
            intent=max(_intent(by_words), _intent(by_parts)),
            intent_in_part=max(self._intent_of_windows(stems), default=0),
            ordinary=by_words.get(NOTHING, 0),
        )

    def _intent_of_windows(self, stems: Sequence[str]) -> Iterator[float]:
        """Of parts that are known well enough; none of a sentence that is no longer than one."""
        for start in range(len(stems) - WINDOW + 1 if len(stems) > WINDOW else 0):
            features = list(_features(stems[start : start + WINDOW], ()))
            known = self._by_words.known(features)
            if len(known) >= WINDOW_KNOWN * len(features):
                yield _intent(self._by_words.classify(known))

    def prepare(self) -> None:
        for classifier in (self._by_words, self._by_parts):
            classifier.classify(())

    def _stems(self, words: Sequence[str]) -> Sequence[str]:
        return [self.lexicon.stem(word) for word in words]


def guess(words: Sequence[str], known: Vocabulary, language: str) -> Guess | None:
    """By the language that has most of the words; where two have as many, the page's."""
    evidences = [_evidence(lexicon) for lexicon in known.lexicons]
    if not evidences:
        return None

    def likely(evidence: Evidence) -> float:
        return evidence.known(words)[1] + OWN_LANGUAGE * (evidence.lexicon.language == language)

    return max(evidences, key=likely).guess(words)


def prepare(known: Vocabulary) -> None:
    """Counts what `guess` counts, some seconds' work, before somebody waits for it."""
    for lexicon in known.lexicons:
        _evidence(lexicon).prepare()


@lru_cache(maxsize=64)
def _evidence(lexicon: Lexicon) -> Evidence:
    return Evidence(lexicon)


def _together(one: Mapping[str, float], other: Mapping[str, float]) -> Mapping[str, float]:
    """The logarithmic opinion pool of two classifiers of the same classes, less certain than both.

    Genest and Zidek, "Combining Probability Distributions" (Statistical Science, 1986).
    """
    pooled = {name: sqrt(one[name] * other[name]) ** CERTAINTY for name in one}
    total = sum(pooled.values())
    # Nothing is left where each is sure of what the other rules out: then the one with the parts.
    return {name: pooled[name] / total for name in pooled} if total else other


def _topics(probabilities: Mapping[str, float]) -> Mapping[str, float]:
    """Those that show intent count for their topic; danger, which has none, for no other."""
    found: dict[str, float] = defaultdict(float)
    for name, probability in probabilities.items():
        if name not in (NOTHING, _ANY_DANGER):
            found[name.removeprefix(INTENT)] += probability
    rest = 1 - probabilities.get(_ANY_DANGER, 0)
    return {slug: probability / max(rest, LEAST_REST) for slug, probability in found.items()}


def _intent(probabilities: Mapping[str, float]) -> float:
    return sum(
        probability
        for name, probability in probabilities.items()
        if name.startswith(INTENT) or name in SHOWS_INTENT
    )


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


def _features(stems: Sequence[str], _words: Sequence[str]) -> Iterator[str]:
    for place, stem in enumerate(stems):
        yield stem
        if place:
            yield f"{stems[place - 1]} {stem}"
        if place > 1 and is_unspaced(stem):
            yield f"{stems[place - 2]} {stems[place - 1]} {stem}"


def _features_and_parts(stems: Sequence[str], words: Sequence[str]) -> Iterator[str]:
    yield from _features(stems, words)
    for word in words:
        if not is_unspaced(word):
            whole = f"^{word}$"
            yield from (f"#{whole[at : at + PART]}" for at in range(len(whole) - PART + 1))
