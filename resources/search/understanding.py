"""What somebody means by the words that they type, in whatever language they do.

Nothing of it is kept: no text, and no trace of one. It is the same for the same words, region and
vocabulary, and says which words led to what, for those who look after the vocabulary.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from resources.rules.normalised_text import tokens
from resources.rules.terms import SHOWS_INTENT, TermKind
from resources.search import naming, places, spoken_languages, word_evidence
from resources.search.matching import Reading
from resources.search.places import Place, Surroundings
from resources.search.vocabulary import Match, vocabulary
from resources.search.word_evidence import DANGER, Guess, guess

CLOSE = 0.5
"""A topic counts beside the best one from this share of its weight on."""

MOST_TOPICS = 3
MOST_AUDIENCES = 2

PROBABLE = 0.15
"""A topic that is guessed counts from this probability on."""

GUESSED = 3.0
"""The weight of a certain guess, beside 1 for one meaningful word of a term."""

INTENT_PROBABLE = 0.8
"""From such a probability on, help comes first: a calm page too many costs nobody anything."""

INTENT_IN_PART = 0.98
"""The same for the best of the many parts of a long sentence."""

INTENT_OF_DISTRESS, HARDLY_ORDINARY = 0.04, 0.02
"""The same for sentences that hardly anybody types who is not in distress."""

ORDINARY, ORDINARY_IF_INEXACT = 0.8, 0.5
"""From such a probability of an ordinary sentence on, one word of it shows no intent; the second
where that word is spelt or inflected otherwise than in its term.
"""

GENERAL: Mapping[str, float] = {"emotional-distress": 0.5, "loneliness": 0.7}
"""What goes with everything else counts less beside it."""

_OWN_LANGUAGE = 1.1
_INTENT = 1.5


@dataclass(frozen=True, slots=True)
class Reason:
    """Which words of the text (as they are compared) led to what, by which term."""

    words: str
    kind: str
    means: str
    term: str
    language: str
    weight: float


@dataclass(frozen=True, slots=True)
class Understood:
    """Slugs and codes, the best first. `intent`: help comes before everything else.

    `services` are listings whose name or number was typed; `left` are the words that nothing was
    understood by, as they are compared.
    """

    topics: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    intent: bool = False
    services: tuple[UUID, ...] = ()
    left: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()

    @property
    def is_vague(self) -> bool:
        """Whether nothing but a place, perhaps, was understood."""
        return not (self.topics or self.audiences or self.channels or self.languages)


def understand(
    text: str,
    *,
    language: str,
    region: str,
    edition: str,
    at: datetime,
    spoken: Collection[str] = (),
) -> Understood:
    """`language` and `region` are those of the page; `edition` keeps the vocabulary; `spoken` are
    the languages that some line speaks (`Reference.spoken`).

    At most three queries: listings by name or number, words spelt otherwise, places; more where
    the vocabulary has changed.
    """
    words, known = tokens(text), vocabulary(edition)
    if not words:
        return Understood()
    listings = naming.named(text, region=region, common=known)
    services = tuple(each.service for each in listings)
    said = {place for each in listings if each.is_sure for place in each.places}
    if listings and all(p in said or word in known.ignored for p, word in enumerate(words)):
        return Understood(services=services)
    reading = Reading(words, known, language, at)
    matches = reading.matches()
    covered = said.union(*(match.places for match in matches))
    tongues = spoken_languages.asked(words, frozenset(range(len(words))) - covered, spoken)
    covered.update(*(where for _tag, where in tongues))
    found = places.named(_surroundings(reading, covered, region))
    covered.update(*(each.places for each in found))
    left = [w for i, w in enumerate(words) if i not in covered and w not in known.ignored]
    return replace(
        _summary(reading, matches, found, left),
        services=services,
        languages=tuple(tag for tag, _places in tongues),
    )


def prepare(edition: str) -> None:
    """Reads the vocabulary, which takes some seconds in a new process."""
    known = vocabulary(edition)
    known.prepare()
    word_evidence.prepare(known)


def _summary(
    reading: Reading, matches: Sequence[Match], found: Sequence[Place], left: Sequence[str]
) -> Understood:
    probably = _guess(reading, found)
    return Understood(
        topics=_topics(reading, matches, probably if left else None),
        audiences=_best(_weights(reading, matches, TermKind.AUDIENCE), MOST_AUDIENCES),
        regions=tuple(dict.fromkeys(place.region for place in found)),
        channels=_best(_weights(reading, matches, TermKind.CHANNEL), 1),
        intent=_shows_intent(matches, probably, all_said=not left),
        left=tuple(left),
        reasons=tuple(_reasons(reading, matches, found)),
    )


def _guess(reading: Reading, found: Sequence[Place]) -> Guess | None:
    """By the words that are no names of places."""
    places_said = {at for place in found for at in place.places}
    rest = [word for at, word in enumerate(reading.words) if at not in places_said]
    return guess(rest, reading.known, reading.language)


def _topics(reading: Reading, matches: Sequence[Match], probably: Guess | None) -> tuple[str, ...]:
    """A guess can come before what was said in so many words, and never takes its place."""
    said: dict[str, float] = _weights(reading, matches, TermKind.TOPIC, TermKind.INTENT)
    weights = defaultdict(float, said)
    for slug, probability in (probably.topics if probably else {}).items():
        if probability >= PROBABLE and slug != DANGER:
            weights[slug] += GUESSED * probability
    altogether, said = _beside_others(weights), _beside_others(said)
    close = {*_best(altogether, MOST_TOPICS), *_best(said, MOST_TOPICS)}
    return _in_order(close, altogether)[:MOST_TOPICS]


def _beside_others(weights: Mapping[str, float]) -> dict[str, float]:
    return {slug: weight * GENERAL.get(slug, 1) for slug, weight in weights.items()}


def _weights(
    reading: Reading, matches: Sequence[Match], *kinds: TermKind
) -> defaultdict[str, float]:
    """By slug."""
    weights: defaultdict[str, float] = defaultdict(float)
    for match in matches:
        if match.phrase.kind in kinds:
            weights[match.phrase.slug] += _weight(reading, match)
    return weights


def _shows_intent(matches: Sequence[Match], probably: Guess | None, *, all_said: bool) -> bool:
    """`all_said`: terms explain every word, as in "chat about gambling"."""
    if probably is None:
        return any(_is_of_intent(match) for match in matches)
    if _intent_is_probable(probably, all_said=all_said):
        return True
    return any(_is_of_intent(match) and not _is_harmless(match, probably) for match in matches)


def _intent_is_probable(probably: Guess, *, all_said: bool) -> bool:
    is_distress = not all_said and probably.ordinary < HARDLY_ORDINARY
    enough = INTENT_OF_DISTRESS if is_distress else INTENT_PROBABLE
    return probably.intent >= enough or probably.intent_in_part >= INTENT_IN_PART


def _is_of_intent(match: Match) -> bool:
    kind, slug = match.phrase.kind, match.phrase.slug
    return kind is TermKind.INTENT or (kind is TermKind.TOPIC and slug in SHOWS_INTENT)


def _is_harmless(match: Match, probably: Guess) -> bool:
    """Whether the sentence is ordinary, and only one word of it or another spelling is not."""
    doubt = ORDINARY if match.likeness == 1 else ORDINARY_IF_INEXACT
    is_weak = len(match.phrase.tokens) == 1 or match.likeness < 1
    return is_weak and probably.ordinary >= doubt


def _weight(reading: Reading, match: Match) -> float:
    own = _OWN_LANGUAGE if match.phrase.language == reading.language else 1
    return reading.weight(match) * own * (_INTENT if match.phrase.kind is TermKind.INTENT else 1)


def _best(weights: Mapping[str, float], most: int) -> tuple[str, ...]:
    """Those that are close to the best one: in doubt, both."""
    named = {slug: weight for slug, weight in weights.items() if slug}
    enough = CLOSE * max(named.values(), default=0)
    close = [slug for slug, weight in named.items() if weight >= enough]
    return _in_order(close, named)[:most]


def _in_order(slugs: Iterable[str], weights: Mapping[str, float]) -> tuple[str, ...]:
    return tuple(sorted(slugs, key=lambda slug: (-weights[slug], slug)))


def _reasons(
    reading: Reading, matches: Sequence[Match], found: Sequence[Place]
) -> Iterator[Reason]:
    for match in matches:
        term = match.phrase
        said = " ".join(reading.words[place] for place in match.places)
        weight = _weight(reading, match)
        yield Reason(said, term.kind, term.slug, term.text, term.language, weight)
    for place in found:
        said = " ".join(reading.words[at] for at in place.places)
        yield Reason(said, "region", place.region, "", "", 1)


def _surroundings(reading: Reading, covered: set[int], region: str) -> Surroundings:
    words, known = reading.words, reading.known
    still_open = frozenset(range(len(words))) - covered
    return Surroundings(
        tokens=words,
        open=still_open,
        meaningless=frozenset(p for p in still_open if words[p] in known.ignored),
        ordinary=known.ordinary,
        before_place=known.before_place,
        everyday=known.everyday(reading.language),
        region=region,
        language=reading.language,
    )
