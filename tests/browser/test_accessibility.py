"""axe-core, with every rule of WCAG 2.2 A, AA and AAA and its best practices."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.browser.pages import DESK, PAGES, SCHEMES, SMALL, WIDGET

LEVELS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {
    "runOnly": LEVELS,
    # 7:1 and 24-pixel targets are off by default.
    "rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}},
    # No script runs in the widget, so not this one either: the widget is looked at by itself.
    "iframes": False,
}
CONTRAST = ("color-contrast", "color-contrast-enhanced")

each_page = pytest.mark.parametrize("kind", [*PAGES, "widget"])


@each_page
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing(visit: Visit, kind: str, scheme: str) -> None:
    page = visit(address(kind), size=SMALL, scheme=scheme, java_script_enabled=True)
    assert complaints(page) == []


@each_page
def test_axe_finds_nothing_on_a_desk_or_in_forced_colours(visit: Visit, kind: str) -> None:
    page = visit(address(kind), size=DESK, java_script_enabled=True)
    assert complaints(page) == []
    page.emulate_media(forced_colors="active")
    assert complaints(page) == []


def address(kind: str) -> str:
    return PAGES.get(kind, WIDGET)


def complaints(page: Page) -> list[str]:
    """What axe finds wrong, and contrast that it could not compute."""
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    found = Axe().run(page, options=OPTIONS).response
    assert len(found["passes"]) > 10
    unknown = [rule for rule in found["incomplete"] if rule["id"] in CONTRAST]
    return [line for rule in [*found["violations"], *unknown] for line in in_words(rule)]


def in_words(rule: dict[str, Any]) -> list[str]:
    return [
        f"{rule['id']}: {node['html'][:120]}: {node.get('failureSummary', '')[:200]}"
        for node in rule["nodes"]
    ]
