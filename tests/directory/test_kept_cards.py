"""Cards are made once, and never outlive what they say."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core.cache import caches
from django.test import Client

from resources.actions import publishing
from resources.models import Moderator
from tests.conftest import NOON
from tests.directory import listings

Count = Callable[[int], object]
SetClock = Callable[[datetime], datetime]

EDITION, FIND, LOAD = 1, 1, 4


def test_a_page_that_was_asked_for_costs_one_query_the_next_time(
    reader: Client, django_assert_num_queries: Count
) -> None:
    reader.get("/en/gb/")  # the choices of the place
    with django_assert_num_queries(EDITION + FIND + LOAD):
        first = reader.get("/en/gb/?channel=sms")
    with django_assert_num_queries(EDITION):
        assert reader.get("/en/gb/?channel=sms").content == first.content


def test_another_page_of_the_place_uses_the_same_cards(
    reader: Client, django_assert_num_queries: Count
) -> None:
    reader.get("/en/gb/")
    with django_assert_num_queries(EDITION + FIND):
        reader.get("/en/gb/?language=en")


def test_no_card_outlives_its_edition(reader: Client, alice: Moderator) -> None:
    service = listings.add(priority=True)
    assert b"Made-up Line" in reader.get("/en/gb/suicide/").content
    publishing.withdraw(service, by=alice, at=NOON)
    assert b"Made-up Line" not in reader.get("/en/gb/suicide/").content


def test_no_card_outlives_an_opening_hour(reader: Client, at: SetClock) -> None:
    hours = listings.voice(opening_hours="Mo-Su 12:00-12:05", time_zone="Etc/UTC")
    listings.add(coverage=["ie"], topics=["gambling"], contact_methods=[hours])
    at(NOON)
    assert "until 12:05" in reader.get("/en/ie/gambling/").content.decode()
    at(NOON + timedelta(minutes=5))
    assert "until 12:05" not in reader.get("/en/ie/gambling/").content.decode()


@pytest.mark.parametrize("other", ["/ar/us/suicide/", "/en/us-ca/suicide/"])
def test_each_language_and_place_has_cards_of_its_own(reader: Client, other: str) -> None:
    alone = reader.get(other).content
    caches["cards"].clear()
    reader.get("/en/us/suicide/")
    assert reader.get(other).content == alone


def test_what_is_kept_is_named_by_listings_and_places_only(reader: Client) -> None:
    reader.get("/en/gb/suicide/?language=en", headers={"user-agent": "a-reader"})
    names = "".join(caches["cards"]._cache)
    assert "gb" in names
    assert "suicide" not in names
    assert "a-reader" not in names
