"""axe-core with every rule of WCAG 2.2 A, AA and AAA and its best practices: 7:1 is one of them."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.browser.measuring import WEAK_CONTRAST
from tests.browser.pages import DESK, PAGES, SMALL, WIDGET

LEVELS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CONTRAST = ["color-contrast", "color-contrast-enhanced"]
# No script runs inside the widget, so not axe either: the widget is looked at by itself.
EVERYTHING = {
    "runOnly": LEVELS,
    "rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}},
    "iframes": False,
}
ONLY_CONTRAST = {"runOnly": {"type": "rule", "values": CONTRAST}, "iframes": False}

each_page = pytest.mark.parametrize("kind", [*PAGES, "widget"])


@each_page
def test_axe_finds_nothing(visit: Visit, kind: str) -> None:
    page = visit(PAGES.get(kind, WIDGET), size=SMALL, java_script_enabled=True)
    unfold(page)
    assert violations(axe(page, EVERYTHING)) == []
    page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    assert violations(axe(page, EVERYTHING)) == []


@each_page
def test_text_is_readable_by_night(visit: Visit, kind: str) -> None:
    page = visit(PAGES.get(kind, WIDGET), size=DESK, scheme="dark", java_script_enabled=True)
    unfold(page)
    found = axe(page, ONLY_CONTRAST)
    assert violations(found) == []
    assert in_words(found["incomplete"]) == []
    assert found["passes"]


@each_page
def test_text_is_readable_in_forced_colours(visit: Visit, kind: str) -> None:
    """Not by axe: it reads -webkit-text-fill-color, which Chromium computes as if unforced."""
    page = visit(PAGES.get(kind, WIDGET), forced_colors="active")
    unfold(page)
    assert page.evaluate(WEAK_CONTRAST) == []


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")


def axe(page: Page, options: dict[str, Any]) -> dict[str, Any]:
    return Axe().run(page, options=options).response


def violations(found: dict[str, Any]) -> list[str]:
    return in_words(found["violations"])


def in_words(rules: list[dict[str, Any]]) -> list[str]:
    return [
        f"{rule['id']}: {node['html'][:120]}: {node.get('failureSummary', '')[:200]}"
        for rule in rules
        for node in rule["nodes"]
    ]
