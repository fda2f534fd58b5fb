"""Which listings a text names, and which it does not."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest
from django.db import connection

from resources.actions.indexing import reindex
from resources.models import EmergencyNumber, Service, ServiceWords
from resources.rules.normalised_text import LONGEST_TEXT
from resources.rules.policies import Working
from resources.rules.publication import State
from resources.search.naming import MOST, named
from tests.resources.factories import add_method, listing, phone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_other_words")]


@dataclass(frozen=True)
class Words:
    """A small vocabulary, as words are compared."""

    ignored: frozenset[str] = frozenset({"cal", "please", "i", "hotline"})
    ordinary: frozenset[str] = frozenset({"cal", "please", "i", "hotline", "hope", "suicide"})
    known: frozenset[str] = ordinary | {"crisis", "text", "line", "mind", "bread"}


@pytest.fixture
def no_other_words() -> None:
    """Nothing is named but what the test lists."""
    ServiceWords.objects.all().delete()


def called(
    name: str, *, slug: str = "tea", region: str = "gb", number: str = "020 7946 0018"
) -> Service:
    service = listing(slug, coverage=[region], methods=[phone(number, dialled_in_id=region)])
    service.texts.update(name=name)
    reindex([service.pk])
    return service


def slugs(text: str, region: str = "gb") -> list[str]:
    found = named(text, region=region, common=Words())
    names = dict(Service.objects.values_list("pk", "slug"))
    return [names[each.service] for each in found]


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("131 114", "13 11 14"),
        ("13 11 14", "131114"),
        ("988", "9-8-8"),
        ("988", "9 8 8"),
        ("988", "call 988 please"),
        ("988", "٩٨٨"),
        ("116 123", "+44 116 123"),
        ("116 123", "0044 116123"),
        ("0800 1111", "0800-1111"),
        ("020 7946 0018", "+44 20 7946 0018"),
        ("020 7946 0018", "I have 02079460018 here, who is it"),
        ("+44 20 7946 0018", "(020) 7946.0018"),
    ],
)
def test_a_number_is_found_however_it_is_punctuated(number: str, text: str) -> None:
    called("Tea Line", number=number)
    assert slugs(text) == ["tea"]


def test_a_number_is_found_in_other_countries_where_it_is_none_of_the_readers_own() -> None:
    called("Tea Line", slug="home", number="116 123")
    called("Kaffee", slug="away", region="de", number="116 123")
    assert slugs("116 123") == ["home"]
    assert slugs("116 123", region="de") == ["away"]
    assert set(slugs("116 123", region="fr")) == {"home", "away"}
    assert slugs("+49 116 123") == ["away"]


def test_a_few_digits_in_a_sentence_are_no_listing() -> None:
    called("Tea Line", number="100")
    assert slugs("bread took 100 bread bread") == []


@pytest.mark.parametrize("number", ["911", "112", "999"])
def test_an_emergency_number_is_no_listing(number: str) -> None:
    called("Tea Line", number=number)
    assert slugs(number) == []


def test_an_emergency_number_of_the_readers_country_is_no_listing() -> None:
    EmergencyNumber.objects.create(
        region_id="gb", service="all", number="12-77", sources=["one", "two"]
    )
    called("Tea Line", slug="away", region="de", number="1277")
    assert slugs("1277") == []
    assert slugs("1277", region="de") == ["away"]


@pytest.mark.parametrize(
    "text", ["samaritans", "Call Samaritans!", "SAMARITANS", "please call the samaritans"]
)
def test_a_name_is_found(text: str) -> None:
    called("Samaritans")
    (found,) = named(text, region="gb", common=Words())
    assert found.is_sure


def test_where_the_name_stands_is_told() -> None:
    called("Crisis Text Line")
    (found,) = named("please crisis text line please", region="gb", common=Words())
    assert found.places == (1, 2, 3)


@pytest.mark.parametrize("text", ["trevor project", "trevor", "call trevor please"])
def test_a_part_of_a_name_is_found_and_not_sure(text: str) -> None:
    called("The Trevor Project")
    (found,) = named(text, region="gb", common=Words())
    assert not found.is_sure


@pytest.mark.parametrize("text", ["samaritens", "samaratans", "call samaritens"])
def test_a_misspelt_name_is_found_and_not_sure(text: str) -> None:
    called("Samaritans")
    (found,) = named(text, region="gb", common=Words())
    assert not found.is_sure


def test_the_right_spelling_comes_alone() -> None:
    called("Samaritans", slug="right")
    called("Samaritens", slug="alike")
    assert slugs("samaritans") == ["right"]


def test_an_organization_is_found_by_its_other_name() -> None:
    service = called("Tea Line")
    service.organization.alternate_name = "NSPCC"
    service.organization.save()
    reindex([service.pk])
    assert slugs("nspcc") == ["tea"]


def test_a_name_without_spaces_is_found_in_a_sentence() -> None:
    called("いのちの電話", region="jp")
    assert slugs("いのちの電話に話したい", region="jp") == ["tea"]


def test_a_name_with_a_number_in_it_may_be_written_apart() -> None:
    called("1800RESPECT", region="au")
    assert slugs("1800 respect", region="au") == ["tea"]


@pytest.mark.parametrize(
    ("text", "region", "expected"),
    [
        ("hope", "gb", ["tea"]),
        ("please hope", "gb", ["tea"]),
        ("hope", "de", []),
        ("hope suicide", "gb", []),
        ("hope bread bread", "gb", []),
    ],
)
def test_one_ordinary_word_is_a_name_only_where_it_is_all(
    text: str, region: str, expected: Sequence[str]
) -> None:
    called("Hope")
    assert slugs(text, region=region) == expected


def test_a_name_of_common_words_is_none_in_another_country() -> None:
    called("Crisis Text Line")
    assert slugs("crisis text line") == ["tea"]
    assert slugs("crisis text line", region="de") == []


def test_a_long_sentence_names_nothing_by_one_of_its_words() -> None:
    called("Stella")
    assert slugs("mind bread text crisis line suicide stella") == []


def test_only_a_few_are_named() -> None:
    for number in range(MOST + 3):
        called("Samaritans", slug=f"line-{number}")
    assert len(slugs("samaritans")) == MOST


@pytest.mark.parametrize("state", [state for state in State if state != State.PUBLISHED])
def test_what_is_not_public_is_not_named(state: State) -> None:
    listing("samaritans", state=state, methods=[phone("988")])
    assert slugs("samaritans") == slugs("988") == []


def test_a_number_that_is_down_leads_to_its_listing() -> None:
    service = called("Tea Line")
    add_method(service, **phone("988", working=Working.DOWN))
    reindex([service.pk])
    assert slugs("988") == ["tea"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "'; DROP TABLE resources_service; --",
        "100% \\ %s %(own)s {0} $1",
        "\x00\x01 988\x00",
        "\u202e889\u202c \u2066samaritans",
        "\ud800",
        "9" * LONGEST_TEXT,
        "samaritans " * LONGEST_TEXT,
        "a1 " * LONGEST_TEXT,
        "死" * LONGEST_TEXT,
        "' | & ! <-> :* ( )",
    ],
)
def test_hostile_text_is_only_text(
    text: str, django_assert_max_num_queries: Callable[..., object]
) -> None:
    called("Samaritans", number="988")
    with django_assert_max_num_queries(1):
        named(text, region="gb", common=Words())


def test_a_text_costs_one_query_and_one_that_names_nothing_none(
    django_assert_num_queries: Callable[..., object],
) -> None:
    for text in ("samaritens", "trevor project 988", "hope"):
        with django_assert_num_queries(1):
            named(text, region="gb-sct", common=Words())
    for text in ("", "call please", "911", "   "):
        with django_assert_num_queries(0):
            named(text, region="gb", common=Words())


def test_digits_have_an_index() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            "EXPLAIN SELECT FROM resources_contactmethod"
            " WHERE regexp_replace(value, '[^0-9]', '', 'g') = '988' AND kind IN ('voice', 'sms')"
        )
        plan = " ".join(line for (line,) in cursor.fetchall())
    assert "contact_method_digits" in plan
