"""Likely duplicates at the desk: side by side, merged or kept apart."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from resources.actions import noticing
from resources.models import Moderator, Service
from resources.rules.publication import State
from resources.rules.roles import Role
from resources.search import duplicates
from tests.conftest import NOON
from tests.directory.moderation.conftest import person, signed_in
from tests.resources.factories import draft, listing, phone

QUEUE = "/moderation/?kind=duplicate"

Pair = tuple[Service, Service]


@pytest.fixture
def pair(db: None) -> Pair:
    """Two public listings of Great Britain with one number, in the order of their ids."""
    return found(
        listing("tea-line", methods=[phone("0800 123 4567")]),
        listing("line-of-tea", methods=[phone("0800 123 4567", cost="unknown")]),
    )


def found(one: Service, two: Service) -> Pair:
    noticing.likely_duplicates_of(one.pk, at=NOON)
    first, second = sorted([one, two], key=lambda each: each.pk)
    return first, second


def address(pair: Pair) -> str:
    key = duplicates.question(*(each.pk for each in pair))
    return reverse("moderation:question", args=(key,))


def answer(client: Client, pair: Pair, name: str) -> Any:
    return client.post(address(pair), {"answer": name})


def undo(client: Client) -> str:
    return client.post(reverse("moderation:undo"), follow=True).content.decode()


def test_a_pair_stands_in_the_queue_and_side_by_side_with_its_reason(
    desk: Client, pair: Pair
) -> None:
    queue = desk.get(QUEUE).content.decode()
    assert address(pair) in queue
    page = desk.get(address(pair)).content.decode()
    for words in ("The same number", "tea-line", "line-of-tea", "Friends of tea-line"):
        assert words in page
    assert f"Keep {pair[0].slug}, merge the other into it" in page
    assert "Merging can't be taken back" in page


@pytest.mark.parametrize(("name", "kept"), [("keep-first", 0), ("keep-second", 1)])
def test_the_one_that_is_kept_stays_public_and_the_next_question_comes(
    desk: Client, pair: Pair, name: str, kept: int
) -> None:
    page = answer(desk, pair, name)
    assert page.status_code == 200
    assert f"Done: {pair[0].slug}." in page.content.decode()
    stays, goes = Service.objects.get(pk=pair[kept].pk), Service.objects.get(pk=pair[1 - kept].pk)
    assert stays.state == State.PUBLISHED
    assert (goes.state, goes.replaced_by) == (State.RETIRED, stays)
    assert address(pair) not in desk.get(QUEUE).content.decode()
    job = ProcrastinateJob.objects.get()
    assert job.args == {"service_id": str(stays.pk)}


def test_a_merge_offers_no_undo_and_takes_nothing_else_back(desk: Client, pair: Pair) -> None:
    other = listing("other-line")
    snoozed = reverse("moderation:question", args=(f"overdue:{other.pk}",))
    desk.post(snoozed, {"answer": "snooze"})
    page = answer(desk, pair, "keep-first").content.decode()
    assert reverse("moderation:undo") not in page
    assert "too late" in undo(desk)
    assert "other-line" not in desk.get("/moderation/?kind=overdue&region=gb").content.decode()


def test_two_that_are_two_are_not_asked_about_again_until_that_is_taken_back(
    desk: Client, pair: Pair
) -> None:
    assert "Done:" in answer(desk, pair, "keep-apart").content.decode()
    assert address(pair) not in desk.get(QUEUE).content.decode()
    assert "Taken back." in undo(desk)
    assert address(pair) in desk.get(QUEUE).content.decode()


def test_a_pair_can_be_put_off(desk: Client, pair: Pair, at: Any) -> None:
    answer(desk, pair, "snooze")
    assert address(pair) not in desk.get(QUEUE).content.decode()
    at(NOON + timedelta(days=7))
    assert address(pair) in desk.get(QUEUE).content.decode()


def test_a_pair_that_was_merged_in_the_meantime_says_so(desk: Client, pair: Pair) -> None:
    answer(signed_in(person("eve")), pair, "keep-second")
    assert "answered before" in answer(desk, pair, "keep-first").content.decode()
    assert Service.objects.get(pk=pair[1].pk).state == State.PUBLISHED


def test_a_public_listing_does_not_give_way_to_a_draft(desk: Client, pair: Pair) -> None:
    both = found(draft("twin-line", methods=[phone("0800 123 4567")]), pair[0])
    name = "keep-first" if both[0].slug == "twin-line" else "keep-second"
    page = answer(desk, both, name)
    assert page.status_code == 422
    assert "can only give way to a public one" in page.content.decode()


@pytest.mark.parametrize("name", ["verified", "withdraw", "down", "accept", "reclassify", "ask"])
def test_what_is_answered_about_one_listing_is_no_answer_here(
    desk: Client, pair: Pair, name: str
) -> None:
    method = pair[0].contact_methods.get()
    form = {"answer": name, "verified": "dialled", "contact": str(method.pk)}
    form = form if name == "verified" else {"answer": name, "contact": str(method.pk)}
    assert desk.post(address(pair), form).status_code == 422
    assert list(Service.objects.filter(pk__in=[pair[0].pk, pair[1].pk], state="published"))


def test_one_listing_is_no_pair(desk: Client, pair: Pair) -> None:
    question = reverse("moderation:question", args=(f"listing:{pair[0].pk}",))
    page = desk.post(question, {"answer": "keep-first"})
    assert page.status_code == 422
    assert "not about two listings" in page.content.decode()


@pytest.mark.parametrize("name", ["keep-first", "keep-second", "keep-apart"])
@pytest.mark.parametrize(
    ("role", "limits"),
    [
        (Role.MODERATOR, {"regions": ["fr"]}),
        (Role.MODERATOR, {"languages": ["fr"]}),
        (Role.CONTRIBUTOR, {}),
    ],
)
def test_who_may_not_decide_on_both_is_refused(
    noon: object, pair: Pair, name: str, role: Role, limits: dict[str, Any]
) -> None:
    client = signed_in(person("wanda", role, **limits))
    assert answer(client, pair, name).status_code == 403
    assert len(duplicates.of(pair[0].pk)) == 1


def test_who_decides_on_one_of_them_only_neither_sees_nor_answers_it(
    noon: object, db: None
) -> None:
    both = found(
        listing("tea-line", coverage=["gb"], methods=[phone("0800 123 4567")]),
        listing("ligne-de-the", coverage=["fr"], methods=[phone("0800 123 4567")]),
    )
    for region in ("gb", "fr"):
        client = signed_in(person(f"only-{region}", regions=[region]))
        assert address(both) not in client.get(QUEUE).content.decode()
        assert client.get(address(both)).status_code == 403
        assert answer(client, both, "keep-first").status_code == 403
    whole = signed_in(person("whole", regions=["gb", "fr"]))
    assert address(both) in whole.get(QUEUE).content.decode()
    assert whole.get(address(both), {"take-over": ""}).status_code == 200


def test_a_contributor_sees_no_answers(noon: object, pair: Pair) -> None:
    page = signed_in(person("carol", Role.CONTRIBUTOR)).get(address(pair)).content.decode()
    assert "The same number" in page
    assert 'value="keep-' not in page


def test_a_pair_belongs_to_who_opened_it(desk: Client, pair: Pair) -> None:
    desk.get(address(pair))
    held = signed_in(person("eve")).get(address(pair))
    assert held.status_code == 409
    assert "Bob" in held.content.decode()


def test_a_proposal_that_would_make_a_duplicate_says_so(desk: Client, pair: Pair) -> None:
    boat = listing("boat-line", methods=[phone("0800 123 4568")])
    edit = reverse("moderation:edit", args=[boat.pk])
    form = desk.get(edit).context["form"]
    data = {name: form[name].value() for name in form.fields}
    data = {name: value for name, value in data.items() if value is not None and value is not False}
    data[f"contact.{boat.contact_methods.get().pk}.value"] = "0800 123 4567"
    page = desk.post(edit, data, follow=True).content.decode()
    assert "It may be the same as: " in page
    assert "line-of-tea" in page


def test_the_screen_costs_at_most_fifteen_queries(
    desk: Client, pair: Pair, bob: Moderator, django_assert_max_num_queries: Any
) -> None:
    desk.get(QUEUE)
    with django_assert_max_num_queries(15):
        assert desk.get(address(pair)).status_code == 200
