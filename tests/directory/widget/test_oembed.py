"""What an editor is told about an address that was pasted into it."""

from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from tests.directory.html import Page

SITE = "http://testserver"


def told(reader: Client, path: str, **asked: object) -> dict[str, Any]:
    url = SITE + path if path.startswith("/") else path
    answer: dict[str, Any] = reader.get("/embed/v1/oembed", {"url": url, **asked}).json()
    return answer


@pytest.mark.parametrize("path", ["/en/gb/suicide/", "/embed/v1/en/gb/suicide/"])
def test_pages_and_embeds_become_numbers_and_a_frame(reader: Client, path: str) -> None:
    said = told(reader, path)
    assert (said["version"], said["type"], said["height"]) == ("1.0", "rich", 320)
    page = Page(said["html"])
    (quote,), (frame,) = page.all("blockquote"), page.all("iframe")
    assert "Samaritans: Call 116 123" in quote.words
    assert frame.get("src") == f"{SITE}/embed/v1/en/gb/suicide/"


def test_it_looks_as_the_address_says(reader: Client) -> None:
    said = told(reader, "/embed/v1/en/gb/suicide/?size=160&theme=dark")
    assert said["height"] == 160
    assert "?size=160&amp;theme=dark" in said["html"]


def test_what_follows_the_reader_still_does_so_when_it_was_pasted(reader: Client) -> None:
    url = {"url": f"{SITE}/embed/v1/auto/auto/suicide/"}
    response = reader.get("/embed/v1/oembed", url, headers={"accept-language": "ar-EG"})
    assert f"{SITE}/embed/v1/auto/auto/suicide/" in response.json()["html"]
    assert "Accept-Language" in response["Vary"]


@pytest.mark.parametrize(
    ("asked", "width", "height"),
    [({"maxwidth": 300, "maxheight": 200}, 300, 200), ({"maxwidth": "9" * 5000}, 480, 320)],
)
def test_it_takes_no_more_room_than_there_is(
    reader: Client, asked: dict[str, object], width: int, height: int
) -> None:
    said = told(reader, "/en/gb/", **asked)
    assert (said["width"], said["height"]) == (width, height)


def test_the_same_is_said_in_xml(reader: Client) -> None:
    asked = {"url": f"{SITE}/en/gb/", "format": "xml"}
    root = ET.fromstring(reader.get("/embed/v1/oembed", asked).content)  # noqa: S314 (ours)
    assert {child.tag: child.text for child in root} == {
        name: str(value) for name, value in told(reader, "/en/gb/").items()
    }


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://elsewhere.example/en/gb/",
        "javascript://testserver/en/gb/",
        f"{SITE}/en/",
        f"{SITE}/moderation/",
        "http://[",
    ],
)
def test_an_address_that_shows_no_lines_is_not_found(reader: Client, url: str) -> None:
    assert reader.get("/embed/v1/oembed", {"url": url}).status_code == 404


def test_another_format_is_not_known(reader: Client) -> None:
    asked = {"url": f"{SITE}/en/gb/", "format": "yaml"}
    assert reader.get("/embed/v1/oembed", asked).status_code == 501


def test_a_page_says_where_to_ask(reader: Client) -> None:
    page = Page(reader.get("/en/gb/suicide/"))
    found = {link.get("type"): link.get("href") for link in page.all("link")}
    for form in ("application/json+oembed", "text/xml+oembed"):
        assert reader.get(found[form].removeprefix(SITE)).status_code == 200


def test_what_somebody_searched_for_is_no_address_to_paste(reader: Client) -> None:
    page = Page(reader.post("/en/search", {"text": "gambling", "region": "gb"}))
    assert not [link for link in page.all("link") if "oembed" in link.get("type")]
