from typing import Any

import pytest
from django.test import Client

from resources.models import IndexEntry
from tests.directory import listings
from tests.directory.html import Element, Page

KINDS = ("card", "cards", "poster")


def sheets(page: Page) -> list[Element]:
    return [each for each in page.all("section") if each.get("class") == "sheet"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_sheet_has_emergency_numbers_lines_and_where_a_newer_one_is(
    reader: Client, settings: Any, kind: str
) -> None:
    settings.SITE_URL = "https://help.example.org"
    (sheet, *_copies) = sheets(Page(reader.get(f"/en/ke/{kind}/")))
    assert "Who to contact · Kenya" in sheet.words
    assert "In danger right now? Call 112 Call 999 Call 911" in sheet.words
    assert "Call 1195" in sheet.words
    assert "Day and night. Cost not known. Languages not known." in sheet.words
    assert "Not yet checked here." in sheet.words
    assert "help.example.org/at/ke" in sheet.words
    assert "Edition of November 24, 2026. Check by February 22, 2027." in sheet.words
    assert list(sheet.all("svg"))


def test_one_sheet_of_paper_has_four_cards(reader: Client) -> None:
    first, *copies = sheets(Page(reader.get("/en/ke/cards/")))
    assert [copy.words for copy in copies] == [first.words] * 3
    assert {copy.get("aria-hidden") for copy in copies} == {"true"}, "it is read to nobody twice"


@pytest.mark.parametrize(("kind", "most"), [("card", 3), ("cards", 3), ("poster", 4)])
@pytest.mark.parametrize("region", ["us", "gb", "aq", "world"])
def test_there_are_as_many_lines_as_fit(reader: Client, kind: str, most: int, region: str) -> None:
    (sheet, *_copies) = sheets(Page(reader.get(f"/en/{region}/{kind}/")))
    assert 2 <= len(list(sheet.all("h3"))) <= most


@pytest.mark.parametrize("kind", KINDS)
def test_a_sheet_says_nothing_that_is_only_true_now(reader: Client, kind: str) -> None:
    (sheet, *_copies) = sheets(Page(reader.get(f"/en/gb/{kind}/?topic=self-harm")))
    for words in ("Open now", "Closed now", "until", "opens"):
        assert words not in sheet.words


def test_it_is_said_for_whom_a_line_is(reader: Client) -> None:
    listings.add("va-line", coverage=["va"], audiences=["veterans-and-military"])
    (sheet,) = sheets(Page(reader.get("/en/va/card/")))
    assert "For veterans" in sheet.words


def test_only_a_poster_says_what_it_is_about(reader: Client) -> None:
    topic = "Suicidal thoughts"
    for kind, said in (("card", False), ("cards", False), ("poster", True)):
        page = Page(reader.get(f"/en/us/{kind}/?topic=suicide"))
        assert (topic in sheets(page)[0].words) == said, kind
        assert topic not in page.title
        assert "suicide" not in page.first("svg").words


def test_the_list_leads_to_a_card_about_the_same(reader: Client) -> None:
    for path, leads_to in (
        ("/en/gb/", "/en/gb/card/"),
        ("/ar/us/suicide/", "/ar/us/card/?topic=suicide"),
    ):
        assert leads_to in Page(reader.get(path)).hrefs


def test_a_card_leads_to_the_other_sheets_and_back_to_the_list(reader: Client) -> None:
    page = Page(reader.get("/en/us/card/?topic=suicide"))
    assert page.link("A poster").href == "/en/us/poster/?topic=suicide"
    assert page.link("Four cards to cut out").href == "/en/us/cards/?topic=suicide"
    assert page.link("Back to the list").href == "/en/us/suicide/"
    assert "Print this page with your browser. Paper: A6, without margins." in page.text


@pytest.mark.parametrize("kind", KINDS)
def test_where_no_line_is_known_the_emergency_number_is_left(reader: Client, kind: str) -> None:
    IndexEntry.objects.all().delete()
    response = reader.get(f"/en/ke/{kind}/")
    (sheet, *_copies) = sheets(Page(response))
    assert response.status_code == 200
    assert "Call 999" in sheet.words
    assert "We don't know a line for this place yet." in sheet.words


def test_where_nobody_knows_the_place_it_says_what_to_call(reader: Client) -> None:
    (sheet,) = sheets(Page(reader.get("/en/world/poster/")))
    assert "In danger right now? Call your local emergency number." in sheet.words


def test_lines_of_other_countries_are_said_to_be_so(reader: Client) -> None:
    (sheet,) = sheets(Page(reader.get("/en/va/card/")))
    assert "These lines in other countries can be reached online" in sheet.words


@pytest.mark.parametrize(
    ("path", "status", "location"),
    [
        ("/en/KE/card/?topic=suicide", 301, "/en/ke/card/?topic=suicide"),
        ("/en/uk/poster/", 301, "/en/gb/poster/"),
        ("/en/atlantis/card/", 404, ""),
        ("/en/ke/card/?topic=knitting", 404, ""),
    ],
)
def test_another_spelling_is_led_on_and_what_is_unknown_is_said(
    reader: Client, path: str, status: int, location: str
) -> None:
    response = reader.get(path)
    assert (response.status_code, response.get("Location", "")) == (status, location)


def test_words_of_others_are_shown_as_words(reader: Client) -> None:
    hostile = '<script>alert("1")</script>&amp;<b>'
    listings.named(hostile, coverage=["va"])
    page = Page(reader.get("/en/va/card/"))
    assert hostile in sheets(page)[0].words
    assert not page.scripts
