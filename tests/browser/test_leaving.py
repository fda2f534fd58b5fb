"""The way out, as somebody goes it who then presses Back, or hands the phone to somebody who does.

Chromium keeps pages as they were (bfcache) unless a tool watches them, so one tab here is not
watched from within.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.outside import ELSEWHERE, Outside
from tests.browser.pages import COUNTRY, HOME, TOPIC

BACKS = 10
WAY = (HOME, COUNTRY, TOPIC)

Opened = Callable[..., Page]


def walk(page: Page) -> None:
    for path in WAY:
        page.goto(path)


def pages_after_going_back(page: Page, site: str) -> list[str]:
    """Where somebody stands after each of ten times Back."""
    stood = []
    for _ in range(BACKS):
        page.evaluate("history.back()")
        page.wait_for_timeout(250)
        stood.append(page.url.replace(site, ""))
    return stood


def test_back_never_stays_with_us(opened: Opened, site: str, outside: Outside) -> None:
    page = opened(java_script_enabled=True)
    page.goto(outside.url + ELSEWHERE)
    walk(page)
    page.locator("a.exit").click()
    expect(page).to_have_url(outside.url + ELSEWHERE)
    stood = pages_after_going_back(page, site)
    assert set(stood) == {outside.url + ELSEWHERE}


def test_without_scripts_back_shows_the_last_page_and_a_page_says_so(
    opened: Opened, site: str, outside: Outside
) -> None:
    page = opened()
    walk(page)
    page.locator("a.exit").click()
    expect(page).to_have_url(outside.url + ELSEWHERE)
    page.go_back()
    expect(page).to_have_url(site + TOPIC)
    page.get_by_role("link", name="What leaving can hide").click()
    expect(page.get_by_text("If your browser runs no scripts, Back can show")).to_be_visible()


def test_nothing_is_seen_while_the_next_page_is_awaited(opened: Opened) -> None:
    page = opened(java_script_enabled=True)
    page.goto(TOPIC)
    page.route("**/exit", lambda _route: None)
    page.locator("a.exit").evaluate("(link) => link.click()")
    assert page.evaluate("document.body.innerText.trim()") == "Leaving …"
    assert page.title() == "…"


def test_shift_three_times_leaves_and_says_so(opened: Opened, outside: Outside) -> None:
    page = opened(java_script_enabled=True)
    page.goto(TOPIC)
    said = page.locator("#leaving[role=status]")
    page.keyboard.press("Shift")
    expect(said).to_have_text("Shift: press it twice more to leave.")
    page.keyboard.press("Shift")
    expect(said).to_have_text("Shift: press it once more to leave.")
    page.keyboard.press("Shift")
    expect(page).to_have_url(outside.url + ELSEWHERE)


def test_typing_capitals_is_no_way_out(opened: Opened, site: str) -> None:
    page = opened(java_script_enabled=True)
    page.goto(COUNTRY)
    page.locator("input[name=text]").first.focus()
    for letter in "AIDS":
        page.keyboard.press(f"Shift+{letter}")
    assert page.locator("#leaving").inner_text() == ""
    page.keyboard.press("Shift")
    page.keyboard.press("a")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    expect(page).to_have_url(site + COUNTRY)


def test_shift_is_forgotten_after_five_seconds(opened: Opened, site: str) -> None:
    page = opened(java_script_enabled=True)
    page.clock.install()
    page.goto(COUNTRY)
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.clock.fast_forward(5_100)
    expect(page.locator("#leaving")).to_have_text("Shift no longer counts. Start again.")
    page.keyboard.press("Shift")
    expect(page).to_have_url(site + COUNTRY)


def test_who_comes_back_on_purpose_finds_the_site(opened: Opened, outside: Outside) -> None:
    page = opened(java_script_enabled=True)
    page.goto(TOPIC)
    page.locator("a.exit").click()
    expect(page).to_have_url(outside.url + ELSEWHERE)
    page.goto(HOME)
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("sessionStorage.length") == 0


@pytest.mark.parametrize("scripts", [True, False])
def test_the_way_out_is_the_first_and_the_last_stop_of_the_keyboard(
    visit: Visit, *, scripts: bool
) -> None:
    page = visit(TOPIC, java_script_enabled=scripts)
    page.keyboard.press("Tab")
    first = page.locator(":focus")
    expect(first).to_have_text("Exit this page")
    expect(first).to_be_in_viewport()
    assert page.locator("a[href], button, input, select, summary").last.inner_text() == (
        "Exit this page"
    )
