"""What slow searches find is kept as long as it holds."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest
from django.db import connection

from resources.actions import merging, noticing
from resources.models import ContactMethod, LikelyDuplicate, NumberDoubt, Service
from resources.search import number_classes
from tests.resources.factories import listing, phone

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
LATER = NOON + timedelta(days=1)


@pytest.fixture(autouse=True)
def nothing_else(db: None) -> None:
    Service.objects.update(state="retired")


@pytest.fixture
def pair() -> tuple[Service, Service]:
    return tea("a-tea-line"), tea("b-tea-line")


Pair = tuple[Service, Service]


def tea(slug: str, number: str = "0800 123 4567") -> Service:
    return listing(slug, methods=[phone(number)])


def kept() -> list[tuple[set[str], bool, datetime]]:
    rows = LikelyDuplicate.objects.select_related("first", "second")
    return [({row.first.slug, row.second.slug}, row.same_number, row.found_at) for row in rows]


def change_number(service: Service) -> None:
    ContactMethod.objects.filter(service=service).update(value="0800 1111", e164="")


# Pairs.


def test_pairs_are_kept_with_the_day_on_which_they_were_found_first(pair: Pair) -> None:
    for at in (NOON, LATER):
        noticing.likely_duplicates(at=at)
    assert kept() == [({"a-tea-line", "b-tea-line"}, True, NOON)]


def test_what_is_not_found_any_more_goes(pair: Pair) -> None:
    noticing.likely_duplicates(at=NOON)
    pair[0].texts.update(name="Boat of Hope")
    change_number(pair[0])
    noticing.likely_duplicates(at=LATER)
    assert kept() == []


def test_a_pair_that_was_settled_goes(pair: Pair) -> None:
    noticing.likely_duplicates(at=NOON)
    merging.keep_apart(*pair, at=NOON)
    noticing.likely_duplicates(at=LATER)
    assert kept() == []


def test_one_listing_is_compared_and_the_pairs_of_others_stay(pair: Pair) -> None:
    noticing.likely_duplicates(at=NOON)
    third = tea("c-boat-line")
    noticing.likely_duplicates_of(third.pk, at=LATER)
    assert {frozenset(slugs) for slugs, *_rest in kept()} == {
        frozenset({"a-tea-line", "b-tea-line"}),
        frozenset({"a-tea-line", "c-boat-line"}),
        frozenset({"b-tea-line", "c-boat-line"}),
    }
    change_number(third)
    noticing.likely_duplicates_of(third.pk, at=LATER)
    assert kept() == [({"a-tea-line", "b-tea-line"}, True, NOON)]


def test_a_retired_listing_is_like_none(pair: Pair) -> None:
    noticing.likely_duplicates(at=NOON)
    Service.objects.filter(pk=pair[1].pk).update(state="retired")
    noticing.likely_duplicates_of(pair[1].pk, at=LATER)
    assert kept() == []


@pytest.fixture
def other_session() -> Iterator[psycopg.Connection]:
    name = connection.get_connection_params()
    wanted = ("host", "port", "user", "password", "dbname")
    with psycopg.connect(**{key: name[key] for key in wanted if key in name}) as session:
        yield session


def test_two_searches_at_once_wait_for_each_other(
    pair: Pair, other_session: psycopg.Connection
) -> None:
    noticing.likely_duplicates(at=NOON)
    other_session.execute("SET lock_timeout = '100ms'")
    with pytest.raises(psycopg.errors.LockNotAvailable):
        other_session.execute("SELECT pg_advisory_xact_lock(hashtext('resources.noticing'))")


# Numbers.


def doubts() -> list[tuple[str, str, str, datetime]]:
    rows = NumberDoubt.objects.all()
    return [(row.value, row.class_now, row.refusal, row.found_at) for row in rows]


def test_a_number_of_another_class_is_kept_once(pair: Pair) -> None:
    ContactMethod.objects.filter(service=pair[0]).update(number_class="premium")
    for at in (NOON, LATER):
        noticing.number_doubts(at=at)
    assert doubts() == [("0800 123 4567", "toll-free", "", NOON)]
    ContactMethod.objects.filter(service=pair[0]).update(number_class="toll-free")
    noticing.number_doubts(at=LATER)
    assert doubts() == []


def test_a_number_that_would_be_refused_says_why(pair: Pair) -> None:
    ContactMethod.objects.filter(service=pair[0]).update(value="116 123 or 988")
    noticing.number_doubts(at=NOON)
    assert doubts() == [("116 123 or 988", "", "words-in-number", NOON)]


def test_another_finding_is_another_question(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    ContactMethod.objects.filter(service=pair[0]).update(number_class="premium")
    noticing.number_doubts(at=NOON)
    before = NumberDoubt.objects.get().pk
    seen_now: Any = lambda _method: ("shared-cost", "")  # noqa: E731
    monkeypatch.setattr(number_classes, "today", seen_now)
    noticing.number_doubts(at=LATER)
    of_it = NumberDoubt.objects.get(contact_method__service=pair[0])
    assert (of_it.class_now, of_it.found_at) == ("shared-cost", LATER)
    assert of_it.pk != before
