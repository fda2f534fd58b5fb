from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from resources.models import Moderator, Term
from resources.rules.roles import Role
from resources.search.vocabulary_history import changes
from tests.conftest import NOON
from tests.directory.html import Page
from tests.directory.moderation.conftest import person, signed_in

VOCABULARY = "/moderation/vocabulary/"
TERMS = f"{VOCABULARY}terms/"
TERM = {
    "do": "term",
    "term-text": "zlotwick",
    "term-language": "en",
    "term-means": "topic:gambling",
    "term-why": "heard it often",
}
SURGE = {
    "do": "surge",
    "surge-text": "Quibblefrost",
    "surge-language": "en",
    "surge-means": "topic:suicide",
    "surge-until": "2026-12-01T09:30",
    "surge-why": "",
}


@pytest.fixture
def editor(erin: Moderator) -> Client:
    return signed_in(erin)


def sent(client: Client, address: str = VOCABULARY, **fields: str) -> Page:
    response = client.post(address, fields)
    assert response.status_code == 200
    return Page(response)


def tried(client: Client, text: str, **fields: str) -> Page:
    return sent(client, **{"do": "try", "text": text, "language": "en", "region": "gb", **fields})


def understood(page: Page) -> str:
    (notice,) = (each.words for each in page.all("div") if each.get("id") == "tried")
    return notice


def value(page: Page, name: str) -> str:
    return next(each.get("value") for each in page.all("input") if each.get("name") == name)


def test_a_text_is_said_to_be_understood_as_something_and_why(editor: Client) -> None:
    page = tried(editor, "I am suicidal zlotwick")
    assert "Somebody may be in danger: help comes before everything else." in understood(page)
    assert "Suicid" in understood(page)
    assert "zlotwick" in understood(page)
    why = [row.words for row in page.all("tr")]
    assert any("suicidal" in row and "English" in row for row in why)
    assert value(page, "text") == "I am suicidal zlotwick"


def test_another_language_than_the_page_s_is_understood(editor: Client) -> None:
    assert "Gambling" in understood(tried(editor, "Spielsucht"))


def test_a_text_of_which_nothing_is_understood_says_so(editor: Client) -> None:
    assert "Nothing of it is understood." in understood(tried(editor, "qqqq"))


@pytest.mark.parametrize("text", ["", "x" * 501])
def test_a_text_that_can_not_be_tried_stays_on_the_page(editor: Client, text: str) -> None:
    page = tried(editor, text)
    assert value(page, "text") == text
    assert page.all("ul")
    assert not [each for each in page.all("div") if each.get("id") == "tried"]


def test_what_is_tried_is_neither_in_an_address_nor_a_cookie_nor_stored(editor: Client) -> None:
    before = dict(editor.session.items())
    response = editor.post(
        VOCABULARY, {"do": "try", "text": "zlotwick", "language": "en", "region": ""}
    )
    assert "zlotwick" not in str(response.headers) + str(response.cookies)
    assert dict(editor.session.items()) == before
    assert "zlotwick" not in Page(response).title
    assert all("zlotwick" not in href for href in Page(response).hrefs)


def test_a_term_that_is_added_is_understood_with_the_same_answer(
    editor: Client, erin: Moderator
) -> None:
    page = sent(editor, **TERM)
    assert "Added. It is understood from now on." in page.text
    assert "Gambling" in understood(page)
    assert value(page, "term-text") == ""
    term = Term.objects.get(text="zlotwick")
    assert (term.kind, term.slug, term.language, term.until) == ("topic", "gambling", "en", None)
    (change,) = changes(limit=1)
    assert (change.by, change.at, change.why) == (erin, NOON, "heard it often")
    assert any("Addedzlotwick" in row.words for row in page.all("tr"))


def test_the_text_that_was_tried_before_is_tried_again_with_the_new_term(editor: Client) -> None:
    page = sent(editor, **TERM, text="my zlotwick brother", language="de", region="de")
    assert "Gambling" in understood(page)
    assert value(page, "text") == "my zlotwick brother"


@pytest.mark.parametrize(
    ("means", "stored"),
    [
        ("audience:children-and-teens", ("audience", "children-and-teens")),
        ("channel:sms", ("channel", "sms")),
        ("intent:", ("intent", "")),
        ("harmless:", ("harmless", "")),
        ("before-place:", ("before-place", "")),
    ],
)
def test_a_term_can_mean_each_kind_of_thing(
    editor: Client, means: str, stored: tuple[str, str]
) -> None:
    sent(editor, **TERM | {"term-means": means})
    term = Term.objects.get(text="zlotwick")
    assert (term.kind, term.slug) == stored


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"term-text": "?!"}, "It has no letter and no digit to compare."),
        ({"term-text": "suicidal", "term-means": "topic:suicide"}, "It stands there already"),
        ({"term-text": "長" * 150}, "It is too long."),
        ({"term-text": "z" * 201}, "at most 200 characters"),
        ({"term-means": "topic:knitting"}, "Select a valid choice."),
        ({"term-language": "xx"}, "Select a valid choice."),
    ],
)
def test_what_can_not_be_added_says_why_and_nothing_typed_is_lost(
    editor: Client, fields: dict[str, str], said: str
) -> None:
    before = Term.objects.count()
    page = sent(editor, **TERM | fields)
    assert said in page.text
    assert value(page, "term-text") == (TERM | fields)["term-text"]
    assert value(page, "term-why") == "heard it often"
    assert Term.objects.count() == before


def test_a_name_in_the_news_leads_there_at_once_and_until_its_end(editor: Client, at: Any) -> None:
    page = sent(editor, **SURGE)
    assert "Somebody may be in danger" in understood(page)
    assert "Ends December 1, 2026, 9:30" in page.text
    at(NOON + timedelta(days=8))
    assert "Nothing of it" in understood(tried(editor, "quibblefrost"))
    assert "Ends December 1" not in Page(editor.get(VOCABULARY)).text


def test_it_is_ended_early_by_a_button(editor: Client) -> None:
    sent(editor, **SURGE)
    surge = str(Term.objects.get(text=SURGE["surge-text"]).pk)
    page = Page(editor.post(VOCABULARY, {"do": "end", "term": surge}, follow=True))
    assert "Ended. It is not understood any more." in page.text
    assert "Nothing of it" in understood(tried(editor, "quibblefrost"))
    again = Page(editor.post(VOCABULARY, {"do": "end", "term": surge}, follow=True))
    assert "It had ended already." in again.text


@pytest.mark.parametrize(
    ("until", "said"),
    [("2026-11-24T11:59", "It would be over already."), ("soon", "Enter a valid date/time.")],
)
def test_an_end_that_can_not_be_is_said(editor: Client, until: str, said: str) -> None:
    page = sent(editor, **SURGE | {"surge-until": until})
    assert said in page.text
    assert value(page, "surge-text") == SURGE["surge-text"]
    assert not Term.objects.filter(text=SURGE["surge-text"]).exists()


@pytest.mark.parametrize("term", ["", "x", "-1", "9" * 18, "9" * 5000, "٣"])
def test_an_end_of_nothing_is_no_error_and_ends_no_word_that_stands_for_good(
    editor: Client, term: str
) -> None:
    for_good = str(Term.objects.earliest("pk").pk)
    for each in (term, for_good):
        response = editor.post(VOCABULARY, {"do": "end", "term": each})
        assert response["Location"] == VOCABULARY
    assert Term.objects.filter(pk=for_good).exists()


def test_terms_are_listed_by_language_meaning_and_words(editor: Client) -> None:
    sent(editor, **TERM)
    page = sent(editor, TERMS, text="ZLOTWÌCK", language="en", means="topic:*")
    assert "1 term" in page.text
    (row,) = (row.words for row in page.all("tr") if "zlotwick" in row.words)
    assert row == "zlotwickEnglishTopicGamblingRemove"
    for other in ({"language": "de"}, {"means": "topic:suicide"}, {"means": "audience:*"}):
        assert "There is no such term." in sent(editor, TERMS, text="zlotwick", **other).text


def test_a_term_is_removed_with_a_reason_and_the_search_stays(
    editor: Client, erin: Moderator
) -> None:
    sent(editor, **TERM)
    pk = str(Term.objects.get(text="zlotwick").pk)
    page = sent(editor, TERMS, text="zlotwick", remove=pk, why="too common")
    assert "Removed. It is not understood any more." in page.text
    assert value(page, "text") == "zlotwick"
    assert not Term.objects.filter(pk=pk).exists()
    (change,) = changes(limit=1)
    assert (change.did, change.by, change.why) == ("delete", erin, "too common")
    assert "It had been removed already." in sent(editor, TERMS, remove=pk).text


@pytest.mark.parametrize("number", ["0", "2", "999999", "x", "9" * 5000])
def test_any_page_of_the_list_is_a_page(editor: Client, number: str) -> None:
    page = sent(editor, TERMS, page=number)
    assert len(page.all("tr")) > 1
    assert all("zlotwick" not in href for href in page.hrefs)


def test_pages_and_lists_take_the_same_queries_for_any_number_of_terms(
    editor: Client, django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    sent(editor, **TERM)
    for address in (VOCABULARY, TERMS):
        editor.get(address)
    # session, moderator, offer of a second step, edition, languages, surges, two for what changed
    with django_assert_num_queries(8):
        editor.get(VOCABULARY)
    # session, moderator, offer, edition, languages, count, terms
    with django_assert_num_queries(7):
        editor.get(TERMS)
    tried(editor, "quabbersnap in paris")
    # the same as to see it, and at most three to understand a text
    with django_assert_max_num_queries(12):
        tried(editor, "quabbersnap in paris")


def test_only_editors_find_the_way_there(editor: Client, desk: Client) -> None:
    assert VOCABULARY in Page(editor.get("/moderation/")).hrefs
    assert VOCABULARY not in Page(desk.get("/moderation/")).hrefs
    for address in (VOCABULARY, TERMS):
        assert desk.get(address).status_code == 403
        assert desk.post(address, TERM).status_code == 403
    contributor = signed_in(person("dan", Role.CONTRIBUTOR))
    assert contributor.post(TERMS, {"remove": "1"}).status_code == 403
    assert not Term.objects.filter(text="zlotwick").exists()


def test_the_page_says_what_is_never_added(editor: Client) -> None:
    text = Page(editor.get(VOCABULARY)).text
    assert "The public never sees them." in text
    assert "Methods, means and places where people were harmed are never added." in text
