"""How axe-core is asked, and what it says in a line: every rule of A, AA, AAA and best practice."""

from typing import Any

from playwright.sync_api import Page

LEVELS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CONTRAST = ["color-contrast", "color-contrast-enhanced"]
# No script runs inside the widget, so not axe either: the widget is looked at by itself.
EVERYTHING = {
    "runOnly": LEVELS,
    "rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}},
    "iframes": False,
}
ONLY_CONTRAST = {"runOnly": {"type": "rule", "values": CONTRAST}, "iframes": False}


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")


def in_words(rules: list[dict[str, Any]]) -> list[str]:
    return [
        f"{rule['id']}: {node['html'][:120]}: {node.get('failureSummary', '')[:200]}"
        for rule in rules
        for node in rule["nodes"]
    ]
