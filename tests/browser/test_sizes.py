import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.browser.measuring import SMALL_TARGETS, STICKING_OUT
from tests.browser.pages import PAGES, SIZES, WIDGETS

each_page = pytest.mark.parametrize("kind", PAGES)
WIDGET_WIDTHS = (160, 320, 480)


@each_page
def test_every_target_is_large_enough_for_a_shaking_hand(visit: Visit, kind: str) -> None:
    assert at_each_size(visit(PAGES[kind]), SMALL_TARGETS) == {}


@each_page
def test_no_page_scrolls_sideways(visit: Visit, kind: str) -> None:
    assert at_each_size(visit(PAGES[kind]), STICKING_OUT) == {}


@each_page
def test_no_page_scrolls_sideways_with_text_twice_as_large(visit: Visit, kind: str) -> None:
    page = visit(PAGES[kind])
    double_the_text(page)
    assert at_each_size(page, STICKING_OUT) == {}


@pytest.mark.parametrize("path", WIDGETS)
@pytest.mark.parametrize("measure", [SMALL_TARGETS, STICKING_OUT], ids=["targets", "sideways"])
def test_the_widget_fits_narrow_places(visit: Visit, path: str, measure: str) -> None:
    page = visit(path)
    found = {}
    for width in WIDGET_WIDTHS:
        page.set_viewport_size({"width": width, "height": 400})
        found[width] = page.evaluate(measure)
    assert found == {width: [] for width in WIDGET_WIDTHS}


def at_each_size(page: Page, measure: str) -> dict[tuple[int, int], list[str]]:
    """What is found at each size, with every fold open; sizes where all is well are left out."""
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    found = {}
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        found[width, height] = page.evaluate(measure)
    return {size: names for size, names in found.items() if names}


def double_the_text(page: Page) -> None:
    """As the browser's own setting does it: media queries see it too."""
    fonts = {"fontSizes": {"standard": 32, "fixed": 26}}
    page.context.new_cdp_session(page).send("Page.setFontSizes", fonts)
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
