"""A service follows the link of its letter, on an old phone without scripts, or with a keyboard."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.axe import EVERYTHING, in_words, unfold
from tests.browser.pages import DESK, SMALL
from tests.server import manage, served, starter_database

ASK = """
from directory import clock, confirmation_links
from resources.actions import confirming
from resources.models import Service
for slug in ("gb-samaritans", "gb-shout"):
    service = Service.objects.get(slug=slug)
    service.organization.verification_contacts.create(email="secretary@tea.example")
    asked = confirming.ask(service, by=None, at=clock.now(), post=lambda _letter: None)
    print(confirmation_links.token(asked.pk))
"""


@pytest.fixture(scope="module")
def links(browser: Browser) -> Iterator[tuple[str, str]]:
    """The links of two letters."""
    with starter_database("confirming") as url:
        one, two = manage("shell", "--no-imports", "-c", ASK, database_url=url).split()
        with served(url) as site:
            yield f"{site}/en/confirm/{one}/", f"{site}/en/confirm/{two}/"


@pytest.fixture
def tab(new_context: Callable[..., BrowserContext]) -> Callable[..., Page]:
    def open_tab(link: str, **settings: object) -> Page:
        page = new_context(**{"java_script_enabled": False, **settings}).new_page()
        page.goto(link)
        return page

    return open_tab


@pytest.mark.parametrize(("size", "scheme"), [(SMALL, "light"), (DESK, "dark")])
def test_axe_finds_nothing(
    tab: Callable[..., Page], links: tuple[str, str], size: tuple[int, int], scheme: str
) -> None:
    viewport = {"width": size[0], "height": size[1]}
    page = tab(links[0], viewport=viewport, color_scheme=scheme, java_script_enabled=True)
    unfold(page)
    assert in_words(Axe().run(page, options=EVERYTHING).response["violations"]) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_hours_are_corrected_without_scripts(
    tab: Callable[..., Page], links: tuple[str, str]
) -> None:
    page = tab(links[0])
    page.get_by_text("Correct the entry").click()
    form = page.locator("form").nth(1)
    form.get_by_label("Your role there").fill("Director")
    form.locator("input[name$='.opening_hours']").first.fill("Mo-Fr 09:00-17:00")
    form.get_by_role("button").click()
    assert "wait for a moderator" in page.locator("main").inner_text()
    page.goto(links[0])
    assert "answered already" in page.locator("main").inner_text()
    assert page.context.cookies() == []


def test_all_correct_takes_a_role_and_a_key(
    tab: Callable[..., Page], links: tuple[str, str]
) -> None:
    page = tab(links[1])
    page.locator("form").first.get_by_label("Your role there").fill("Director")
    page.keyboard.press("Enter")
    page.get_by_text("confirmed this entry").wait_for()
    assert page.context.cookies() == []
