"""Help on other people's pages, whatever those are like: strict, isolated, narrow, dark."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import Visit
from tests.browser.measuring import LAYOUT_SHIFT
from tests.browser.outside import Outside
from tests.browser.pages import DESK, PUBLISHERS
from tests.server import served, starter_database

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


@pytest.fixture
def lines(visit: Visit) -> Mapping[str, str]:
    """What the publishers' page gives to copy, by its name there."""
    page = visit(PUBLISHERS)
    names = ("frame", "script", "element", "height", "policy", "policies")
    return {name: page.locator(f"code#{name}").inner_text() for name in names}


@pytest.fixture
def host(opened: Callable[..., Page], outside: Outside) -> Host:
    """`host(body, root='dir="rtl"', policy="frame-src …")`: an article with `body` in it."""

    def read(
        body: str,
        *,
        policy: str = "",
        headers: Mapping[str, str] | None = None,
        head: str = "",
        root: str = 'lang="en"',
        width: int = 0,
        **settings: Any,
    ) -> Page:
        strict = {"Content-Security-Policy": f"{STRICT}; {policy}"} if policy else {}
        page = opened(**{"size": DESK, "java_script_enabled": True, **settings})
        said[page] = []
        page.on("console", lambda message: said[page].append(message.text))
        everything = {**(headers or {}), **strict}
        page.goto(
            outside.publish(
                "/host", body=body, headers=everything, head=head, root=root, width=width
            )
        )
        return page

    return read


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


HOSTS: Mapping[str, Mapping[str, Any]] = {
    "plain": {},
    "isolated": {"headers": ISOLATED},
    "narrow": {"width": 280},
    "right-to-left": {"root": 'lang="ar" dir="rtl"'},
    "forced-colours": {"forced_colors": "active"},
    "dark": {"scheme": "dark"},
    "without-scripts": {"java_script_enabled": False},
}
each_host = pytest.mark.parametrize("kind", HOSTS)


@each_host
def test_the_line_shows_a_number_that_can_be_called(
    host: Host, lines: Mapping[str, str], kind: str
) -> None:
    works(host(lines["frame"], **HOSTS[kind]))


@each_host
def test_one_tab_reaches_the_first_number(host: Host, lines: Mapping[str, str], kind: str) -> None:
    page = host(BEFORE + lines["frame"], **HOSTS[kind])
    expect(number(page)).to_be_visible()
    page.get_by_role("link", name="Before").focus()
    page.keyboard.press("Tab")
    expect(number(page)).to_be_focused()


@pytest.mark.parametrize("headers", [{}, ISOLATED], ids=["plain", "isolated"])
def test_the_line_works_under_the_strictest_policy_with_what_is_documented(
    host: Host, lines: Mapping[str, str], headers: Mapping[str, str]
) -> None:
    page = host(lines["frame"], policy=lines["policy"], headers=headers)
    works(page)
    assert complaints(page) == []


@pytest.mark.parametrize("headers", [{}, ISOLATED], ids=["plain", "isolated"])
def test_the_element_works_under_the_strictest_policy_with_what_is_documented(
    host: Host, lines: Mapping[str, str], headers: Mapping[str, str]
) -> None:
    page = host(lines["script"] + lines["element"], policy=lines["policies"], headers=headers)
    works(page)
    expect(page.get_by_role("link", name="Find someone to talk to")).to_be_hidden()
    assert complaints(page) == []


@pytest.mark.parametrize("kind", [kind for kind in HOSTS if kind != "without-scripts"])
def test_the_element_shows_a_number_that_can_be_called(
    host: Host, lines: Mapping[str, str], kind: str
) -> None:
    works(host(lines["script"] + lines["element"], **HOSTS[kind]))


def test_the_element_takes_the_language_of_the_page_around_it(
    host: Host, lines: Mapping[str, str]
) -> None:
    element = '<crisis-help region="eg"></crisis-help>'
    page = host(lines["script"] + element, root='lang="ar-EG" dir="rtl"')
    expect(page.frame_locator("iframe").locator("html")).to_have_attribute("lang", "ar")


def test_the_element_follows_its_attributes(host: Host, lines: Mapping[str, str]) -> None:
    page = host(lines["script"] + lines["element"])
    expect(number(page)).to_be_visible()
    page.locator("crisis-help").evaluate("(each) => each.setAttribute('region', 'us')")
    expect(page.frame_locator("iframe").get_by_role("link", name="911")).to_be_visible()


def test_without_scripts_the_element_is_a_link(host: Host, lines: Mapping[str, str]) -> None:
    page = host(lines["script"] + lines["element"], java_script_enabled=False)
    expect(page.get_by_role("link", name="Find someone to talk to")).to_be_visible()


def test_when_our_server_is_down_the_element_is_a_link(
    opened: Callable[..., Page], outside: Outside, lines: Mapping[str, str]
) -> None:
    page = opened(size=DESK, java_script_enabled=True)
    page.route("**/embed/v1/**", _abort)
    page.goto(outside.publish("/host", body=lines["script"] + lines["element"]))
    page.wait_for_timeout(500)
    expect(page.get_by_role("link", name="Find someone to talk to")).to_be_visible()


def _abort(route: Route) -> None:
    route.abort("connectionrefused")


def test_only_its_own_frame_can_say_that_it_is_ready(
    opened: Callable[..., Page], outside: Outside, lines: Mapping[str, str]
) -> None:
    page = opened(size=DESK, java_script_enabled=True)
    page.route("**/embed/v1/**", _abort)
    page.goto(outside.publish("/host", body=lines["script"] + lines["element"]))
    page.evaluate("postMessage('crisis-help:ready', '*')")
    page.wait_for_timeout(300)
    expect(page.get_by_role("link", name="Find someone to talk to")).to_be_visible()


def test_the_event_says_nothing_but_that_it_is_ready(host: Host, lines: Mapping[str, str]) -> None:
    listens = (
        "<script>addEventListener('crisis-help-ready', (e) => { window.told = e.detail })</script>"
    )
    page = host(listens + lines["script"] + lines["element"])
    page.wait_for_function("'told' in window")
    assert page.evaluate("window.told") is None


@pytest.mark.parametrize("size", [160, 320, 480])
def test_nothing_moves_at_any_size(host: Host, visit: Visit, size: int) -> None:
    publishers = visit(f"{PUBLISHERS}&size={size}")
    text = {
        name: publishers.locator(f"code#{name}").inner_text()
        for name in ("frame", "script", "element", "height")
    }
    style = f"<style>{text['height']}</style>"
    for body, head in ((text["frame"], ""), (text["script"] + text["element"], style)):
        page = host(body, head=head)
        expect(number(page)).to_be_visible()
        assert page.evaluate(LAYOUT_SHIFT) == 0
        page.evaluate("document.querySelector('h1').style.marginTop = '200px'")
        assert page.evaluate(LAYOUT_SHIFT) > 0, "the observer sees nothing"


def test_another_country_is_chosen_inside_without_scripts(
    host: Host, lines: Mapping[str, str]
) -> None:
    page = host(lines["frame"], java_script_enabled=False)
    frame = page.frame_locator("iframe")
    frame.get_by_role("link", name="Another country").click()
    frame.get_by_role("link", name="Ireland", exact=True).click()
    expect(frame.get_by_role("link", name="112").first).to_be_visible()


def test_our_log_knows_nothing_of_the_page_around_it(
    opened: Callable[..., Page], outside: Outside, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    with starter_database("embed_log") as database_url, served(database_url, log=log) as site:
        page = opened(size=DESK, java_script_enabled=True)
        frame = f'<iframe src="{site}/embed/v1/en/gb/suicide/" height="320"></iframe>'
        address = outside.publish("/article-about-a-secret", body=frame)
        page.goto(address)
        expect(page.frame_locator("iframe").locator("main")).to_be_visible()
    written = log.read_text()
    assert "article" not in written
    assert "127.0.0.1" not in written.replace(site, "")
