import re

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
    page = Page(reader.get("/en/publishers/"))
    size = re.search(r' width="(\d+)" height="(\d+)" ', line_to_copy(page))
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
    assert response.status_code == 200
    assert reader.get(frame(Page(response)).get("src")).status_code == 200


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
