import pytest
from django.test import Client

from tests.directory import listings
from tests.directory.html import Page

# A country for which the starter data has no line.
WITHOUT_LINES = "va"


def test_samaritans_can_be_called_from_the_page_of_great_britain(reader: Client) -> None:
    page = Page(reader.get("/en/gb/"))
    assert page.link("Call 116 123").href == "tel:116123"


def test_988_and_the_text_line_are_on_the_page_about_suicide_in_the_united_states(
    reader: Client,
) -> None:
    page = Page(reader.get("/en/us/suicide/"))
    assert "tel:988" in page.hrefs
    assert page.link("Text HOME to 741741").href == "sms:741741"


def test_an_arabic_reader_in_egypt_reads_from_right_to_left(reader: Client) -> None:
    page = Page(reader.get("/ar/eg/"))
    assert (page.first("html").get("dir"), page.first("html").get("lang")) == ("rtl", "ar")
    (call,) = [link for link in page.links if link.href == "tel:16000"]
    assert call.left_to_right == ("16000",)


def test_an_english_reader_reads_from_left_to_right(reader: Client) -> None:
    html = Page(reader.get("/en/eg/")).first("html")
    assert (html.get("dir"), html.get("lang")) == ("ltr", "en")


@pytest.mark.parametrize(("region", "number"), [("gb", "999"), ("us-ca", "911"), ("eg", "123")])
def test_the_emergency_number_stands_before_the_first_line(
    reader: Client, region: str, number: str
) -> None:
    hrefs = Page(reader.get(f"/en/{region}/")).hrefs
    first_line = next(i for i, href in enumerate(hrefs) if "/service/" in href)
    assert f"tel:{number}" in hrefs[:first_line]


@pytest.mark.parametrize("topic", ["", "suicide", "self-harm", "sexual-violence"])
def test_the_title_names_the_place_and_never_what_is_going_on(reader: Client, topic: str) -> None:
    path = f"/en/us/{topic}/" if topic else "/en/us/"
    assert Page(reader.get(path)).title == "Who to contact · United States"


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("/en/GB/", "/en/gb/"),
        ("/en/UK/", "/en/gb/"),
        ("/en/uk/suicide/", "/en/gb/suicide/"),
        ("/en/us_CA/", "/en/us-ca/"),
        ("/en/USA/?language=es&page=2", "/en/us/?language=es&page=2"),
    ],
)
def test_another_spelling_of_a_place_leads_to_its_page(
    reader: Client, written: str, canonical: str
) -> None:
    response = reader.get(written)
    assert (response.status_code, response["Location"]) == (301, canonical)


def test_a_place_without_lines_shows_lines_reached_online_and_says_so(reader: Client) -> None:
    page = Page(reader.get(f"/en/{WITHOUT_LINES}/"))
    (notice,) = page.of_class("notice")
    assert notice.startswith("We don't know a line for Vatican City yet.")
    assert page.listings
    assert [href for href in page.hrefs if href.startswith("tel:")], "the emergency number"


def test_a_topic_without_lines_in_a_place_shows_its_other_lines_and_says_so(
    reader: Client,
) -> None:
    page = Page(reader.get("/en/eg/gambling/"))
    (notice,) = page.of_class("notice")
    assert notice == ("No line here fits everything you chose, so we left out: what is going on.")
    assert "tel:16000" in page.hrefs


def test_a_topic_links_to_those_close_to_it_that_have_lines_here(reader: Client) -> None:
    page = Page(reader.get("/en/gb/suicide/"))
    assert page.link("Worried about someone else").href == "/en/gb/worried-about-someone/"
    assert "/en/gb/suicide/" not in page.hrefs


def test_a_region_leads_to_its_parts_and_back(reader: Client) -> None:
    assert Page(reader.get("/en/gb/")).link("Scotland").href == "/en/gb-sct/"
    assert Page(reader.get("/en/gb-sct/")).link("United Kingdom").href == "/en/gb/"


def test_the_same_page_can_be_read_in_the_other_language(reader: Client) -> None:
    assert Page(reader.get("/en/us/suicide/")).link("العربية").href == "/ar/us/suicide/"


def test_a_line_of_one_country_is_not_on_the_page_of_another(reader: Client) -> None:
    listings.add("gb-only-here", topics=["gambling"])
    assert "gb-only-here" in all_listings(reader, "/en/gb/gambling/")
    assert "gb-only-here" not in all_listings(reader, "/en/ie/gambling/")


def test_a_line_that_is_down_is_not_shown(reader: Client) -> None:
    service = listings.add(
        contact_methods=[listings.voice(), listings.voice(value="0800 765 4321")],
        coverage=[WITHOUT_LINES],
    )
    service.contact_methods.filter(value="0800 123 4567").update(working="down")
    hrefs = Page(reader.get(f"/en/{WITHOUT_LINES}/")).hrefs
    assert "tel:08007654321" in hrefs
    assert "tel:08001234567" not in hrefs


def all_listings(reader: Client, path: str) -> list[str]:
    """What stands on the page and on those that follow it."""
    found = []
    address = path
    while True:
        page = Page(reader.get(address))
        found += page.listings
        following = [link.href for link in page.links if link.text == "More lines"]
        if not following:
            return found
        address = path.partition("?")[0] + following[0]
