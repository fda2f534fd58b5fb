"""What a list says of itself on paper; the sheets have tests of their own."""

from typing import Any

import pytest
import segno
from django.test import Client

from directory.pages.printed import Printed
from tests.conftest import NOON
from tests.directory.html import Element, Page

SITE = "https://help.example.org"


def foot(page: Page) -> Element:
    (found,) = [each for each in page.all("div") if "printed" in each.get("class").split()]
    return found


def words(element: Element) -> str:
    """Also those that a screen doesn't show."""
    return " ".join("".join(element._texts()).split())


@pytest.mark.parametrize("path", ["/en/ke/", "/en/ke/suicide/", "/en/ke/?free=yes"])
def test_a_list_says_where_it_is_from_and_until_when_it_is_good(
    reader: Client, settings: Any, path: str
) -> None:
    settings.SITE_URL = SITE
    said = words(foot(Page(reader.get(path))))
    assert "help.example.org/at/ke" in said
    assert "Edition of November 24, 2026. Check by February 22, 2027." in said
    assert "checked" not in said


def test_neither_the_code_nor_the_address_names_a_topic(reader: Client, settings: Any) -> None:
    settings.SITE_URL = SITE
    found = foot(Page(reader.get("/en/ke/suicide/?language=sw")))
    assert "suicide" not in words(found)
    expected = segno.make(f"{SITE}/at/ke", error="m", micro=False)
    drawn = [path.get("d") for path in found.all("path")]
    assert drawn[-1] in expected.svg_inline(border=4)


def test_a_code_has_no_style_of_its_own() -> None:
    code = Printed(f"{SITE}/at/ke", NOON.date()).qr_code
    assert code.startswith("<svg")
    assert "style" not in code
    assert "data:" not in code


def test_an_address_can_not_break_out_of_the_code() -> None:
    code = Printed('https://x"><script>/at/ke', NOON.date()).qr_code
    assert "<script" not in code


def test_what_somebody_typed_is_not_on_paper_either(reader: Client) -> None:
    response = reader.post("/en/search", {"text": "zebra crossing", "region": "ke"})
    assert "zebra" not in words(foot(Page(response)))
