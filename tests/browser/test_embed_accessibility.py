"""Help inside an article, and the frame by itself: what axe-core says of both."""

from collections.abc import Mapping

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.axe import EVERYTHING, in_words
from tests.browser.conftest import Visit
from tests.browser.hosts import Host, number
from tests.browser.pages import SCHEMES, WIDGET

NARROW = (280, 320)
FRAMES = (WIDGET, f"{WIDGET}?ready=1", "/embed/v1/ar/eg/", "/embed/v1/en/us/?size=480")

each_scheme = pytest.mark.parametrize("scheme", SCHEMES)


def assert_axe_finds_nothing(page: Page, *, passes: int) -> None:
    found = Axe().run(page, options=EVERYTHING).response
    assert in_words(found["violations"]) == []
    assert len(found["passes"]) > passes


@each_scheme
def test_axe_finds_nothing_on_a_page_with_the_element_in_it(
    host: Host, lines: Mapping[str, str], scheme: str
) -> None:
    page = host(lines["script"] + lines["element"], scheme=scheme)
    expect(number(page)).to_be_visible()
    assert_axe_finds_nothing(page, passes=10)


@each_scheme
def test_axe_finds_nothing_where_the_element_is_still_a_link(
    host: Host, lines: Mapping[str, str], scheme: str
) -> None:
    page = host(lines["element"], scheme=scheme)
    expect(page.get_by_role("link", name="Find someone to talk to")).to_be_visible()
    assert_axe_finds_nothing(page, passes=10)


@each_scheme
@pytest.mark.parametrize("path", FRAMES)
def test_axe_finds_nothing_in_the_frame_itself(visit: Visit, path: str, scheme: str) -> None:
    page = visit(path, size=NARROW, scheme=scheme, java_script_enabled=True)
    assert_axe_finds_nothing(page, passes=10)
