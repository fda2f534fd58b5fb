from urllib.parse import urlsplit

import pytest
from django.test import Client

from tests.directory.html import Page


def home(reader: Client, accepted: str = "", language: str = "en") -> Page:
    return Page(reader.get(f"/{language}/", headers={"accept-language": accepted}))


def first_places(page: Page) -> list[str]:
    """The places that are offered before the list of all."""
    links = [link.get("href") for link in page.first("main").all("a")]
    return [href for href in links if not href.startswith("tel:") and not href.endswith("/topics/")]


@pytest.mark.parametrize(
    ("accepted", "place"),
    [("en-GB,en;q=0.9", "/en/gb/"), ("ar-EG", "/en/eg/"), ("fr;q=0.5, pt-BR", "/en/br/")],
)
def test_the_place_that_the_browser_names_is_offered_first(
    reader: Client, accepted: str, place: str
) -> None:
    assert first_places(home(reader, accepted))[0] == place


def test_the_emergency_number_of_the_only_likely_place_is_shown(reader: Client) -> None:
    assert "tel:999" in home(reader, "en-GB").hrefs


def test_of_two_likely_places_none_is_taken_for_granted(reader: Client) -> None:
    page = home(reader, "en-GB, ar-EG")
    assert first_places(page)[:2] == ["/en/gb/", "/en/eg/"]
    assert not [href for href in page.hrefs if href.startswith("tel:")]


@pytest.mark.parametrize("accepted", ["", "en", "ar", "*", "es-419", "x-klingon", ";;;q=", "en-ZZ"])
def test_nobody_is_given_a_country_that_nobody_named(reader: Client, accepted: str) -> None:
    page = home(reader, accepted)
    assert first_places(page) == []
    assert not [href for href in page.hrefs if href.startswith("tel:")]
    chosen = [option for option in page.all("option") if "selected" in option.attributes]
    assert chosen == []


def test_at_most_three_places_are_offered_first(reader: Client) -> None:
    page = home(reader, "en-GB,en-US,en-IE,en-AU,en-NZ")
    assert first_places(page) == ["/en/gb/", "/en/us/", "/en/ie/"]


def test_the_first_page_says_that_it_looks_at_the_browsers_languages(reader: Client) -> None:
    assert "Accept-Language" in reader.get("/en/")["Vary"]


def test_every_country_can_be_chosen_by_its_name_in_the_readers_language(reader: Client) -> None:
    for language, egypt in (("en", "Egypt"), ("ar", "مصر")):
        options = {o.get("value"): o.words for o in home(reader, language=language).all("option")}
        assert options["eg"] == egypt
        assert len(options) > 250


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("ar", "ar"),
        ("ar-EG,en;q=0.1", "ar"),
        ("arz", "ar"),
        ("en-GB", "en"),
        ("nl", "en"),
        ("nl, ar;q=0.5", "ar"),
        ("", "en"),
        ("*", "en"),
        ("ar;q=0", "en"),
        ("ar;q=banana,en", "en"),
        (",,;;==,", "en"),
        ("a" * 9000, "en"),
        ("ar\x00", "en"),
        ("\u00e9\u00ff", "en"),
        ("en;q=0.5, ar;q=0.9", "ar"),
    ],
)
def test_the_front_door_leads_to_the_language_that_the_browser_asks_for(
    reader: Client, accepted: str, language: str
) -> None:
    response = reader.get("/", headers={"accept-language": accepted})
    assert (response.status_code, response["Location"]) == (302, f"/{language}/")
    assert response["Vary"] == "Accept-Language"


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ({"region": "gb"}, "/en/gb/"),
        ({"region": "gb", "topic": ""}, "/en/gb/"),
        ({"region": "us", "topic": "suicide"}, "/en/us/suicide/"),
        ({"region": "UK", "topic": "self-harm"}, "/en/gb/self-harm/"),
        ({}, "/en/"),
        ({"region": ""}, "/en/"),
        ({"region": "atlantis", "topic": "suicide"}, "/en/"),
        ({"region": "gb", "topic": "//evil.example/"}, "/en/gb/"),
        ({"region": "gb", "topic": "../../admin"}, "/en/gb/"),
        ({"region": "gb", "topic": "a\x00b"}, "/en/gb/"),
        ({"region": "//evil.example"}, "/en/"),
    ],
)
def test_the_form_leads_to_the_page_that_it_describes(
    reader: Client, query: dict[str, str], place: str
) -> None:
    response = reader.get("/en/go", query)
    assert (response.status_code, response["Location"]) == (302, place)


@pytest.mark.parametrize("topic", ["ñandú", "क", "Ⅳ", "x²", "-", "a" * 5000])
def test_the_form_answers_whatever_is_written_into_it(reader: Client, topic: str) -> None:
    response = reader.get("/en/go", {"region": "gb", "topic": topic})
    assert response.status_code == 302
    assert urlsplit(response["Location"]).netloc == ""
