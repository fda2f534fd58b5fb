"""Result cards in HTML, made once and kept in the memory of the process for as long as they hold.

A card looks the same on every page of its place and language, until the edition rises or somebody
opens or closes. Only what every visitor may read is kept, under the names of listings and places.
"""

from collections.abc import Sequence

from django.core.cache import caches
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from directory.listing_facts import cards
from directory.moment import Moment
from resources.search.finding import Line
from resources.search.listings import load


def html(
    lines: Sequence[Line], *, region: str, moment: Moment, place_is_known: bool = True
) -> list[SafeString]:
    """The cards of these lines, in their order. Four queries where one of them has to be made.

    `place_is_known`: false where nobody knows where the reader is, and `region` is the world.
    """
    kept = caches["cards"]
    place = region if place_is_known else ""
    prefix = f"{moment.validity}:{get_language()}:{place}:"
    keys = [f"{prefix}{line.service.hex}" for line in lines]
    known = kept.get_many(keys)
    unknown = [line for line, key in zip(lines, keys, strict=True) if key not in known]
    if unknown:
        made = {
            f"{prefix}{card.service.pk.hex}": render_to_string(
                "components/card.html", {"card": card, "language": get_language()}
            )
            for card in cards(
                load(unknown), region=region, moment=moment, place_is_known=place_is_known
            )
        }
        kept.set_many(made)
        known |= made
    return [known[key] for key in keys]
