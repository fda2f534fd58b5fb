"""Lines that a page on a sensitive topic shows besides its results, where these leave a gap."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from resources.models import Service
from resources.rules import region_codes, signposting
from resources.rules.contact_kinds import ContactKind
from resources.rules.policies import Working
from resources.rules.signposting import Offer
from resources.search.finding import Search, find
from resources.search.opening_board import OpeningBoard
from resources.search.widening import Answer

_VOICE = frozenset({ContactKind.VOICE, ContactKind.RELAY, ContactKind.IN_PERSON})
_CANDIDATES = 20


def companions(
    answer: Answer, *, asked: Search, board: OpeningBoard, at: datetime
) -> list[Service]:
    """The fewest general lines that close the gaps; none for other topics, or without a gap.

    A few queries where there is a gap, none otherwise. A gap can stay where nothing closes it.
    """
    if not signposting.is_sensitive(asked.topic) or answer.page.number > 1:
        return []
    shown = list(answer.page.services)
    added: list[Service] = []
    for service in _candidates(asked, shown, board, at):
        missing = signposting.gaps(_offer(line) for line in [*shown, *added])
        if not missing:
            break
        if missing.filled_by(_offer(service)) and service not in [*shown, *added]:
            added.append(service)
    return added


def _candidates(
    asked: Search, shown: list[Service], board: OpeningBoard, at: datetime
) -> Iterator[Service]:
    """General lines of the place, then lines elsewhere that can be reached over the internet."""
    if not signposting.gaps(_offer(line) for line in shown):
        return
    here = Search(region=asked.region, preferred_language=asked.preferred_language)
    elsewhere = replace(here, region=region_codes.WORLD, online_only=True)
    for place in (here, elsewhere):
        for topic in ("emotional-distress", ""):
            search = replace(place, topic=topic)
            yield from find(search, board=board, at=at, number=1, size=_CANDIDATES).services


def _offer(service: Service) -> Offer:
    methods = [m for m in service.contact_methods.all() if m.working != Working.DOWN]
    return Offer(
        always_open=any(m.schedule is not None and m.schedule.always_open for m in methods),
        without_voice=any(ContactKind(m.kind) not in _VOICE for m in methods),
    )
