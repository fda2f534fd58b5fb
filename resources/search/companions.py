"""Lines that a page on a sensitive topic shows besides its results, where these leave a gap."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from resources.rules import region_codes, signposting
from resources.rules.signposting import Offer
from resources.search.finding import Line, find
from resources.search.opening_board import OpeningBoard
from resources.search.searches import Search

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

    For sensitive topics, and for readers who may be in danger.

    `answered` is what `asked` was widened to. At most two queries, none without a gap. A gap can
    stay where nothing closes it.
    """
    added: list[Line] = []
    together = {line.service: _offer(line, answered) for line in shown}
    if not signposting.gaps(together.values()):
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
    if answered.online_only:
        return
    here = Search(region=asked.region, preferred_language=asked.preferred_language)
    if answered.topic:
        page = find(here, board=board, at=at, number=1, size=_CANDIDATES)
        yield from ((line, _offer(line, here)) for line in page.lines)
    if asked.region == region_codes.WORLD:
        return
    elsewhere = replace(here, region=region_codes.WORLD, topic=_GENERAL, online_only=True)
    # The same for every place, so that it is known to almost every page.
    page = find(elsewhere, board=board, at=at, number=1, size=_CANDIDATES)
    yield from ((line, _offer(line, elsewhere)) for line in page.lines)


def _offer(line: Line, search: Search) -> Offer:
    """Of a line elsewhere only the internet can be used, at hours that nobody knows."""
    always_open = line.always_open and not search.online_only
    return Offer(always_open=always_open, without_voice=line.without_voice)
