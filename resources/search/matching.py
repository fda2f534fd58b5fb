"""Which terms of the vocabulary a text has, however it is spelt: the longest ones win."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import connection

from resources.rules.normalised_text import is_unspaced
from resources.rules.terms import SHOWS_INTENT, TermKind
from resources.search.vocabulary import Match, Phrase, Vocabulary

LITTLE = 0.25
"""The weight of a word that means nothing by itself, beside 1 for others."""

_CHARACTER = 0.5
_MISSPELT = 0.9
_RUN_TOGETHER = 0.85
_LONG = 5
_COMMON_START = 4
_MOST_WORDS = 3
_MOST_GROUPS = 16
_SHORTEST = 6

_COUNTED = frozenset(TermKind) - {TermKind.IGNORED, TermKind.BEFORE_PLACE, TermKind.NO_PLACE}


@dataclass(frozen=True)
class Reading:
    """A text of `words` on a page in `language`."""

    words: Sequence[str]
    known: Vocabulary
    language: str
    at: datetime

    def matches(self) -> list[Match]:
        """What is meant. At most one query."""
        found = [
            *self._as_spelt(self.words),
            *self._respelt(),
            *self._run_together(),
            *self._alike(),
        ]
        return self._longest(match for match in found if self._counts(match))

    def weight(self, match: Match) -> float:
        """How much of the text it explains, by how surely."""
        return match.likeness * sum(self._weight_of(self.words[place]) for place in match.places)

    def _weight_of(self, word: str) -> float:
        if is_unspaced(word):
            return _CHARACTER
        return LITTLE if word in self.known.ignored else 1

    def _as_spelt(self, words: Sequence[str]) -> Iterator[Match]:
        for match in self.known.matches(words):
            if self._lasts(match.phrase):
                yield match

    def _respelt(self) -> Iterator[Match]:
        """With each word that no term has replaced by the one that was probably meant."""
        meant = {
            place: near
            for place, word in enumerate(self.words)
            if (near := self.known.nearest_word(word))
        }
        if not meant:
            return
        words = [meant.get(place, word) for place, word in enumerate(self.words)]
        for match in self._as_spelt(words):
            if not meant.keys().isdisjoint(match.places):
                yield replace(match, likeness=match.likeness * _MISSPELT)

    def _run_together(self) -> Iterator[Match]:
        """A word that no term has and that is a whole phrase without its spaces."""
        for place, word in enumerate(self.words):
            for phrase in self.known.without_spaces(word):
                if self._lasts(phrase):
                    yield Match(phrase, (place,), _RUN_TOGETHER)

    def _alike(self) -> Iterator[Match]:
        groups = list(self._unknown_groups())[:_MOST_GROUPS]
        if not groups:
            return
        with connection.cursor() as cursor:
            cursor.execute(_ALIKE, [[" ".join(self._said(group)) for group in groups]])
            for number, term, likeness in cursor.fetchall():
                phrase = self.known.phrase(term)
                places = groups[number - 1]
                if phrase and len(phrase.tokens) == len(places) and self._lasts(phrase):
                    yield Match(phrase, places, likeness)

    def _lasts(self, phrase: Phrase) -> bool:
        return phrase.until is None or phrase.until > self.at

    def _unknown_groups(self) -> Iterator[tuple[int, ...]]:
        """Neighbouring words, at least one of which no term has, the longest groups first."""
        for size in range(_MOST_WORDS, 0, -1):
            for start in range(len(self.words) - size + 1):
                places = tuple(range(start, start + size))
                said = self._said(places)
                long_enough = len("".join(said)) >= _SHORTEST
                if long_enough and any(word not in self.known.known for word in said):
                    yield places

    def _said(self, places: Iterable[int]) -> list[str]:
        return [self.words[place] for place in places]

    def _counts(self, match: Match) -> bool:
        """Whether one word may be taken for another form, or for one of another language."""
        if match.phrase.kind not in _COUNTED:
            return False
        if match.phrase.kind is TermKind.HARMLESS:
            return self._is_literal(match)
        if len(match.places) > 1:
            return True
        said, meant = self.words[match.places[0]], match.phrase.tokens[0]
        if match.phrase.language != self.language and said in self.known.ignored:
            return False
        if said == meant or match.likeness < _MISSPELT or is_unspaced(said):
            return True
        is_sensitive = match.phrase.slug in SHOWS_INTENT
        alike = said[:_COMMON_START] == meant[:_COMMON_START] and len(said) >= _LONG
        return alike and not is_sensitive

    def _is_literal(self, match: Match) -> bool:
        """Harmless phrases hide what they hold, so there is no doubt about them."""
        is_one_piece = match.places[-1] - match.places[0] + 1 == len(match.places)
        return is_one_piece and self._said(match.places) == list(match.phrase.tokens)

    def _longest(self, matches: Iterable[Match]) -> list[Match]:
        """A shorter phrase counts only where no longer one has its words."""
        taken: dict[int, tuple[int, ...]] = {}
        chosen: dict[tuple[object, ...], Match] = {}
        for match in sorted(matches, key=self._order):
            if {taken[place] for place in match.places if place in taken} <= {match.places}:
                term = match.phrase
                chosen.setdefault((match.places, term.kind, term.slug), match)
                taken.update(dict.fromkeys(match.places, match.places))
        return [match for match in chosen.values() if match.phrase.kind is not TermKind.HARMLESS]

    def _order(self, match: Match) -> tuple[float, bool, bool, int]:
        term = match.phrase
        is_harmless = match.phrase.kind is TermKind.HARMLESS
        return -self.weight(match), not is_harmless, term.language != self.language, term.id


# One search of the trigram index for each group of words; it has terms of _MOST_WORDS and fewer.
_ALIKE = """
SELECT said.place, term.id, similarity(term.key, said.words)
FROM unnest(%s::text[]) WITH ORDINALITY AS said (words, place)
JOIN resources_term AS term ON term.key %% said.words
WHERE term.kind IN ('topic', 'audience', 'intent') AND NOT term.key ~ ' .* .* '
"""
