"""Which listings a text names, by their number or their name."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol
from uuid import UUID

from resources.rules import region_codes
from resources.rules.indexed_words import asked
from resources.rules.normalised_text import is_unspaced, tokens
from resources.rules.typed_numbers import (
    EMERGENCY,
    TypedNumber,
    in_plain_digits,
    typed_numbers,
)
from resources.search import word_candidates
from resources.search.name_index import Row, look_up

MOST = 5

MOST_TOKENS = 40
"""A name is looked for among the first words only: who pastes a letter does not name a line."""

LONGEST_NAME, LONGEST_UNSPACED_NAME = 8, 16
MOST_WITH_A_NUMBER = 3
SHORTEST_WORD = 4
"""A shorter word in a sentence is more often a word of another language than a name."""

SHORT_TEXT = 5
"""In more words than these, a word that is like one of a name is no name."""


@dataclass(frozen=True, slots=True)
class Named:
    """`places`: which tokens of the text say it. Not sure: by a part of its name, or misspelt."""

    service: UUID
    places: tuple[int, ...]
    is_sure: bool


class CommonWords(Protocol):
    """`known`: all words of the vocabulary. `ordinary`: those that are a term by themselves.
    `ignored`: those that say nothing, such as "call".
    """

    @property
    def known(self) -> frozenset[str]: ...
    @property
    def ordinary(self) -> frozenset[str]: ...
    @property
    def ignored(self) -> frozenset[str]: ...


def named(text: str, *, region: str, common: CommonWords) -> list[Named]:
    """At most MOST by how surely they are meant; those of the reader's region where there are some.

    A name that is made of common words is none elsewhere than in the reader's region, and a single
    common word is one only where the text is nothing else. An emergency number is no listing's.
    One query, none for a text that can't name anything.
    """
    asking = _Asking(text, region, common)
    if not asking.numbers and not asking.phrases:
        return []
    return list(_chosen(asking, look_up(asking.parameters)))[:MOST]


@dataclass(frozen=True, slots=True)
class _Phrase:
    places: tuple[int, ...]
    here_only: bool


@dataclass(frozen=True)
class _Asking:
    text: str
    region: str
    common: CommonWords

    @cached_property
    def words(self) -> Sequence[str]:
        return tokens(self.text)[:MOST_TOKENS]

    @cached_property
    def numbers(self) -> Mapping[str, TypedNumber]:
        """By their digits."""
        found = typed_numbers(self.text, region=self.region)
        return {each.digits: each for each in found if each.digits not in EMERGENCY}

    @cached_property
    def meaningful(self) -> frozenset[int]:
        return frozenset(
            place for place, word in enumerate(self.words) if word not in self.common.ignored
        )

    @cached_property
    def unknown(self) -> tuple[int, ...]:
        """Words that may be a part of a name, in a text that is short enough to be one."""
        found = tuple(
            place
            for place, word in enumerate(self.words)
            if word not in self.common.known
            and len(word) >= SHORTEST_WORD
            and not word.isdecimal()
            and not is_unspaced(word)
        )
        return found if len(self.meaningful) <= SHORT_TEXT else ()

    @cached_property
    def phrases(self) -> Mapping[str, _Phrase]:
        """What may be a whole name, as it is compared."""
        return {key: each for each in self._phrases() for key in self._keys(each.places)}

    def _phrases(self) -> Iterator[_Phrase]:
        for start, word in enumerate(self.words):
            longest = LONGEST_UNSPACED_NAME if is_unspaced(word) else LONGEST_NAME
            for end in range(start + 1, min(start + longest, len(self.words)) + 1):
                places = tuple(range(start, end))
                if self._may_be_a_name(places):
                    yield _Phrase(places, here_only=self._is_here_only(places))

    def _keys(self, places: Sequence[int]) -> Iterator[str]:
        words = [self.words[place] for place in places]
        yield " ".join(words)
        if len(words) <= MOST_WITH_A_NUMBER and any(word.isdecimal() for word in words):
            yield " ".join(tokens("".join(words)))  # "1800 respect"

    def _may_be_a_name(self, places: Sequence[int]) -> bool:
        words = [self.words[place] for place in places]
        if all(word.isdecimal() for word in words) or self.meaningful.isdisjoint(places):
            return False
        if self.is_all(places):
            return True
        if all(is_unspaced(word) for word in words):
            return len(words) >= SHORTEST_WORD
        return len(words) > 1 or self._is_a_name_by_itself(places[0])

    def _is_a_name_by_itself(self, place: int) -> bool:
        """In a text of few words; beside words that mean something else, if it doesn't."""
        word = self.words[place]
        if len(word) < SHORTEST_WORD or len(self.meaningful) > SHORT_TEXT:
            return False
        others = (self.words[other] for other in self.meaningful if other != place)
        is_the_only_one = all(other in self.common.ordinary for other in others)
        usual = self.common.ordinary if is_the_only_one else self.common.known
        return word not in usual

    def _is_here_only(self, places: Sequence[int]) -> bool:
        words = [self.words[place] for place in places]
        usual = self.common.ordinary if len(words) == 1 else self.common.known
        return all(word in usual and not is_unspaced(word) for word in words)

    def is_all(self, places: Collection[int]) -> bool:
        """Whether nothing else in the text means anything."""
        return self.meaningful <= set(places)

    def digits_at(self, digits: str) -> tuple[int, ...]:
        """Which tokens a number is, its sign or zeros for "abroad" left aside."""
        for start in range(len(self.words)):
            said = ""
            for place in range(start, len(self.words)):
                if not self.words[place].isdecimal():
                    break
                said += in_plain_digits(self.words[place])
                if said.removeprefix("00") == digits:
                    return tuple(range(start, place + 1))
        return ()

    @property
    def parameters(self) -> Mapping[str, Any]:
        own, *wider = region_codes.ancestors(self.region)
        dialled = list(_dialled(self.numbers.values()))
        unknown = asked(self.words[place] for place in self.unknown)
        words = word_candidates.parameters(unknown, region=self.region, language="en")
        return {
            "own": own,
            "wider": wider,
            "ancestors": [own, *wider],
            "said": [digits for digits, _written, _countries in dialled],
            "digits": [written for _digits, written, _countries in dialled],
            "countries": [countries for _digits, _written, countries in dialled],
            "e164_said": [each.digits for each in self.numbers.values() for _e164 in each.e164],
            "e164": [e164 for each in self.numbers.values() for e164 in each.e164],
            "phrases": list(self.phrases),
            "unknown": [self.words[place] for place in self.unknown],
            **{f"{name}_0": value for name, value in words.items()},
        }


def _dialled(numbers: Collection[TypedNumber]) -> Iterator[tuple[str, str, str]]:
    """(digits as typed, digits as listed, countries in which that holds, or "")."""
    for number in numbers:
        yield number.digits, number.digits, ""
        for national in number.national:
            yield number.digits, national, " ".join(number.countries)


def _chosen(asking: _Asking, rows: Sequence[Row]) -> Iterator[Named]:
    """Without what is named by a word of a longer name that stands there too."""
    found: dict[UUID, Named] = {}
    here: set[UUID] = set()
    for service, way, said, is_here in rows:
        if here and not is_here:
            break
        places = _MEANT[way](asking, said, is_here)
        if places is not None:
            is_sure = way in ("number", "name", "organization")
            found.setdefault(service, Named(service, places, is_sure))
            here.update([service] if is_here else [])
    said_places = {frozenset(each.places) for each in found.values()}
    for each in found.values():
        if not any(frozenset(each.places) < longer for longer in said_places):
            yield each


def _by_number(asking: _Asking, said: str, is_here: bool) -> tuple[int, ...] | None:
    """A few digits in a sentence may be a number of anything."""
    places = asking.digits_at(said)
    stands_alone = asking.is_all(places) or (is_here and len(asking.words) <= len(places) + 2)
    return places if stands_alone or not asking.numbers[said].is_short else None


def _by_name(asking: _Asking, said: str, is_here: bool) -> tuple[int, ...] | None:
    phrase = asking.phrases[said]
    return phrase.places if is_here or not phrase.here_only else None


def _by_organization(asking: _Asking, said: str, is_here: bool) -> tuple[int, ...] | None:
    """One word that the vocabulary has is too little for what isn't the listing's own name."""
    is_rare = " " in said or said not in asking.common.known
    return _by_name(asking, said, is_here) if is_here or is_rare else None


def _by_part(asking: _Asking, _said: str, is_here: bool) -> tuple[int, ...] | None:
    is_most = 2 * len(asking.unknown) >= len(asking.meaningful)
    return asking.unknown if is_here or is_most else None


def _by_likeness(asking: _Asking, said: str, is_here: bool) -> tuple[int, ...] | None:
    places = tuple(place for place in asking.unknown if asking.words[place] == said)
    return places if is_here or asking.is_all(places) else None


_MEANT = {
    "number": _by_number,
    "name": _by_name,
    "organization": _by_organization,
    "part": _by_part,
    "alike": _by_likeness,
}
