"""Likely duplicates at the desk: side by side, merged or kept apart."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from resources.models import Moderator, Service
from resources.rules.publication import State
from resources.rules.roles import Role
from resources.search import duplicates
from tests.directory.moderation.conftest import person, signed_in
from tests.resources.factories import draft, listing, phone

ADDRESS = "/moderation/duplicates/"


@pytest.fixture
def pair(db: None) -> tuple[Service, Service]:
    """Two public listings of Great Britain with one number."""
    one = listing("tea-line", methods=[phone("0800 123 4567")])
    return one, listing("line-of-tea", methods=[phone("0800 123 4567", cost="unknown")])


Pair = tuple[Service, Service]


def merge(client: Client, kept: object, other: object) -> Any:
    return client.post(reverse("moderation:merge"), {"kept": kept, "other": other}, follow=True)


def apart(client: Client, one: object, two: object) -> Any:
    return client.post(reverse("moderation:keep_apart"), {"one": one, "two": two}, follow=True)


def test_a_pair_stands_side_by_side_with_its_reason(desk: Client, pair: Pair) -> None:
    page = desk.get(ADDRESS).content.decode()
    for words in ("The same number", "tea-line", "line-of-tea", "Friends of tea-line"):
        assert words in page
    assert "Keep tea-line, merge the other into it" in page


def test_the_one_that_is_kept_stays_public(desk: Client, pair: Pair, bob: Moderator) -> None:
    kept, other = pair
    response = merge(desk, kept.pk, other.pk)
    assert "Merged." in response.content.decode()
    other.refresh_from_db()
    assert (other.state, other.replaced_by) == (State.RETIRED, kept)
    assert duplicates.of(kept) == []


def test_two_that_are_two_are_not_shown_again(desk: Client, pair: Pair) -> None:
    one, two = pair
    response = apart(desk, two.pk, one.pk)
    assert "They stay two" in response.content.decode()
    assert duplicates.of(one) == []


def test_a_pair_that_was_merged_in_the_meantime_says_so(desk: Client, pair: Pair) -> None:
    kept, other = pair
    merge(desk, kept.pk, other.pk)
    assert "retired in the meantime" in merge(desk, kept.pk, other.pk).content.decode()


def test_a_public_listing_does_not_give_way_to_a_draft(desk: Client, pair: Pair) -> None:
    hidden = draft("twin-line")
    response = merge(desk, hidden.pk, pair[0].pk)
    assert "can only give way to a public one" in response.content.decode()


@pytest.mark.parametrize("value", ["", "nonsense", "00000000-0000-0000-0000-000000000000"])
def test_a_listing_that_is_none_is_not_found(desk: Client, pair: Pair, value: str) -> None:
    assert merge(desk, pair[0].pk, value).status_code == 404
    assert merge(desk, pair[0].pk, pair[0].pk).status_code == 404


@pytest.mark.parametrize("do", [merge, apart])
@pytest.mark.parametrize(
    ("role", "regions"), [(Role.MODERATOR, ["fr"]), (Role.CONTRIBUTOR, [])], ids=str
)
def test_who_may_not_decide_on_both_is_refused(
    noon: object, pair: Pair, do: Any, role: Role, regions: list[str]
) -> None:
    client = signed_in(person("wanda", role, regions=regions))
    assert do(client, pair[0].pk, pair[1].pk).status_code == 403
    assert len(duplicates.of(pair[0])) == 1


def test_a_moderator_sees_the_pairs_of_their_regions(noon: object, pair: Pair) -> None:
    assert b"tea-line" in signed_in(person("gwen", regions=["gb"])).get(ADDRESS).content
    assert b"tea-line" not in signed_in(person("wanda", regions=["fr"])).get(ADDRESS).content


def test_a_proposal_that_would_make_a_duplicate_says_so(desk: Client, pair: Pair) -> None:
    boat = listing("boat-line", methods=[phone("0800 123 4568")])
    address = reverse("moderation:edit", args=[boat.pk])
    form = desk.get(address).context["form"]
    data = {name: form[name].value() for name in form.fields}
    data = {name: value for name, value in data.items() if value is not None and value is not False}
    data[f"contact.{boat.contact_methods.get().pk}.value"] = "0800 123 4567"
    page = desk.post(address, data, follow=True).content.decode()
    assert "It may be the same as: " in page
    assert "line-of-tea" in page


def test_more_pairs_take_no_more_queries(
    desk: Client, pair: Pair, django_assert_max_num_queries: Any
) -> None:
    for number in range(5):
        for slug in ("a", "b"):
            listing(f"{slug * 9}-{number}", methods=[phone(f"0800 123 456{number}")])
    desk.get(ADDRESS)
    with django_assert_max_num_queries(16):
        desk.get(ADDRESS)
