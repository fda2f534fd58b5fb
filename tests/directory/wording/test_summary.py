from datetime import datetime

import pytest
from django.test import Client

from directory.moment import this_moment
from directory.wording.summary import composed_summary
from resources.models import Service
from resources.search.listings import with_card_facts
from tests.directory import listings
from tests.directory.html import Page

BY_DAY = listings.voice(opening_hours="Mo-Fr 09:00-17:00", time_zone="Europe/London")
CHAT = {"kind": "chat", "value": "https://example.org/chat"}


def summary(reader: Client, path: str = "/en/service/gb-made-up-line/") -> str:
    (card,) = Page(reader.get(path)).all("article")
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


@pytest.mark.parametrize(
    ("reader_in", "where"),
    [("sm", " Only for Vatican City."), ("va", ""), ("world", " Only for Vatican City.")],
)
def test_a_line_for_another_place_says_for_which(
    db: None, noon: datetime, reader_in: str, where: str
) -> None:
    pk = listings.add(coverage=["va"], contact_methods=[CHAT], topics=["loneliness"]).pk
    service = with_card_facts(Service.objects.all()).get(pk=pk)
    methods = list(service.contact_methods.all())
    composed = composed_summary(service, methods, this_moment().reference, region=reader_in)
    assert composed == f"Chat support about loneliness.{where}"
