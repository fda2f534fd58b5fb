"""What is asked at each stop: one page in one language, at one width, in one mode."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.access.measuring import FOCUS_RINGS, OVERLAPPING
from tests.browser.axe import CONTRAST, EVERYTHING, in_words
from tests.browser.measuring import PLAIN_LINKS, SMALL_TARGETS, STICKING_OUT, WEAK_CONTRAST

WIDTHS = {320: 480, 768: 1024, 1280: 900}
"""CSS pixels, and how high the window is."""


class Mode(StrEnum):
    LIGHT = "light"
    DARK = "dark"
    FORCED = "forced colours"

    @property
    def media(self) -> dict[str, Any]:
        forced: Literal["active", "none"] = "active" if self is Mode.FORCED else "none"
        return {"color_scheme": "dark" if self is Mode.DARK else "light", "forced_colors": forced}


# Whatever is 7:1 is 4.5:1, and to look for both takes twice as long.
_ASKED = {
    **EVERYTHING,
    "rules": {**EVERYTHING["rules"], "color-contrast": {"enabled": False}},
    "resultTypes": ["violations"],
}
# In forced colours axe reads -webkit-text-fill-color, which Chromium computes as if unforced.
_ASKED_IN_FORCED = {
    **_ASKED,
    "rules": {**EVERYTHING["rules"], **{rule: {"enabled": False} for rule in CONTRAST}},
}
_OURS = {
    "small target": SMALL_TARGETS,
    "sticks out": STICKING_OUT,
    "contrast": WEAK_CONTRAST,
    "link like text": PLAIN_LINKS,
    "focus": FOCUS_RINGS,
    "text on text": OVERLAPPING,
}
_RUN = """async (options) => {
    const {violations, passes} = await axe.run(document, options);
    return {violations, passes: passes.length};
}"""
_FEWEST_PASSES = 8


def prepare(page: Page) -> None:
    """Once for a page that was loaded: axe, open folds, and a key that shows where the focus is."""
    page.evaluate(Axe().axe_script)
    page.keyboard.press("Tab")
    page.evaluate("document.activeElement.blur()")


def look(page: Page, width: int, mode: Mode) -> Iterator[str]:
    """The faults that are found."""
    page.emulate_media(**mode.media)
    page.set_viewport_size({"width": width, "height": WIDTHS[width]})
    found = page.evaluate(_RUN, _ASKED_IN_FORCED if mode is Mode.FORCED else _ASKED)
    yield from (f"axe: {words}" for words in in_words(found["violations"]))
    if found["passes"] < _FEWEST_PASSES:
        yield f"axe looked at {found['passes']} rules only"
    for name, measure in _OURS.items():
        yield from (f"{name}: {fault}" for fault in page.evaluate(measure))
