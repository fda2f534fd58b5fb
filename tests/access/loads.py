"""What is asked once of a page in each language, whatever the colours are."""

from collections.abc import Iterator

from playwright.sync_api import Page

from tests.access.languages import LANGUAGES
from tests.access.measuring import (
    AMBIGUOUS_LINKS,
    COVERED,
    CUT_OFF,
    LANGUAGE,
    LONG_LINES,
    MOTION,
    OUT_OF_ORDER,
    OVERLAPPING,
    SPACE_AS_BEFORE,
    SPACE_OUT,
    SURPRISES,
    TIGHT_TEXT,
)
from tests.access.stops import WIDTHS
from tests.browser.measuring import STICKING_OUT

AT_400_PERCENT = (320, 256)
"""What is left of 1280 × 1024 CSS pixels."""

_ONCE = {
    "motion": MOTION,
    "order": OUT_OF_ORDER,
    "link": AMBIGUOUS_LINKS,
    "surprise": SURPRISES,
}
_AT_EACH_WIDTH = {"long line": LONG_LINES, "tight text": TIGHT_TEXT, "cut off": CUT_OFF}
_ENLARGED = {"sticks out": STICKING_OUT, "covered": COVERED, "cut off": CUT_OFF}
_SPACED = {"sticks out": STICKING_OUT, "cut off": CUT_OFF, "text on text": OVERLAPPING}


def look(page: Page, language: str) -> Iterator[str]:
    """The faults that are found."""
    said, meant = page.evaluate(LANGUAGE), [language, LANGUAGES[language].direction]
    if said != meant:
        yield f"language: the page says {said}"
    page.emulate_media(reduced_motion="reduce")
    yield from _asked(page, _ONCE, (1280, WIDTHS[1280]))
    page.emulate_media(reduced_motion="no-preference")
    for size in WIDTHS.items():
        yield from (f"{size[0]}: {fault}" for fault in _asked(page, _AT_EACH_WIDTH, size))
    yield from (f"at 400 %: {fault}" for fault in _asked(page, _ENLARGED, AT_400_PERCENT))
    page.evaluate(SPACE_OUT)
    for size in WIDTHS.items():
        yield from (f"text spacing, {size[0]}: {fault}" for fault in _asked(page, _SPACED, size))
    page.evaluate(SPACE_AS_BEFORE)


def _asked(page: Page, measures: dict[str, str], size: tuple[int, int]) -> Iterator[str]:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    for name, measure in measures.items():
        yield from (f"{name}: {fault}" for fault in page.evaluate(measure))
