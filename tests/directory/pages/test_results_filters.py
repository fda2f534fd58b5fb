"""Wishes on a result page: filters, pages of a list, what is said when nothing fits."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from tests.directory.html import Page
from tests.directory.pages.test_results import all_listings

WISH_NOT_UNDERSTOOD = [
    ("open", "maybe"),
    ("free", "gratis"),
    ("anonymous", "perhaps"),
    ("language", "klingonese"),
    ("channel", "pigeon"),
    ("audience", "everybody"),
    ("dispatch", "never"),
]


def api_listings(reader: Client, query: str) -> list[str]:
    found: list[str] = []
    address = f"/api/v1/services?{query}"
    while address:
        document = reader.get(address).json()
        found += [result["slug"] for result in document["results"]]
        address = document["next"]
    return found


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/en/us/?language=es", "region=us&language=es"),
        ("/en/us/suicide/?language=es", "region=us&topic=suicide&language=es"),
        ("/en/gb/", "region=gb"),
        ("/en/us/?channel=sms&free=yes", "region=us&channel=sms&free=yes"),
        ("/en/gb-sct/?open=yes", "region=gb-sct&open=yes"),
        ("/en/eg/?dispatch=may-send-help", "region=eg&dispatch=may-send-help"),
    ],
)
def test_the_pages_and_the_api_give_the_same_lines_in_the_same_order(
    reader: Client, path: str, query: str
) -> None:
    shown = all_listings(reader, path)
    assert shown == api_listings(reader, query)
    assert len(shown) == len(set(shown)) > 0


def test_who_asks_for_spanish_gets_lines_that_speak_spanish(reader: Client) -> None:
    found = reader.get("/api/v1/services?region=us&language=es&per_page=100").json()
    assert (
        found["count"] == len(found["results"]) == len(all_listings(reader, "/en/us/?language=es"))
    )
    assert found["widened"] == []
    for result in found["results"]:
        spoken = {tag for method in result["contact_methods"] for tag in method["languages"]}
        assert "es" in spoken, result["slug"]


def test_wishes_hold_together_for_one_and_the_same_way_of_contact(reader: Client) -> None:
    query = "region=us&language=es&channel=sms&free=yes&open=yes"
    found = reader.get(f"/api/v1/services?{query}").json()
    assert (found["widened"], bool(found["results"])) == ([], True)
    for result in found["results"]:
        assert any(
            method["kind"] == "sms"
            and method["cost"] == "free"
            and method["open_now"] is True
            and "es" in method["languages"]
            for method in result["contact_methods"]
        ), result["slug"]


@pytest.mark.parametrize(("name", "word"), WISH_NOT_UNDERSTOOD)
def test_a_wish_that_is_not_understood_is_explained_and_left_out(
    reader: Client, name: str, word: str
) -> None:
    response = reader.get(f"/en/gb/?{name}={word}")
    page = Page(response)
    assert response.status_code == 400
    (notice,) = page.of_class("notice")
    assert notice.endswith("This choice was left out; the others still hold.")
    assert "tel:116123" in page.hrefs


@pytest.mark.parametrize("name", [name for name, _word in WISH_NOT_UNDERSTOOD])
def test_words_that_were_not_understood_are_not_repeated(reader: Client, name: str) -> None:
    page = Page(reader.get(f"/en/gb/?{name}=zyxwvut"))
    assert "zyxwvut" not in page.source


def test_the_other_wishes_hold_beside_one_that_is_not_understood(reader: Client) -> None:
    page = Page(reader.get("/en/us/?open=maybe&language=es"))
    assert page.listings == Page(reader.get("/en/us/?language=es")).listings
    assert [link for link in page.links if link.text.startswith("Spanish")]


def test_a_chip_takes_back_one_wish_and_leaves_the_others(reader: Client) -> None:
    page = Page(reader.get("/en/us/?language=es&free=yes&open=yes&page=1"))
    chips = {link.text.partition(" ×")[0]: link.href for link in page.links if "×" in link.text}
    assert chips == {
        "Spanish": "?open=yes&free=yes",
        "Open now": "?language=es&free=yes",
        "Free": "?language=es&open=yes",
    }


def test_the_form_shows_what_was_chosen(reader: Client) -> None:
    page = Page(reader.get("/en/us/?language=es&channel=sms&free=yes"))
    selected = [o.get("value") for o in page.all("option") if "selected" in o.attributes]
    checked = [box.get("name") for box in page.all("input") if "checked" in box.attributes]
    assert (selected, checked) == (["es", "sms"], ["free"])


@pytest.mark.parametrize("query", ["language=en&open=yes", "free=yes", "channel=voice"])
def test_the_next_page_keeps_every_wish(reader: Client, query: str) -> None:
    page = Page(reader.get(f"/en/us/?{query}"))
    following = page.link("More lines").href
    assert parse_qs(urlsplit(following).query) == {**parse_qs(query), "page": ["2"]}
    back = Page(reader.get(f"/en/us/{following}")).link("Earlier lines").href
    assert parse_qs(urlsplit(back).query) == parse_qs(query)


def test_the_pages_of_a_list_neither_repeat_nor_lose_a_line(reader: Client) -> None:
    shown = all_listings(reader, "/en/gb/")
    count = reader.get("/api/v1/services?region=gb").json()["count"]
    assert len(shown) == len(set(shown)) == count > 20


@pytest.mark.parametrize("number", ["0", "-1", "abc", "", "1.5", "٠", "²", "9" * 5000])
def test_a_page_number_that_is_none_shows_the_first_page(reader: Client, number: str) -> None:
    page = Page(reader.get("/en/gb/", {"page": number}))
    assert page.listings == Page(reader.get("/en/gb/")).listings


@pytest.mark.parametrize("number", ["5", "999999"])
def test_a_page_after_the_last_leads_to_the_first_with_the_same_wishes(
    reader: Client, number: str
) -> None:
    response = reader.get(f"/en/us/?language=es&page={number}")
    assert (response.status_code, response["Location"]) == (302, "/en/us/?language=es")


@pytest.mark.parametrize(
    ("path", "dropped"),
    [
        ("/en/gb/?language=mt", "the language"),
        ("/en/gb/?language=mt&free=yes", "free and the language"),
        ("/en/gb/gambling/?channel=telegram", "how to reach them"),
        ("/en/gb/gambling/?audience=farmers&open=yes", "open now and who it is for"),
        ("/en/eg/?anonymous=yes", "no name needed"),
        ("/en/eg/?dispatch=may-send-help", "whether they may send someone"),
    ],
)
def test_what_was_left_out_for_want_of_a_line_is_said(
    reader: Client, path: str, dropped: str
) -> None:
    page = Page(reader.get(path))
    (notice,) = page.of_class("notice")
    assert notice == f"No line here fits everything you chose, so we left out: {dropped}."
    assert page.listings


def test_an_exact_answer_says_nothing_of_widening(reader: Client) -> None:
    assert Page(reader.get("/en/us/?language=es")).of_class("notice") == []
