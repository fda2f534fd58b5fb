import pytest
from django.conf import settings
from django.test import Client, RequestFactory

from directory.same_page import translations
from tests.directory.html import Page


@pytest.mark.parametrize(
    ("path", "german"),
    [
        ("/en/", "/de/"),
        ("/ar/gb/suicide/", "/de/gb/suicide/"),
        ("/en/service/gb-samaritans/", "/de/service/gb-samaritans/"),
        ("/en/how-we-order/", "/de/how-we-order/"),
        ("/nowhere", "/de/"),
        ("/exit", "/de/"),
    ],
)
def test_the_switch_keeps_the_place(path: str, german: str) -> None:
    found = {each.language: each.href for each in translations(RequestFactory().get(path))}
    assert list(found) == [tag for tag, _name in settings.LANGUAGES]
    assert found["de"] == german


def test_the_switch_keeps_the_wishes_that_hold(reader: Client) -> None:
    hrefs = Page(reader.get("/en/gb/suicide/?channel=sms&open=tell-nobody&page=1")).hrefs
    assert "/ja/gb/suicide/?channel=sms&page=1" in hrefs


def test_the_switch_of_a_search_leads_to_its_answer_without_the_words(reader: Client) -> None:
    response = reader.post("/en/search", {"text": "gambling", "region": "gb"})
    assert "/fr/gb/gambling/" in Page(response).hrefs


@pytest.mark.parametrize("path", ["/en/", "/en/gb/", "/en/leaving/", "/en/publishers/", "/en/zz/"])
def test_every_page_can_be_read_in_every_other_language(reader: Client, path: str) -> None:
    links = {link.get("hreflang"): link for link in Page(reader.get(path)).all("a")}
    for tag, _name in settings.LANGUAGES:
        if tag != "en":
            assert links[tag].get("lang") == tag


def test_the_page_itself_is_no_choice(reader: Client) -> None:
    assert not [link for link in Page(reader.get("/en/gb/")).all("a") if link.get("lang") == "en"]
