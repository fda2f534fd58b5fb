"""The few lines that stand where there is little room: in an embed, on a card, on a poster."""

from collections.abc import Sequence
from dataclasses import dataclass

from directory.listing_facts import Card, cards
from directory.moment import Moment
from resources.rules import ranking, region_codes
from resources.search.listings import load
from resources.search.searches import Search
from resources.search.widening import Answer, find_never_empty

# Priority lines and whole pairs are chosen from the best of these.
_CANDIDATES = 12


@dataclass(frozen=True, slots=True)
class FewLines:
    """`answer` says what had to be dropped to find any."""

    answer: Answer
    cards: Sequence[Card]


def few_lines(search: Search, moment: Moment, *, most: int, enough: int) -> FewLines:
    """At most `most`, and only `enough` where there are no more priority lines."""
    answer = find_never_empty(search, board=moment.board, at=moment.at, number=1, size=_CANDIDATES)
    chosen = ranking.for_small_places(load(answer.lines), most=most, enough=enough)
    place_is_known = search.region != region_codes.WORLD
    shown = cards(chosen, region=search.region, moment=moment, place_is_known=place_is_known)
    return FewLines(answer, shown)
