"""<crisis-help> on other people's pages: a frame where one comes, and a link where none does."""

from collections.abc import Callable, Mapping

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.hosts import BEFORE, HOSTS, ISOLATED, Host, complaints, number, works
from tests.browser.outside import Outside
from tests.browser.pages import DESK

each_scripted_host = pytest.mark.parametrize(
    "kind", [kind for kind in HOSTS if kind != "without-scripts"]
)


@pytest.mark.parametrize("headers", [{}, ISOLATED], ids=["plain", "isolated"])
def test_the_element_works_under_the_strictest_policy_with_what_is_documented(
    host: Host, lines: Mapping[str, str], headers: Mapping[str, str]
) -> None:
    page = host(lines["script"] + lines["element"], policy=lines["policies"], headers=headers)
    works(page)
    expect(page.get_by_role("link", name="Find someone to talk to")).to_be_hidden()
    assert complaints(page) == []


@each_scripted_host
def test_the_element_shows_a_number_that_can_be_called(
    host: Host, lines: Mapping[str, str], kind: str
) -> None:
    works(host(lines["script"] + lines["element"], **HOSTS[kind]))


@each_scripted_host
def test_one_tab_reaches_the_first_number_in_the_element(
    host: Host, lines: Mapping[str, str], kind: str
) -> None:
    page = host(BEFORE + lines["script"] + lines["element"], **HOSTS[kind])
    expect(number(page)).to_be_visible()
    page.get_by_role("link", name="Before").focus()
    page.keyboard.press("Tab")
    expect(number(page)).to_be_focused()


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
