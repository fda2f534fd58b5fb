from collections.abc import Callable

import pytest
from django.db.models import Q

from resources.models import IndexEntry
from resources.rules import region_codes
from resources.search.facets import Facets, countries_with_listings, facets
from tests.resources.factories import chat, draft, listing, phone

pytestmark = pytest.mark.django_db

LANGUAGES = ("en", "cy", "pl", "ar")


def test_only_choices_that_lead_somewhere_are_offered(only_mine: None) -> None:
    listing("tea-line", topics=["suicide", "anxiety"], methods=[phone(languages=["cy", "en"])])
    listing("scottish", topics=["gambling"], coverage=["gb-sct"])
    draft("a-draft", topics=["trauma"], methods=[phone(languages=["pl"])])
    assert facets("gb", languages=LANGUAGES) == Facets(
        topics=frozenset({"suicide", "anxiety", "gambling"}),
        languages=frozenset({"en", "cy"}),
        parts=("gb-sct",),
    )


def test_a_part_offers_what_the_country_has_but_not_what_another_part_has(only_mine: None) -> None:
    listing("tea-line", topics=["suicide"])
    listing("scottish", topics=["gambling"], coverage=["gb-sct"])
    assert facets("gb-wls", languages=LANGUAGES).topics == {"suicide"}
    assert facets("gb-sct", languages=LANGUAGES).topics == {"suicide", "gambling"}
    assert facets("gb-wls", languages=LANGUAGES).parts == ()


def test_a_region_without_listings_offers_nothing(only_mine: None) -> None:
    listing("tea-line")
    assert facets("ie", languages=LANGUAGES) == Facets(frozenset(), frozenset(), ())


def test_a_language_is_offered_only_where_somebody_asked_about_it(only_mine: None) -> None:
    listing("tea-line")
    assert facets("gb", languages=()).languages == frozenset()


def test_the_world_has_no_parts_and_offers_what_works_everywhere(only_mine: None) -> None:
    listing("everywhere", coverage=["world"], topics=["trauma"])
    listing("a-chat", topics=["gambling"], methods=[chat()])
    listing("a-phone", topics=["suicide"])
    found = facets("world", languages=LANGUAGES)
    assert (found.topics, found.parts) == ({"trauma", "gambling"}, ())


def test_a_line_for_the_whole_world_is_offered_in_each_country(only_mine: None) -> None:
    listing("everywhere", coverage=["world"], topics=["trauma"])
    assert facets("gb-sct", languages=LANGUAGES).topics == {"trauma"}


def test_countries_with_listings_are_those_with_a_line_for_them_or_a_part(only_mine: None) -> None:
    listing("scottish", coverage=["gb-sct"])
    listing("irish", coverage=["ie"])
    listing("everywhere", coverage=["world"])
    draft("a-draft", coverage=["us"])
    assert countries_with_listings() == {"gb", "ie"}


@pytest.mark.parametrize("region", ["gb", "gb-sct", "us", "world"])
def test_each_choice_of_the_starter_data_leads_somewhere(region: str) -> None:
    codes = region_codes.ancestors(region)
    entries = IndexEntry.objects.filter(Q(region=region) | Q(region__in=codes, whole=True))
    found = facets(region, languages=LANGUAGES)
    topics = set(entries.filter(language="").exclude(topic="").values_list("topic", flat=True))
    languages = set(
        entries.filter(topic="", language__in=LANGUAGES).values_list("language", flat=True)
    )
    assert (found.topics, found.languages) == (topics, languages)


def test_119_countries_have_listings_in_the_starter_data() -> None:
    assert len(countries_with_listings()) == 119


@pytest.mark.parametrize("region", ["gb", "us-ca", "world"])
def test_facets_cost_one_query(
    region: str, django_assert_num_queries: Callable[..., object]
) -> None:
    with django_assert_num_queries(1):
        facets(region, languages=LANGUAGES)
    with django_assert_num_queries(1):
        countries_with_listings()
