from django.test import Client

from tests.directory import listings
from tests.directory.html import Page

BY_DAY = listings.voice(opening_hours="Mo-Fr 09:00-17:00", time_zone="Europe/London")
CHAT = {"kind": "chat", "value": "https://example.org/chat"}


def summary(reader: Client, path: str = "/en/service/gb-made-up-line/") -> str:
    (card,) = [card for card in Page(reader.get(path)).all("article")]
    return next(card.all("p")).words


def test_facts_make_a_sentence_where_nobody_has_written_one(reader: Client) -> None:
    listings.add(topics=["gambling"], contact_methods=[listings.VOICE, CHAT])
    assert summary(reader) == "Phone and chat support about gambling, day and night."


def test_a_line_with_hours_is_not_called_day_and_night(reader: Client) -> None:
    listings.add(topics=["gambling"], contact_methods=[BY_DAY])
    assert summary(reader) == "Phone support about gambling."


def test_whom_it_is_for_is_said(reader: Client) -> None:
    listings.add(topics=["gambling"], audiences=["women", "parents"], contact_methods=[BY_DAY])
    assert summary(reader) == "Phone support about gambling. For women and parents."


def test_of_many_topics_three_are_named(reader: Client) -> None:
    topics = ["suicide", "anxiety", "depression", "gambling", "trauma"]
    listings.add(topics=topics, contact_methods=[BY_DAY])
    assert summary(reader) == (
        "Phone support about suicidal thoughts, anxiety and panic, depression, and other things."
    )


def test_a_name_in_capitals_keeps_them_inside_a_sentence(reader: Client) -> None:
    listings.add(topics=["gambling"], audiences=["lgbtq"], contact_methods=[BY_DAY])
    assert summary(reader).endswith("For LGBTQ+ people.")


def test_the_words_of_the_listing_come_before_a_composed_sentence(reader: Client) -> None:
    listings.add(texts=[{"language": "en", "name": "A line", "summary": "Somebody listens."}])
    assert summary(reader) == "Somebody listens."


def test_a_line_for_another_place_says_for_which(reader: Client) -> None:
    listings.add(coverage=["va"], contact_methods=[CHAT], topics=["loneliness"])
    page = Page(reader.get("/en/sm/loneliness/"))
    assert any("Only for Vatican City." in card.words for card in page.all("article"))
