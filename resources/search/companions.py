"""Lines that a page on a sensitive topic shows besides its results, where these leave a gap."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from weakref import WeakKeyDictionary

from resources.rules import region_codes, signposting
from resources.rules.signposting import Offer
from resources.search.finding import Line, Search, find
from resources.search.opening_board import OpeningBoard

_CANDIDATES = 20
_GENERAL = "emotional-distress"


def companions(
    shown: Sequence[Line],
    *,
    asked: Search,
    answered: Search,
    board: OpeningBoard,
    at: datetime,
) -> list[Line]:
    """The fewest general lines that close the gaps of `shown`; none where there is no gap.

    `answered` is what `asked` was widened to. One query, none without a gap, and one more where a
    board is new. A gap can stay where nothing closes it.
    """
    added: list[Line] = []
    together = {line.service: _offer(line, answered) for line in shown}
    if not signposting.is_sensitive(asked.topic) or not signposting.gaps(together.values()):
        return []
    for line, offer in _candidates(asked, answered, board, at):
        missing = signposting.gaps(together.values())
        if not missing:
            break
        if missing.filled_by(offer) and line.service not in together:
            added.append(line)
            together[line.service] = offer
    return added


def _candidates(
    asked: Search, answered: Search, board: OpeningBoard, at: datetime
) -> Iterator[tuple[Line, Offer]]:
    """General lines of the place, then lines elsewhere that can be reached over the internet.

    A place whose general lines are the answer already is not asked for them again.
    """
    if answered.region == region_codes.WORLD:
        return
    here = Search(region=asked.region, preferred_language=asked.preferred_language)
    if answered.topic:
        page = find(here, board=board, at=at, number=1, size=_CANDIDATES)
        yield from ((line, _offer(line, here)) for line in page.lines)
    elsewhere = replace(here, region=region_codes.WORLD, topic=_GENERAL, online_only=True)
    yield from ((line, _offer(line, elsewhere)) for line in _kept(elsewhere, board, at))


# The same for every place: asked once for each board and written language.
_elsewhere: WeakKeyDictionary[OpeningBoard, dict[Search, Sequence[Line]]] = WeakKeyDictionary()


def _kept(search: Search, board: OpeningBoard, at: datetime) -> Sequence[Line]:
    known = _elsewhere.setdefault(board, {})
    if search not in known:
        known[search] = find(search, board=board, at=at, number=1, size=_CANDIDATES).lines
    return known[search]


def _offer(line: Line, search: Search) -> Offer:
    """Of a line elsewhere only the internet can be used, at hours that nobody knows."""
    always_open = line.always_open and not search.online_only
    return Offer(always_open=always_open, without_voice=line.without_voice)
