import re
from base64 import b64encode
from hashlib import sha384

import pytest
from django.test import Client

from tests.directory.html import Element, Page

SANDBOX = "allow-popups allow-popups-to-escape-sandbox"


def line_to_copy(page: Page) -> str:
    return page.first("code").words


def frame(page: Page) -> Element:
    (found,) = page.all("iframe")
    return found


def test_a_publisher_copies_one_line_for_their_place_and_topic(reader: Client) -> None:
    page = Page(reader.get("/en/publishers/?region=us&topic=suicide"))
    line = line_to_copy(page)
    assert line.startswith('<iframe src="http://testserver/embed/v1/en/us/suicide/"')
    assert line.endswith("></iframe>")
    assert f'sandbox="{SANDBOX}"' in line
    assert "script" not in line


def test_the_line_keeps_its_height_so_that_no_page_moves(reader: Client) -> None:
    page = Page(reader.get("/en/publishers/?size=480"))
    size = re.search(r' width="(100%)" height="(480)" ', line_to_copy(page))
    assert size
    assert (frame(page).get("width"), frame(page).get("height")) == size.groups()


def test_what_readers_will_see_is_shown(reader: Client) -> None:
    response = reader.get("/en/publishers/?region=us")
    page = Page(response)
    assert frame(page).get("src") == "/embed/v1/en/us/"
    assert frame(page).get("sandbox") == SANDBOX
    assert "frame-src 'self'" in response["Content-Security-Policy"]
    assert reader.get(frame(page).get("src")).status_code == 200


def test_the_readers_own_place_is_the_example(reader: Client) -> None:
    page = Page(reader.get("/en/publishers/", headers={"accept-language": "en-IE"}))
    assert frame(page).get("src") == "/embed/v1/en/ie/"


@pytest.mark.parametrize(
    "query", ["region=zz", "region=%00&topic=%00", "topic=nonsense", "region=aq", "region="]
)
def test_a_place_or_topic_that_is_not_known_gives_a_line_that_works(
    reader: Client, query: str
) -> None:
    response = reader.get(f"/en/publishers/?{query}")
    assert response.status_code in (200, 400)
    assert reader.get(frame(Page(response)).get("src")).status_code == 200


@pytest.mark.parametrize(
    ("query", "words"),
    [("accent=red", "That is not a colour"), ("size=99", "not one of the choices")],
)
def test_what_can_not_be_understood_is_said_and_the_rest_is_kept(
    reader: Client, query: str, words: str
) -> None:
    response = reader.get(f"/en/publishers/?region=us&topic=suicide&{query}")
    assert response.status_code == 400
    assert words in Page(response).text
    assert "/embed/v1/en/us/suicide/" in line_to_copy(Page(response))


def test_a_colour_that_can_not_be_read_is_said_to_be_shown_otherwise(reader: Client) -> None:
    page = Page(reader.get("/en/publishers/?region=gb&accent=%23ff9900"))
    assert "your colour is shown as #794600 by day" in page.text
    assert "accent=ff9900" in frame(page).get("src")


def test_the_element_is_pinned_by_the_hash_of_what_its_address_serves(reader: Client) -> None:
    page = Page(reader.get("/en/publishers/?region=gb&topic=suicide"))
    line = next(code.words for code in page.all("code") if code.words.startswith("<script"))
    found = re.search(r'src="http://testserver([^"]+)" integrity="sha384-([^"]+)"', line)
    assert found
    served = reader.get(found[1]).content
    assert b64encode(sha384(served).digest()).decode() == found[2]


@pytest.mark.parametrize("form", ["fragment.html", "fragment.json"])
def test_the_addresses_for_newsletters_answer(reader: Client, form: str) -> None:
    page = Page(reader.get("/en/publishers/?region=gb&topic=suicide"))
    address = next(code.words for code in page.all("code") if code.words.endswith(form))
    assert reader.get(address.removeprefix("http://testserver")).status_code == 200


def test_an_article_shows_where_help_stands(reader: Client) -> None:
    response = reader.get("/en/publishers/example/")
    assert frame(Page(response)).get("src") == "/embed/v1/en/auto/self-harm/"
    assert "frame-src 'self'" in response["Content-Security-Policy"]


def test_an_installation_that_knows_its_address_puts_it_into_the_line(
    reader: Client, settings: object
) -> None:
    settings.SITE_URL = "https://help.example.org"  # type: ignore[attr-defined]
    line = line_to_copy(Page(reader.get("/en/publishers/?region=gb")))
    assert 'src="https://help.example.org/embed/v1/en/gb/"' in line


def test_who_copies_a_number_finds_the_feed_of_the_place_and_topic(reader: Client) -> None:
    page = Page(reader.get("/en/publishers/?region=gb&topic=suicide"))
    links = [link.get("href") for link in page.all("a") if "/feeds/" in link.get("href")]
    assert links == [
        "/feeds/changes.atom?region=gb&topic=suicide",
        "/feeds/changes.json?region=gb&topic=suicide",
    ]
    for link in links:
        assert reader.get(link).status_code == 200
