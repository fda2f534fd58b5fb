"""The way out, as somebody goes it who then presses Back, or whose phone somebody else takes."""

from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import Error, Page, Playwright, expect

from tests.browser import chromium
from tests.browser.conftest import Visit
from tests.browser.outside import ELSEWHERE, Outside
from tests.browser.pages import COUNTRY, HOME, TOPIC

BACKS = 10
PATIENCE_MS = 400
SEEN_AT_ONCE = """(link) => {
    link.click();
    return {text: document.body.innerText.trim(), title: document.title};
}"""
WAY = (HOME, COUNTRY, TOPIC)

Opened = Callable[..., Page]


def walk(page: Page) -> None:
    for path in WAY:
        page.goto(path)


def places_after_going_back(page: Page, site: str) -> set[str]:
    """Where somebody ends up after each of ten times Back."""
    stood = set()
    for _ in range(BACKS):
        go_back(page)
        with suppress(Error):
            page.wait_for_url(lambda url: not url.startswith(site), wait_until="commit")
        stood.add(page.url)
    return stood


def go_back(page: Page) -> None:
    """As the button does; Playwright's own waits for a load that a kept page never has."""
    session = page.context.new_cdp_session(page)
    history = session.send("Page.getNavigationHistory")
    before = history["currentIndex"] - 1
    if before >= 0:
        entry = history["entries"][before]["id"]
        session.send("Page.navigateToHistoryEntry", {"entryId": entry})
    page.wait_for_timeout(PATIENCE_MS)


@pytest.fixture
def remembering(playwright: Playwright, chromium_path: str, site: str) -> Iterator[Page]:
    """A tab of a Chromium that keeps pages as they were; Playwright's own don't."""
    browser = playwright.chromium.launch(
        executable_path=chromium_path,
        args=chromium.arguments(),
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield browser.new_page(base_url=site, locale="en-GB")
    browser.close()


def test_the_tab_really_keeps_pages_as_they_were(remembering: Page) -> None:
    """Else the next test would say nothing about such pages."""
    remembering.goto(COUNTRY)
    remembering.evaluate("addEventListener('pageshow', (e) => { window.kept = e.persisted })")
    remembering.goto(TOPIC)
    go_back(remembering)
    remembering.wait_for_function("window.kept")


def test_back_never_stays_with_us(remembering: Page, site: str, outside: Outside) -> None:
    elsewhere = outside.url + ELSEWHERE
    remembering.goto(elsewhere)
    walk(remembering)
    remembering.locator("a.exit").click()
    expect(remembering).to_have_url(elsewhere)
    assert places_after_going_back(remembering, site) <= {elsewhere, "about:blank"}


def test_back_never_stays_with_us_where_no_page_is_kept(
    opened: Opened, site: str, outside: Outside
) -> None:
    page = opened(java_script_enabled=True)
    walk(page)
    page.locator("a.exit").click()
    expect(page).to_have_url(outside.url + ELSEWHERE)
    assert places_after_going_back(page, site) <= {outside.url + ELSEWHERE, "about:blank"}


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
    seen = page.locator("a.exit").evaluate(SEEN_AT_ONCE)
    assert seen == {"text": "Leaving …", "title": "…"}


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
