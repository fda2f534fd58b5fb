import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.measuring import WEAK_CONTRAST
from tests.browser.pages import ARABIC, COUNTRY, SCHEMES, SERVICE, TOPIC

A4_WIDTH = 794
# In English and Arabic; also what is left where only half of such a sentence is left out.
BOUND_TO_NOW = re.compile(r"\bnow\b|until|opens|tomorrow|الآن|حتى|غدًا|^\s*[,،.]")

lists = pytest.mark.parametrize("path", [COUNTRY, TOPIC, ARABIC, SERVICE])


@lists
def test_what_paper_can_not_do_is_left_out(visit: Visit, path: str) -> None:
    page = on_paper(visit(path))
    for part in ("header", "form", "aside", "footer", ".pager", ".now"):
        for each in page.locator(part).all():
            expect(each).to_be_hidden()


@lists
def test_paper_says_nothing_that_is_only_true_now(visit: Visit, path: str) -> None:
    said = on_paper(visit(path)).locator(".opening").all_inner_texts()
    assert said
    assert [words for words in said if BOUND_TO_NOW.search(words)] == []


@lists
def test_every_number_is_printed(visit: Visit, path: str) -> None:
    page = on_paper(visit(path))
    numbers = page.locator("a[href^='tel:'], a[href^='sms:']").all()
    assert len(numbers) > 1
    for number in numbers:
        expect(number).to_be_visible()


def test_an_address_is_printed_in_full_where_it_can_not_be_tapped(visit: Visit) -> None:
    chat = on_paper(visit(TOPIC)).locator(".contact > a[href^='https:']").first
    printed = chat.evaluate("(link) => getComputedStyle(link, '::after').content")
    assert str(chat.get_attribute("href")) in printed


@pytest.mark.parametrize("scheme", SCHEMES)
def test_paper_is_black_on_white_by_night_too(visit: Visit, scheme: str) -> None:
    page = on_paper(visit(COUNTRY, scheme=scheme))
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate(WEAK_CONTRAST) == []


def on_paper(page: Page) -> Page:
    page.emulate_media(media="print")
    page.set_viewport_size({"width": A4_WIDTH, "height": 1123})
    return page
