"""The words that people type, ready for matching, kept in the process until one of them changes."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache

import Stemmer
from django.db import connection
from rapidfuzz import process
from rapidfuzz.distance import OSA

from resources.models import Term
from resources.rules.normalised_text import is_unspaced, single_letters
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
    """A term (`models.term`) as it is compared. `stems` has one for each of its tokens."""

    id: int
    language: str
    kind: TermKind
    slug: str
    text: str
    until: datetime | None
    tokens: tuple[str, ...]
    stems: tuple[str, ...]


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
    def by_id(self) -> Mapping[int, Phrase]:
        return {phrase.id: phrase for phrase in self.phrases}

    @property
    def _compared(self) -> Iterator[Phrase]:
        """Without words that only say of a name that it is no place."""
        return (phrase for phrase in self.phrases if phrase.kind is not TermKind.NO_PLACE)

    @cached_property
    def known(self) -> frozenset[str]:
        return frozenset(token for phrase in self._compared for token in phrase.tokens)

    @cached_property
    def meaningful(self) -> frozenset[str]:
        """Words long enough to be misspelt, of phrases that mean something."""
        return frozenset(
            token
            for phrase in self.phrases
            if phrase.kind in MEANS_SOMETHING
            for token in phrase.tokens
            if len(token) >= SHORTEST_MISSPELT
        )

    @cached_property
    def by_letters(self) -> Mapping[str, Sequence[Phrase]]:
        """Phrases of several words that mean something, by all their letters in a row."""
        found: dict[str, list[Phrase]] = defaultdict(list)
        for phrase in self.phrases:
            if len(phrase.tokens) > 1 and phrase.kind in MEANS_SOMETHING:
                found[single_letters("".join(phrase.tokens))].append(phrase)
        return found

    @cached_property
    def everyday(self) -> frozenset[str]:
        """Words that name a place besides; those of several tokens without spaces."""
        return frozenset(
            "".join(phrase.tokens) for phrase in self.phrases if phrase.kind is TermKind.NO_PLACE
        )

    def prepare(self) -> None:
        _worked_out = self.by_id, self.known, self.meaningful, self.by_letters
        _sorted = self._by_rarest_stem, self.everyday

    def alone(self, kinds: Collection[TermKind]) -> frozenset[str]:
        """Words that are a phrase of such a kind by themselves."""
        return frozenset(
            phrase.tokens[0]
            for phrase in self.phrases
            if phrase.kind in kinds and len(phrase.tokens) == 1
        )

    @cached_property
    def _by_rarest_stem(self) -> Mapping[str, Sequence[Phrase]]:
        frequency: dict[str, int] = defaultdict(int)
        for phrase in self._compared:
            for stem in phrase.stems:
                frequency[stem] += 1
        found: dict[str, list[Phrase]] = defaultdict(list)
        for phrase in self._compared:
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

    def prepare(self) -> None:
        """Works out what searches need, before somebody waits for it."""
        for lexicon in self.lexicons:
            lexicon.prepare()
        _worked_out = self.known, self.ordinary, self.ignored, self.before_place
        _sorted = self._meaningful_by_first_letter

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

    def without_spaces(self, word: str) -> Iterator[Phrase]:
        """The phrases that somebody wrote without a space, or letter by letter, in one word that
        no term has.
        """
        if word not in self.known:
            for lexicon in self.lexicons:
                yield from lexicon.by_letters.get(single_letters(word), ())

    @cached_property
    def _meaningful_by_first_letter(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for word in sorted(frozenset().union(*(each.meaningful for each in self.lexicons))):
            found[word[0]].append(word)
        return found

    def phrase(self, term_id: int) -> Phrase | None:
        found = (lexicon.by_id.get(term_id) for lexicon in self.lexicons)
        return next((phrase for phrase in found if phrase), None)

    @cached_property
    def known(self) -> frozenset[str]:
        """Every word that stands in some term."""
        return frozenset().union(*(lexicon.known for lexicon in self.lexicons))

    @cached_property
    def ordinary(self) -> frozenset[str]:
        """Words that mean something by themselves, or nothing: no names of places."""
        return self._alone(frozenset(TermKind) - {TermKind.NO_PLACE})

    @cached_property
    def ignored(self) -> frozenset[str]:
        return self._alone({TermKind.IGNORED, TermKind.BEFORE_PLACE})

    @cached_property
    def before_place(self) -> frozenset[str]:
        return self._alone({TermKind.BEFORE_PLACE})

    def everyday(self, language: str) -> frozenset[str]:
        """Words of a language (BCP 47) that name a place besides, as `Lexicon.everyday`."""
        base = language.partition("-")[0]
        found = (each.everyday for each in self.lexicons if each.language.startswith(base))
        return frozenset().union(*found)

    def _alone(self, kinds: Collection[TermKind]) -> frozenset[str]:
        return frozenset().union(*(lexicon.alone(kinds) for lexicon in self.lexicons))


@lru_cache(maxsize=2)
def vocabulary(edition: str) -> Vocabulary:  # noqa: ARG001 (the key of the cache)
    """As it stands. No query in an edition that this process has seen, one in a new one.

    The terms of a language are read again where one of them has changed: a query for each.
    """
    with connection.cursor() as cursor:
        cursor.execute(_VERSIONS)
        return _of(tuple(_lexicon(*version) for version in cursor.fetchall()))


@lru_cache(maxsize=2)
def _of(lexicons: tuple[Lexicon, ...]) -> Vocabulary:
    """The same one where an edition has changed none of them: what it has worked out stays."""
    return Vocabulary(lexicons)


# What was loaded is not in the history, what people did is.
_VERSIONS = """
SELECT language, count(*), max(id), coalesce(newest, 0)
FROM resources_term LEFT JOIN (
    SELECT language, max(pgh_id) AS newest FROM resources_termevent GROUP BY language
) events USING (language)
GROUP BY language, newest ORDER BY language
"""


@lru_cache(maxsize=64)
def _lexicon(language: str, _terms: int, _newest: int, _newest_event: int) -> Lexicon:
    stem = _stem_of(language)
    fields = ("id", "kind", "slug", "text", "until", "key")
    phrases = []
    for pk, kind, slug, text, until, key in (
        Term.objects.filter(language=language).order_by("id").values_list(*fields)
    ):
        tokens = tuple(key.split())
        stems = tuple(map(stem, tokens))
        phrases.append(Phrase(pk, language, TermKind(kind), slug, text, until, tokens, stems))
    return Lexicon(language, stem, phrases)


def _stem_of(language: str) -> Callable[[str], str]:
    if language not in _STEMMERS:
        return str
    stem: Callable[[str], str] = Stemmer.Stemmer(_STEMMERS[language]).stemWord
    return stem
