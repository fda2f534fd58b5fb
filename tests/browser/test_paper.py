import re
import unicodedata
from io import BytesIO

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.conftest import Visit
from tests.browser.measuring import TEXT_SIZES, WEAK_CONTRAST
from tests.browser.pages import ARABIC, CARD, CARDS, COUNTRY, POSTER, SCHEMES, SERVICE, TOPIC

A4_WIDTH = 794
A4, A6 = (210, 297), (105, 148)  # mm
POINT_MM = 25.4 / 72
# 8.5 pt is 11.3 px: less is hard to read on paper.
SMALLEST_PX = 11.3
# The longest lists there are: ten lines, and in Great Britain the ones that a topic owes besides.
FULL = [
    *("/en/ke/", "/ar/ke/", "/en/gb/", "/ar/gb/", "/en/gb/suicide/", "/en/us/", "/ar/us/"),
    *("/de/us/", "/es/us/", "/hi/us/", "/ja/us/", "/ru/us/"),
]
SHEETS = [
    (f"/{language}/{region}/{kind}/", size)
    for kind, size in (("card", A6), ("cards", A4), ("poster", A4))
    for language in ("en", "ar", "hi", "ja")
    for region in ("ke", "us", "in", "aq", "world")
]
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


@pytest.mark.parametrize("path", FULL)
def test_a_list_is_one_page_with_everything_on_it(visit: Visit, path: str) -> None:
    page = visit(path)
    names = page.locator(".listing h2").all_inner_texts()
    (sheet,) = printed(page).pages
    assert names
    text = squeezed(sheet.extract_text())
    assert [name for name in names if path.startswith("/en/") and squeezed(name) not in text] == []
    assert f"/at/{path.split('/')[2]}" in text


@pytest.mark.parametrize(("path", "size"), SHEETS)
def test_a_card_or_poster_is_one_page_of_its_size(
    visit: Visit, path: str, size: tuple[int, int]
) -> None:
    (sheet,) = printed(visit(path)).pages
    width, height = sheet.mediabox.width, sheet.mediabox.height
    assert (round(width * POINT_MM), round(height * POINT_MM)) == size
    copies = squeezed(sheet.extract_text()).count(f"/at/{path.split('/')[2]}")
    assert copies == (4 if "/cards/" in path else 1)


@pytest.mark.parametrize("path", ["/en/ke/", "/ar/ke/", CARDS])
def test_a_list_uses_the_whole_width_of_the_paper(visit: Visit, path: str) -> None:
    page = on_paper(visit(path))
    box = page.locator("main").bounding_box()
    assert box
    assert box["width"] > A4_WIDTH - 80


@pytest.mark.parametrize("path", [*FULL, CARD, CARDS, POSTER])
def test_nothing_on_paper_is_too_small_to_read(visit: Visit, path: str) -> None:
    page = on_paper(visit(path))
    sizes = page.evaluate(TEXT_SIZES)
    assert min(sizes.values()) >= SMALLEST_PX, sizes


@pytest.mark.parametrize("path", [CARD, CARDS, POSTER])
def test_only_the_sheet_is_printed(visit: Visit, path: str) -> None:
    page = on_paper(visit(path))
    for part in ("h1", "main > p", "main > ul", "main > .emergency", "header", "footer"):
        for each in page.locator(part).all():
            expect(each).to_be_hidden()
    for sheet in page.locator(".sheet").all():
        expect(sheet).to_be_visible()


def test_the_code_on_a_card_is_large_enough_for_a_telephone(visit: Visit) -> None:
    """A module of it is half a millimetre at least."""
    page = on_paper(visit(CARD))
    code = page.locator(".sheet .qr").first
    modules = int(str(code.get_attribute("viewBox")).split()[2])
    box = code.bounding_box()
    assert box
    assert box["width"] / modules >= 0.5 * 96 / 25.4


def squeezed(text: str) -> str:
    """As it can be found in a PDF: without white space, and "ffi" as three letters."""
    return unicodedata.normalize("NFKC", "".join(text.split()))


def printed(page: Page) -> PdfReader:
    return PdfReader(BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))


def on_paper(page: Page) -> Page:
    page.emulate_media(media="print")
    page.set_viewport_size({"width": A4_WIDTH, "height": 1123})
    return page
