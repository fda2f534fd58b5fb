"""Listings that may be one and the same are found; what people have settled is not asked again."""

from datetime import UTC, datetime
from typing import Any

import pytest

from resources.actions import holding, merging
from resources.models import Service
from resources.search import duplicates
from tests.resources.factories import chat, listing, phone

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def slugs(*found: duplicates.Pair) -> set[frozenset[str]]:
    names = dict(Service.objects.values_list("pk", "slug"))
    return {frozenset({names[pair.first], names[pair.second]}) for pair in found}


def named(slug: str, name: str, number: str, **fields: Any) -> Service:
    fields.setdefault("methods", [phone(number)])
    service = listing(slug, **fields)
    service.texts.update(name=name)
    return service


def are_alike(one: Service, two: Service) -> bool:
    """As the search for all pairs says, and that for each of the two listings."""
    pair = frozenset({one.slug, two.slug})
    everywhere = {pair in slugs(*duplicates.pairs(most=1000))}
    everywhere |= {pair in slugs(*duplicates.of(each.pk)) for each in (one, two)}
    assert len(everywhere) == 1
    return everywhere.pop()


TEA, BOAT = "Tea and Talking Line", "Boat of Hope"


def test_the_same_number_makes_two_listings_alike() -> None:
    one = named("tea", TEA, "0800 123 4567")
    assert are_alike(one, named("boat", BOAT, "+44 800 123 4567"))


@pytest.mark.parametrize("told_apart", [{"menu_path": "press 2"}, {"keyword": "BOAT"}])
def test_a_menu_or_a_keyword_tells_them_apart(told_apart: dict[str, str]) -> None:
    one = named("tea", TEA, "0800 123 4567")
    methods = [phone("0800 123 4567", **told_apart)]
    assert not are_alike(one, named("boat", BOAT, "", methods=methods))


def test_a_short_code_is_the_same_only_where_it_is_dialled() -> None:
    one = named("tea", TEA, "116 987")
    assert are_alike(one, named("boat", BOAT, "116 987"))
    french = [phone("116 987", dialled_in_id="fr")]
    assert not are_alike(one, named("lune", "Bateau", "", methods=french, coverage=["fr"]))


def test_the_same_page_makes_two_listings_alike() -> None:
    one = named("tea", TEA, "", methods=[chat("https://tea.example/chat")])
    two = named("boat", BOAT, "", methods=[chat("https://tea.example/chat")])
    assert are_alike(one, two)


@pytest.mark.parametrize(
    ("here", "there", "alike"),
    [
        (["gb"], ["gb"], True),
        (["gb"], ["gb-sct"], True),
        (["gb-sct"], ["gb", "fr"], True),
        (["gb-sct"], ["gb-wls"], False),
        (["gb"], ["ie"], False),
    ],
)
def test_a_close_name_counts_in_the_same_place(
    here: list[str], there: list[str], alike: bool
) -> None:
    one = named("tea", "Tea and Talking Line", "0800 123 4567", coverage=here)
    two = named("tea-2", "Tea & Talking-Line", "0800 123 4568", coverage=there)
    assert are_alike(one, two) is alike


def test_names_that_say_something_else_are_not_close() -> None:
    one = named("tea", "Tea and Talking Line", "0800 123 4567")
    assert not are_alike(one, named("tea-2", "Tea Shop Staff Helpline", "0800 123 4568"))


def test_the_same_name_is_found_however_common_its_words_are() -> None:
    for n in range(40):
        named(f"tea-{n}", "Crisis Line", f"0800 123 45{n:02}")
    assert frozenset({"tea-1", "tea-39"}) in slugs(*duplicates.pairs(most=1000))


def test_a_switchboard_makes_no_pairs() -> None:
    for n in range(duplicates.MOST_WITH_A_NUMBER + 1):
        named(f"tea-{n}", f"{chr(97 + n) * 9} {n}", "0800 123 4567")
    assert not [pair for pair in slugs(*duplicates.pairs(most=1000)) if "tea-1" in pair]
    assert duplicates.of(Service.objects.get(slug="tea-1").pk) == []


def test_both_grounds_together_come_first() -> None:
    one = named("tea", TEA, "0800 123 4567")
    named("boat", BOAT, "0800 123 4567")
    named("tea-2", TEA, "0800 123 4568")
    both = named("tea-3", TEA, "0800 123 4567")
    first = duplicates.of(one.pk)[0]
    assert first.other(one.pk) == both.pk
    assert (first.same_number, first.closeness) == (True, 1.0)
    assert duplicates.pairs(most=1)[0] == first


@pytest.mark.parametrize("fields", [{"state": "retired"}, {"paired": True}])
def test_a_retired_listing_and_a_pair_are_no_duplicates(fields: dict[str, Any]) -> None:
    one = named("tea", TEA, "0800 123 4567")
    paired = {"paired_with": one} if fields.pop("paired", False) else {}
    assert not are_alike(one, named("tea-2", TEA, "0800 123 4567", **fields, **paired))


def test_what_was_settled_is_not_asked_again_until_that_is_taken_back() -> None:
    one, two = named("tea", TEA, "0800 123 4567"), named("tea-2", TEA, "0800 123 4567")
    merging.keep_apart(two, one, at=NOON)
    assert not are_alike(one, two)
    holding.wake(duplicates.question(one.pk, two.pk))
    assert are_alike(one, two)
