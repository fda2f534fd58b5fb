"""Where a reader may be: offered, never taken for granted."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from directory import visitor
from resources.rules import region_codes


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """`likely`: (code, name) of the countries that the browser's languages name, often none.

    `region` is the only one of them; where there is none or several, the world.
    """

    likely: Sequence[tuple[str, str]]
    region: str


def whereabouts(request: HttpRequest, language: str) -> Whereabouts:
    """The answer varies with Accept-Language."""
    codes = visitor.likely_regions(request)
    return Whereabouts(
        likely=[(code, region_codes.name(code, language)) for code in codes],
        region=codes[0] if len(codes) == 1 else region_codes.WORLD,
    )
