from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from resources.models import ContactMethod, Edition, EmergencyNumber, Topic
from resources.rules.publication import State
from resources.search.reference import Reference, reference
from tests.resources.factories import listing, phone

pytestmark = pytest.mark.django_db


@pytest.fixture
def tables() -> Callable[[], Reference]:
    """The tables as a page reads them after a change: `tables()`."""

    def read() -> Reference:
        Edition.rise()
        return reference(Edition.current())

    return read


Tables = Callable[[], Reference]


def numbers(tables: Reference, region: str) -> list[str]:
    return [entry.number for entry in tables.emergency(region)]


def test_a_part_of_a_country_has_the_emergency_numbers_of_the_country(tables: Tables) -> None:
    read = tables()
    assert "999" in numbers(read, "gb")
    assert numbers(read, "gb-sct") == numbers(read, "gb")


def test_a_part_with_numbers_of_its_own_has_those(tables: Tables) -> None:
    EmergencyNumber.objects.create(
        region_id="gb-sct", service="all", number="555", sources=["one", "two"]
    )
    read = tables()
    assert numbers(read, "gb-sct") == ["555"]
    assert "555" not in numbers(read, "gb")
    assert numbers(read, "gb-wls") == numbers(read, "gb")


@pytest.mark.parametrize("region", ["world", "bv"])
def test_where_no_number_is_known_none_is_made_up(tables: Tables, region: str) -> None:
    assert numbers(tables(), region) == []


def test_numbers_stand_in_the_order_of_the_source(tables: Tables) -> None:
    services = [entry.service for entry in tables().emergency("ad")]
    assert services == ["all", "police", "ambulance", "fire"]


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "Loneliness"),
        ("en-gb", "Loneliness"),
        ("ar", "الوحدة"),
        ("ar-eg", "الوحدة"),
        ("nl", "Loneliness"),
        ("und", "Loneliness"),
        ("nonsense", "Loneliness"),
    ],
)
def test_a_topic_is_named_in_the_closest_language(tables: Tables, language: str, name: str) -> None:
    names = {"en": "Loneliness", "ar": "الوحدة"}
    Topic.objects.filter(slug="loneliness").update(names=names)
    assert tables().topic_name("loneliness", language) == name


def test_an_audience_is_named_in_the_closest_language(tables: Tables) -> None:
    read = tables()
    assert read.audience_name("women", "en") != read.audience_name("women", "ar")


def test_topics_and_audiences_stand_in_the_order_of_the_vocabulary(tables: Tables) -> None:
    read = tables()
    assert list(read.topics)[:3] == ["suicide", "self-harm", "emotional-distress"]
    assert next(iter(read.audiences)) == "children-and-teens"


def test_a_language_stands_for_all_that_count_as_it(tables: Tables) -> None:
    ContactMethod.objects.all().delete()
    listing("tea-line", methods=[phone(languages=["zh-tw", "yue", "arz"])])
    assert tables().spoken == {
        "zh-tw": ["zh-tw"],
        "zh": ["yue", "zh-tw"],
        "yue": ["yue"],
        "arz": ["arz"],
        "ar": ["arz"],
    }


def test_the_tables_are_read_once_an_edition(
    django_assert_num_queries: Callable[..., object],
) -> None:
    Edition.rise()
    edition = Edition.current()
    with django_assert_num_queries(5):
        reference(edition)
    with django_assert_num_queries(0):
        reference(edition).topic_name("suicide", "en")


def test_a_change_is_seen_with_the_next_edition(tables: Tables) -> None:
    tables()
    Topic.objects.filter(slug="suicide").update(names={"en": "Put otherwise"})
    assert tables().topic_name("suicide", "en") == "Put otherwise"


def test_alerts_of_public_listings_hold_until_the_next_of_them_ends(tables: Tables) -> None:
    evening, night = datetime(2026, 11, 24, 18, tzinfo=UTC), datetime(2026, 11, 24, 23, tzinfo=UTC)
    listing("busy", alert="Busy today", alert_until=night)
    listing("busier", alert="Busy today", alert_until=evening)
    listing("always", alert="Busy these days")
    listing("a-draft", alert="Busy", alert_until=evening - timedelta(hours=1), state=State.DRAFT)
    read = tables()
    assert read.alerts_hold_until(evening - timedelta(hours=9)) == evening
    assert read.alerts_hold_until(evening) == night
    assert read.alerts_hold_until(night) is None
