"""Pages of publishers around what we give them, and what is asked of all of these."""

from collections.abc import Callable, Mapping
from typing import Any

from playwright.sync_api import Locator, Page, expect

NUMBER = "116 123"
ISOLATED = {
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
}
# The host's own icon is an empty image.
STRICT = "default-src 'none'; img-src data:"
BEFORE = '<p><a href="#x">Before</a></p>'
Host = Callable[..., Page]
said: dict[Page, list[str]] = {}
"""What the browser wrote to the console of a page that the fixture `host` opened."""

HOSTS: Mapping[str, Mapping[str, Any]] = {
    "plain": {},
    "isolated": {"headers": ISOLATED},
    "narrow": {"width": 280},
    "right-to-left": {"root": 'lang="ar" dir="rtl"'},
    "forced-colours": {"forced_colors": "active"},
    "dark": {"scheme": "dark"},
    "without-scripts": {"java_script_enabled": False},
}


def complaints(page: Page) -> list[str]:
    """What the browser wrote to the console about the policy of this page."""
    return [text for text in said[page] if "Content Security Policy" in text]


def number(page: Page) -> Locator:
    return page.frame_locator("iframe").get_by_role("link", name=NUMBER).first


def works(page: Page) -> None:
    """The number is seen whole, and a tap asks for the telephone."""
    expect(number(page)).to_be_in_viewport(ratio=1)
    with page.context.expect_event("request", lambda asked: asked.url == "tel:116123"):
        number(page).click()
