"""axe-core with every rule of WCAG 2.2 A, AA and AAA and its best practices: 7:1 is one of them."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.browser.measuring import PLAIN_LINKS, WEAK_CONTRAST
from tests.browser.pages import DESK, LOOKS, PAGES, SIZES, SMALL

LEVELS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CONTRAST = ["color-contrast", "color-contrast-enhanced"]
# No script runs inside the widget, so not axe either: the widget is looked at by itself.
EVERYTHING = {
    "runOnly": LEVELS,
    "rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}},
    "iframes": False,
}
ONLY_CONTRAST = {"runOnly": {"type": "rule", "values": CONTRAST}, "iframes": False}

ADDRESSES = {**PAGES, **LOOKS}

each_page = pytest.mark.parametrize("kind", ADDRESSES)


@each_page
@pytest.mark.parametrize(("size", "scheme"), [(SMALL, "light"), (DESK, "dark")])
def test_axe_finds_nothing(visit: Visit, kind: str, size: tuple[int, int], scheme: str) -> None:
    page = visit(ADDRESSES[kind], size=size, scheme=scheme, java_script_enabled=True)
    unfold(page)
    found = Axe().run(page, options=EVERYTHING).response
    assert in_words(found["violations"]) == []
    assert len(found["passes"]) > 10


@each_page
def test_no_contrast_is_left_unknown(visit: Visit, kind: str) -> None:
    """On a desk, where nothing has to be scrolled into sight."""
    page = visit(ADDRESSES[kind], size=DESK, java_script_enabled=True)
    unfold(page)
    found = Axe().run(page, options=ONLY_CONTRAST).response
    assert in_words(found["incomplete"] + found["violations"]) == []
    assert found["passes"]


@each_page
def test_text_is_readable_in_forced_colours(visit: Visit, kind: str) -> None:
    """Not by axe: it reads -webkit-text-fill-color, which Chromium computes as if unforced."""
    page = visit(ADDRESSES[kind], forced_colors="active")
    unfold(page)
    assert page.evaluate(WEAK_CONTRAST) == []


@each_page
def test_a_link_is_known_by_more_than_its_colour(visit: Visit, kind: str) -> None:
    page = visit(ADDRESSES[kind])
    found = {}
    for size in SIZES:
        page.set_viewport_size({"width": size[0], "height": size[1]})
        found[size] = page.evaluate(PLAIN_LINKS)
    assert {size: links for size, links in found.items() if links} == {}


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")


def in_words(rules: list[dict[str, Any]]) -> list[str]:
    return [
        f"{rule['id']}: {node['html'][:120]}: {node.get('failureSummary', '')[:200]}"
        for rule in rules
        for node in rule["nodes"]
    ]
