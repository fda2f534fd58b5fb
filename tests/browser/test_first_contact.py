import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.browser.measuring import FOCUS, IS_ON_TOP
from tests.browser.pages import (
    ARABIC,
    COUNTRY,
    GUIDE,
    HOME,
    OTHER_SCRIPTS,
    SCHEMES,
    SIZES,
    SMALL,
    TALLEST,
    TOPIC,
)

STRONGEST_OUTLINE_PX = 3
KEYS_TO_A_NUMBER, KEYS_TO_A_LINE = 6, 14
CALLS = ("tel:", "sms:")

GUIDES = (GUIDE, f"{GUIDE}?region=world", "/ar/topics/suicide/?region=eg")

result_pages = pytest.mark.parametrize("path", [COUNTRY, TOPIC, ARABIC, *OTHER_SCRIPTS])


@pytest.mark.parametrize("path", [COUNTRY, TOPIC, ARABIC, *OTHER_SCRIPTS, *TALLEST, *GUIDES])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_first_way_of_contact_is_seen_without_scrolling(
    visit: Visit, path: str, scheme: str
) -> None:
    page = visit(path, size=SMALL, scheme=scheme)
    contact = page.locator(".listing .contact > a").first
    box = contact.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert box["x"] + box["width"] <= SMALL[0]
    assert box["y"] + box["height"] <= SMALL[1]
    assert contact.evaluate(IS_ON_TOP)


@result_pages
def test_a_number_is_two_tab_stops_away(visit: Visit, path: str) -> None:
    page = visit(path, size=SMALL)
    stops = tab_stops(page, at_most=2)
    assert any(stop["href"].startswith(CALLS) for stop in stops)


@pytest.mark.parametrize(
    ("locale", "path"),
    [("en-GB", HOME), ("ar-EG", "/ar/"), ("hi-IN", "/hi/"), ("ja-JP", "/ja/"), ("de-DE", "/de/")],
)
def test_a_few_keys_lead_from_the_front_page_to_a_number_and_to_a_line(
    visit: Visit, locale: str, path: str
) -> None:
    """A number such as 999 stands on the front page; lines one page on, in the likely place."""
    page = visit(path, locale=locale)
    assert keys_to(page, ", ".join(f"a[href^='{each}']" for each in CALLS)) <= KEYS_TO_A_NUMBER
    page.reload()
    keys = keys_to(page, ".contact-list a")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert keys + 1 + keys_to(page, ".contact > a") <= KEYS_TO_A_LINE


def keys_to(page: Page, selector: str) -> int:
    """How often Tab is pressed until something that matches has the focus."""
    for pressed in range(1, 30):
        page.keyboard.press("Tab")
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
            return pressed
    raise AssertionError(selector)


@pytest.mark.parametrize("path", [HOME, COUNTRY, ARABIC])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_focus_is_seen_from_across_the_room(visit: Visit, path: str, scheme: str) -> None:
    stops = tab_stops(visit(path, size=SMALL, scheme=scheme), at_most=60)
    assert len(stops) > 4
    assert [stop for stop in stops if stop["outline"] < STRONGEST_OUTLINE_PX] == []


@pytest.mark.parametrize("path", [HOME, COUNTRY, ARABIC])
def test_what_has_focus_is_never_under_the_exit_bar(visit: Visit, path: str) -> None:
    page = visit(path, size=SMALL)
    covered = [stop for stop in tab_stops(page, at_most=60) if not stop["on_top"]]
    assert covered == []


@pytest.mark.parametrize("size", SIZES)
def test_the_way_out_stays_on_screen(visit: Visit, size: tuple[int, int]) -> None:
    page = visit(COUNTRY, size=size)
    way_out = page.locator("a.exit")
    assert way_out.evaluate(IS_ON_TOP)
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    assert page.evaluate("scrollY") > size[1]
    assert way_out.evaluate(IS_ON_TOP)


def tab_stops(page: Page, *, at_most: int) -> list[dict[str, object]]:
    """What gets focus, one Tab after the other, until the page is left."""
    stops = []
    for _ in range(at_most):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop["tag"] == "BODY":
            break
        stop["on_top"] = stop.pop("inside") and page.locator(":focus").evaluate(IS_ON_TOP)
        stops.append(stop)
    return stops
