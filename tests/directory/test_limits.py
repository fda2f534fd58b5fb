"""Who asks very often costs no more than that; people get help all the same."""

import json
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from directory.api import search as api_search
from directory.api import views as api
from directory.pages import search
from directory.rate_limit import RateLimit
from directory.widget import oembed
from tests.directory.html import Page

OUTSIDE = "203.0.113.77"


@pytest.fixture(autouse=True)
def strict(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two an hour."""
    for door in (search, api_search, api, oembed):
        monkeypatch.setattr(door, "LIMIT", RateLimit(at_most=2))


@pytest.fixture
def flood(reader: Client) -> Client:
    """One address that asks and asks."""
    return Client(REMOTE_ADDR=OUTSIDE)


def say(client: Client, **more: str) -> HttpResponse:
    return client.post("/en/search", {"text": "gambling", "region": "gb", **more})


def ask_in_json(client: Client) -> HttpResponse:
    body = json.dumps({"text": "gambling", "region": "gb"})
    return client.post("/api/v1/search", body, content_type="application/json")


def list_services(client: Client) -> HttpResponse:
    return client.get("/api/v1/services?region=gb&per_page=1")


def show_in_an_editor(client: Client) -> HttpResponse:
    return client.get("/embed/v1/oembed?url=http://testserver/en/gb/")


ASK = [say, ask_in_json, list_services, show_in_an_editor]


@pytest.mark.parametrize("ask", ASK)
def test_the_third_time_within_an_hour_is_told_to_come_later(flood: Client, ask: Any) -> None:
    assert [ask(flood).status_code for _ in range(4)] == [200, 200, 429, 429]
    assert ask(flood)["Retry-After"] == "3600"
    assert "public" not in ask(flood)["Cache-Control"]


@pytest.mark.parametrize("ask", ASK)
def test_others_are_not_kept_waiting(flood: Client, ask: Any) -> None:
    for _ in range(3):
        ask(flood)
    assert ask(Client(REMOTE_ADDR="198.51.100.4")).status_code == 200


@pytest.mark.parametrize("ask", ASK)
@pytest.mark.parametrize("address", ["127.0.0.1", "10.1.2.3", "::1", "fd00::1", "", "unix:"])
def test_a_proxy_that_does_not_tell_who_asks_is_never_refused(
    reader: Client, ask: Any, address: str
) -> None:
    proxy = Client(REMOTE_ADDR=address)
    assert {ask(proxy).status_code for _ in range(4)} == {200}


def test_behind_a_proxy_that_tells_each_visitor_counts(reader: Client, settings: Any) -> None:
    settings.CLIENT_ADDRESS_HEADER = "X-Forwarded-For"
    seen = [
        say(Client(REMOTE_ADDR="10.0.0.1", headers={"x-forwarded-for": address})).status_code
        for address in (OUTSIDE, OUTSIDE, OUTSIDE, "198.51.100.4")
    ]
    assert seen == [200, 200, 429, 200]


def test_a_person_reads_emergency_numbers_and_chooses_a_place(flood: Client) -> None:
    for _ in range(3):
        response = say(flood)
    page = Page(response)
    assert "tel:999" in page.hrefs
    assert page.all("textarea") == []
    assert "text" not in [field.get("name") for field in page.all("input")]
    assert "/en/gb/" in page.hrefs
    assert [option.get("value") for option in page.all("option")].count("ke") == 1
    assert "gambling" not in page.text.lower().replace("gambling", "", 1), "only as a topic"
    assert response["Cache-Control"] == "no-store"
    assert page.title == "Who to contact"


@pytest.mark.parametrize("region", ["", "world", "nonsense"])
def test_without_a_place_the_browser_says_which_is_likely(flood: Client, region: str) -> None:
    for _ in range(3):
        response = say(flood, region=region)
    assert "tel:" not in response.content.decode()
    likely = flood.post(
        "/en/search", {"text": "x", "region": region}, headers={"accept-language": "en-KE"}
    )
    assert "/en/ke/" in Page(likely).hrefs


def test_words_are_not_understood_any_more(flood: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(2):
        say(flood)
    monkeypatch.setattr("directory.asking.meaning", lambda *_, **__: pytest.fail("understood"))
    assert say(flood).status_code == 429


def test_a_program_reads_why(flood: Client) -> None:
    for _ in range(3):
        response = ask_in_json(flood)
    assert response["Content-Type"] == "application/problem+json"
    assert json.loads(response.content)["title"] == "Too Many Requests"
    assert response["Access-Control-Allow-Origin"] == "*"


def test_pages_embeds_and_feeds_are_never_refused(flood: Client) -> None:
    for address in ("/en/gb/", "/embed/v1/en/gb/", "/feeds/changes.atom", "/exit"):
        assert 429 not in {flood.get(address).status_code for _ in range(5)}
