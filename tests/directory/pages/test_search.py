"""Words in a box lead to who can be contacted, and are nowhere afterwards."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from directory.moment import this_moment
from resources.models import PlaceName
from resources.rules import region_codes
from resources.search.finding import find
from resources.search.searches import Search
from resources.search.widening import Answer
from tests.directory.html import Page


def say(reader: Client, text: str, *, language: str = "en", region: str = "gb") -> Any:
    return reader.post(f"/{language}/search", {"text": text, "region": region})


@pytest.mark.parametrize(
    ("text", "language", "region", "heading"),
    [
        ("my husband hits me", "en", "gb", "Domestic violence and controlling relationships"),
        ("s3lf h4rm", "en", "us", "Self-harm"),
        ("quiero morir", "en", "us", "Suicidal thoughts"),
        ("死にたい", "en", "jp", "Suicidal thoughts"),
        ("pati marta hai", "en", "in", "Domestic violence and controlling relationships"),
        ("gambling", "en", "gb", "Gambling"),
    ],
)
def test_the_heading_names_what_was_understood_and_where(
    reader: Client, text: str, language: str, region: str, heading: str
) -> None:
    page = Page(say(reader, text, language=language, region=region))
    place = region_codes.name(region, language)
    assert page.first("h1").words.replace("\u00a0", " ") == f"{heading} · {place}"
    assert page.title == f"Who to contact · {place}"


def test_the_answer_is_that_of_the_page_about_it(reader: Client) -> None:
    said = [href for href in Page(say(reader, "gambling")).hrefs if "/service/" in href]
    page = [href for href in Page(reader.get("/en/gb/gambling/")).hrefs if "/service/" in href]
    assert said == page


def test_a_place_that_is_named_goes_before_the_place_of_the_page(reader: Client) -> None:
    PlaceName.objects.create(key="nairobi", region="ke", population=2_750_547)
    page = Page(say(reader, "gambling help nairobi"))
    assert page.title == "Who to contact · Kenya"


def test_each_thing_that_was_understood_can_be_taken_away(reader: Client) -> None:
    lists = Page(say(reader, "chat about gambling for teens")).all("ul")
    (chips,) = [each.all("a") for each in lists if each.get("class") == "chips"]
    leads = {chip.words.partition("×")[0].strip(): chip.get("href") for chip in chips}
    query = "?channel=chat&audience=children-and-teens"
    assert leads["United Kingdom"] == f"/en/world/gambling/{query}"
    assert leads["Gambling"] == f"/en/gb/{query}"
    assert leads["Online chat"] == "/en/gb/gambling/?audience=children-and-teens"
    for href in leads.values():
        assert reader.get(href).status_code == 200


def test_two_things_that_are_meant_are_both_answered(reader: Client) -> None:
    page = Page(say(reader, "gambling and anorexia"))
    headings = {heading.words for heading in page.all("h2")} | {page.first("h1").words}
    assert any("Gambling" in words for words in headings)
    assert any("Eating" in words for words in headings)


def test_what_is_not_understood_gets_general_lines_and_a_kind_word(reader: Client) -> None:
    page = Page(say(reader, "qwrtz plfgh"))
    assert "We are not sure what you mean." in page.text
    assert any("/service/" in href for href in page.hrefs)


def test_nothing_typed_leads_back(reader: Client) -> None:
    assert say(reader, "  ").url == "/en/gb/"
    assert reader.post("/en/search", {}).url == "/en/"
    assert reader.get("/en/search").url == "/en/"


def test_a_long_message_is_read_at_its_beginning_and_that_is_said(reader: Client) -> None:
    page = Page(say(reader, "my husband hits me " + "and again " * 100))
    assert "only the beginning was read" in page.text
    assert "Domestic violence" in page.first("h1").words


def test_no_copy_is_kept_and_no_cookie_set(reader: Client) -> None:
    response = say(reader, "gambling")
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies
    assert "ETag" not in response


def test_the_words_are_nowhere_on_the_page(reader: Client) -> None:
    response = say(reader, "zyxwvut hits me zyxwvut")
    assert b"zyxwvut" not in response.content
    assert "zyxwvut" not in str(response.headers)


@pytest.mark.parametrize("text", ["gambling", "i want to die", "my friend wants to kill himself"])
def test_an_answer_costs_few_queries(
    reader: Client, django_assert_max_num_queries: DjangoAssertNumQueries, text: str
) -> None:
    say(reader, "anything")
    with django_assert_max_num_queries(12):
        say(reader, text)


# Help first.


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("i want to die", "en"),
        ("k m s", "en"),
        ("everyone would be better off without me", "en"),
        ("je veux mourir", "en"),
        ("أريد أن أموت", "ar"),
        ("my daughter wants to kill herself", "en"),
    ],
)
def test_who_may_be_in_danger_reads_help_first(reader: Client, text: str, language: str) -> None:
    page = Page(say(reader, text, language=language))
    hrefs = page.hrefs
    assert f"/{language}/gb/worried-about-someone/" in hrefs
    first_line = next(place for place, href in enumerate(hrefs) if "/service/" in href)
    assert "tel:999" in hrefs[:first_line]


def answer(response: Any) -> Answer:
    found: Answer = response.context["view"].answer
    return found


COUNTRIES = (region_codes.WORLD, *region_codes.countries())


@pytest.mark.parametrize("text", ["i want to die", "he is going to kill me", "quiero cortarme"])
def test_everywhere_there_are_two_lines_and_one_needs_no_voice(reader: Client, text: str) -> None:
    answers = {region: answer(say(reader, text, region=region)).lines for region in COUNTRIES}
    assert [code for code, lines in answers.items() if len(lines) < 2] == []
    silent = [code for code, lines in answers.items() if not any(x.without_voice for x in lines)]
    assert silent == []


def test_where_a_line_of_the_country_is_always_open_one_is_shown(reader: Client) -> None:
    """Of lines elsewhere only the internet can be used, at hours that no source tells."""
    moment = this_moment()
    for region in region_codes.countries():
        here = find(Search(region), board=moment.board, at=moment.at, number=1, size=100)
        if any(line.always_open for line in here.lines):
            shown = answer(say(reader, "i want to die", region=region)).lines
            assert any(line.always_open for line in shown), region
