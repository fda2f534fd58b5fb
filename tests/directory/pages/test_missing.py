import pytest
from django.test import Client

from tests.directory.html import Page


def test_an_unknown_place_lists_the_places_that_there_are(reader: Client) -> None:
    response = reader.get("/en/zz/")
    page = Page(response)
    assert response.status_code == 404
    assert page.link("United Kingdom").href == "/en/gb/"
    assert page.link("Vatican City").href == "/en/va/"
    assert len([href for href in page.hrefs if href.count("/") == 3]) > 250


def test_places_with_lines_stand_before_those_without(reader: Client) -> None:
    hrefs = Page(reader.get("/en/zz/")).hrefs
    assert hrefs.index("/en/us/") < hrefs.index("/en/va/")


@pytest.mark.parametrize("path", ["/en/zz/suicide/", "/en/gb-zzz/", "/en/england/", "/en/001x/"])
def test_no_unknown_place_is_an_empty_page(reader: Client, path: str) -> None:
    response = reader.get(path)
    assert response.status_code == 404
    assert "/en/gb/" in Page(response).hrefs


def test_an_unknown_topic_lists_the_topics_that_have_lines_there(reader: Client) -> None:
    response = reader.get("/en/eg/nonsense/")
    page = Page(response)
    assert response.status_code == 404
    topics = [href for href in page.hrefs if href.startswith("/en/eg/")]
    assert topics == [
        "/en/eg/",
        "/en/eg/child-abuse/",
        "/en/eg/substance-use/",
        "/en/eg/worried-about-someone/",
    ]
    assert "tel:123" in page.hrefs


@pytest.mark.parametrize("path", ["/xx/", "/xx/gb/", "/nl/gb/suicide/", "/EN/", "/nowhere"])
def test_an_unknown_language_or_address_lists_the_languages(reader: Client, path: str) -> None:
    response = reader.get(path)
    page = Page(response)
    assert response.status_code == 404
    assert page.link("English").href == "/en/"
    assert page.link("العربية").href == "/ar/"


def test_an_unknown_address_answers_in_the_language_of_the_browser(reader: Client) -> None:
    response = reader.get("/nowhere", headers={"accept-language": "ar"})
    assert Page(response).first("html").get("dir") == "rtl"
    assert "Accept-Language" in response["Vary"]


def test_an_unknown_listing_leads_to_the_others(reader: Client) -> None:
    response = reader.get("/en/service/no-such-line/")
    assert response.status_code == 404
    assert "/en/" in Page(response).hrefs


@pytest.mark.parametrize("path", ["/en/zz/", "/en/gb/tell-nobody/", "/en/service/tell-nobody/"])
def test_words_of_a_wrong_address_are_not_repeated(reader: Client, path: str) -> None:
    page = Page(reader.get(path))
    assert "tell-nobody" not in page.source
    assert page.title == "Who to contact"
