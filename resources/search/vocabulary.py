"""The words that people type, ready for matching, kept in the process until one of them changes."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import Stemmer
from django.db import connection
from rapidfuzz import process
from rapidfuzz.distance import OSA

from resources.models import Term
from resources.rules.normalised_text import is_unspaced
from resources.rules.terms import MEANS_SOMETHING, TermKind

MOST_BETWEEN = 2
"""So many other words may stand between those of a phrase: "he hits me", "he always hits me"."""

SHORTEST_MISSPELT = 4
LONG_WORD = 8

_STEMMERS = {
    "ar": "arabic",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "hi": "hindi",
    "pt": "portuguese",
    "ru": "russian",
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A term as it is compared in its own language. `stems` has one for each of its tokens."""

    term: Term
    tokens: tuple[str, ...]
    stems: tuple[str, ...]

    @property
    def kind(self) -> TermKind:
        return TermKind(self.term.kind)


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase, the places of its words in the text, and how surely it is meant (0 to 1)."""

    phrase: Phrase
    places: tuple[int, ...]
    likeness: float


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The phrases of one language, each under its rarest stem."""

    language: str
    stem: Callable[[str], str]
    phrases: Sequence[Phrase]

    @cached_property
    def _by_rarest_stem(self) -> Mapping[str, Sequence[Phrase]]:
        frequency: dict[str, int] = defaultdict(int)
        for phrase in self.phrases:
            for stem in phrase.stems:
                frequency[stem] += 1
        found: dict[str, list[Phrase]] = defaultdict(list)
        for phrase in self.phrases:
            found[min(phrase.stems, key=lambda stem: frequency[stem])].append(phrase)
        return found

    def matches(self, tokens: Sequence[str]) -> Iterator[Match]:
        stems = [self.stem(token) for token in tokens]
        places: dict[str, list[int]] = defaultdict(list)
        for place, stem in enumerate(stems):
            places[stem].append(place)
        for stem in places:
            for phrase in self._by_rarest_stem.get(stem, ()):
                yield from _in_order(phrase, places, tokens)


def _in_order(
    phrase: Phrase, places: Mapping[str, Sequence[int]], tokens: Sequence[str]
) -> Iterator[Match]:
    """Where the words of the phrase stand in their order, with few others between them."""
    between = 0 if len(phrase.stems) == 1 or is_unspaced(phrase.tokens[0]) else MOST_BETWEEN
    for first in places.get(phrase.stems[0], ()):
        found = [first]
        for stem in phrase.stems[1:]:
            following = [place for place in places.get(stem, ()) if place > found[-1]]
            if not following or following[0] - first >= len(phrase.stems) + between:
                break
            found.append(following[0])
        else:
            yield Match(phrase, tuple(found), _likeness(phrase, found, tokens))


def _likeness(phrase: Phrase, places: Sequence[int], tokens: Sequence[str]) -> float:
    inflected = sum(
        tokens[place] != token for place, token in zip(places, phrase.tokens, strict=True)
    )
    between = places[-1] - places[0] + 1 - len(places)
    return 1 - 0.05 * bool(inflected) - 0.1 * between


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """All terms of all languages: whatever language a page is in, each of them is understood."""

    lexicons: Sequence[Lexicon]

    def matches(self, tokens: Sequence[str]) -> Iterator[Match]:
        """Every phrase that stands in the text."""
        for lexicon in self.lexicons:
            yield from lexicon.matches(tokens)

    def nearest_word(self, word: str) -> str:
        """The word of a term for one that no term has: two letters swapped, one wrong, missing or
        too much (two in a long word). Its first letter is right. "" where there is none.
        """
        if word in self.known or len(word) < SHORTEST_MISSPELT:
            return ""
        most = 2 if len(word) >= LONG_WORD else 1
        near = process.extractOne(
            word,
            self._meaningful_by_first_letter.get(word[0], ()),
            scorer=OSA.distance,
            score_cutoff=most,
        )
        return str(near[0]) if near else ""

    @cached_property
    def _meaningful_by_first_letter(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for phrase in self.by_id.values():
            if phrase.kind in MEANS_SOMETHING:
                for token in phrase.tokens:
                    if len(token) >= SHORTEST_MISSPELT:
                        found[token[0]].add(token)
        return {letter: sorted(words) for letter, words in found.items()}

    @cached_property
    def by_id(self) -> Mapping[int, Phrase]:
        return {phrase.term.pk: phrase for lexicon in self.lexicons for phrase in lexicon.phrases}

    @cached_property
    def known(self) -> frozenset[str]:
        """Every word that stands in some term."""
        return frozenset(token for phrase in self.by_id.values() for token in phrase.tokens)

    @cached_property
    def ordinary(self) -> frozenset[str]:
        """Words that mean something by themselves, or nothing: no names of places."""
        alone = (p.tokens[0] for p in self.by_id.values() if len(p.tokens) == 1)
        return frozenset(alone)

    @cached_property
    def ignored(self) -> frozenset[str]:
        return self._words(TermKind.IGNORED) | self.before_place

    @cached_property
    def before_place(self) -> frozenset[str]:
        return self._words(TermKind.BEFORE_PLACE)

    def _words(self, kind: TermKind) -> frozenset[str]:
        return frozenset(
            phrase.tokens[0]
            for phrase in self.by_id.values()
            if phrase.kind is kind and len(phrase.tokens) == 1
        )


@lru_cache(maxsize=2)
def vocabulary(edition: str) -> Vocabulary:  # noqa: ARG001 (the key of the cache)
    """As it stands. No query in an edition that this process has seen, one in a new one.

    Terms are read again where one of them has changed: a second query.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), max(pgh_id) FROM resources_termevent")
        return _read(*cursor.fetchone())


@lru_cache(maxsize=1)
def _read(_events: int, _newest: int | None) -> Vocabulary:
    by_language: dict[str, list[Term]] = defaultdict(list)
    for term in Term.objects.all():
        by_language[term.language].append(term)
    return Vocabulary([_lexicon(language, terms) for language, terms in by_language.items()])


def _lexicon(language: str, terms: Sequence[Term]) -> Lexicon:
    stem = _stem_of(language)
    phrases = []
    for term in terms:
        tokens = tuple(term.key.split())
        phrases.append(Phrase(term, tokens, tuple(map(stem, tokens))))
    return Lexicon(language, stem, phrases)


def _stem_of(language: str) -> Callable[[str], str]:
    if language not in _STEMMERS:
        return str
    stem: Callable[[str], str] = Stemmer.Stemmer(_STEMMERS[language]).stemWord
    return stem
