"""What every kind of embed shows: the same few lines, chosen in one place."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from directory.few_lines import few_lines
from directory.filters import ServiceFilter
from directory.listing_facts import Card
from directory.moment import Moment
from directory.widget.asked import Asked, page
from resources.rules import region_codes

# Pixels high: (at most, and that many where there are no priority lines).
LINES_BY_SIZE = {160: (2, 2), 320: (3, 2), 480: (3, 3)}


@dataclass(frozen=True, slots=True)
class Lines:
    """`topic` is a known one, or empty; `searched_topic` is empty where it had to be dropped.

    `emergency` has the attributes `service` and `number` of each; without a region there is none.
    """

    topic: str
    searched_topic: str
    emergency: Sequence[Any]
    cards: Sequence[Card]


def lines(asked: Asked, moment: Moment) -> Lines:
    """One to three lines of the place, or worldwide ones where nobody knows the place."""
    topic = asked.topic if asked.topic in moment.reference.topics else ""
    region = asked.region or region_codes.WORLD
    filters = ServiceFilter(asked.query, tables=moment.reference, language=asked.language)
    most, enough = LINES_BY_SIZE[asked.look.size]
    search = filters.search(region=region, topic=topic)
    found = few_lines(search, moment, most=most, enough=enough)
    return Lines(
        topic=topic,
        searched_topic=found.answer.search.topic,
        emergency=moment.reference.emergency(asked.region) if asked.region else (),
        cards=found.cards,
    )


def context(asked: Asked, found: Lines, *, with_opening: bool) -> dict[str, Any]:
    """For the templates of embeds. `with_opening`: who is there now, which soon is not true.

    "more": the path of the page with all lines, behind "site".
    """
    region = asked.region or region_codes.WORLD
    return {
        "language": asked.language,
        "region": region,
        "place": region_codes.name(asked.region, asked.language) if asked.region else "",
        "more": page(asked.language, region, found.searched_topic),
        "emergency": found.emergency,
        "cards": found.cards,
        "size": asked.look.size,
        "with_opening": with_opening,
        "site": settings.SITE_URL if settings.EMBED_HOST else "",
    }
