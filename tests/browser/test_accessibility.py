"""axe-core with every rule of WCAG 2.2 A, AA and AAA and its best practices: 7:1 is one of them."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.axe import EVERYTHING, ONLY_CONTRAST, in_words, unfold
from tests.browser.conftest import Visit
from tests.browser.measuring import PLAIN_LINKS, WEAK_CONTRAST
from tests.browser.pages import DESK, LOOKS, PAGES, SIZES, SMALL

ADDRESSES = {**PAGES, **LOOKS}

each_page = pytest.mark.parametrize("kind", ADDRESSES)


@each_page
@pytest.mark.parametrize(("size", "scheme"), [(SMALL, "light"), (DESK, "dark")])
def test_axe_finds_nothing(visit: Visit, kind: str, size: tuple[int, int], scheme: str) -> None:
    page = visit(ADDRESSES[kind], size=size, scheme=scheme, java_script_enabled=True)
    unfold(page)
    found = Axe().run(page, options=EVERYTHING).response
    assert in_words(found["violations"]) == []
    assert len(found["passes"]) > 10


@each_page
def test_no_contrast_is_left_unknown(visit: Visit, kind: str) -> None:
    """On a desk, where nothing has to be scrolled into sight."""
    page = visit(ADDRESSES[kind], size=DESK, java_script_enabled=True)
    unfold(page)
    found = Axe().run(page, options=ONLY_CONTRAST).response
    assert in_words(found["incomplete"] + found["violations"]) == []
    assert found["passes"]


@each_page
def test_text_is_readable_in_forced_colours(visit: Visit, kind: str) -> None:
    """Not by axe: it reads -webkit-text-fill-color, which Chromium computes as if unforced."""
    page = visit(ADDRESSES[kind], forced_colors="active")
    unfold(page)
    assert page.evaluate(WEAK_CONTRAST) == []


@each_page
def test_a_link_is_known_by_more_than_its_colour(visit: Visit, kind: str) -> None:
    page = visit(ADDRESSES[kind])
    found = {}
    for size in SIZES:
        page.set_viewport_size({"width": size[0], "height": size[1]})
        found[size] = page.evaluate(PLAIN_LINKS)
    assert {size: links for size, links in found.items() if links} == {}
