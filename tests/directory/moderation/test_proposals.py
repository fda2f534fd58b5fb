"""A proposed change on the screen of a moderator, who accepts or rejects it."""

import json
from typing import Any

import pytest
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from resources.actions import proposing
from resources.models import Moderator, Proposal, Service
from resources.rules.roles import Role
from tests.directory.moderation.answering import (
    accept,
    address,
    answer,
    number,
    proposed,
)
from tests.directory.moderation.conftest import person, signed_in


def test_what_another_proposes_can_be_accepted_and_is_public_at_once(
    desk: Client, service: Service, dana: Moderator
) -> None:
    proposal = proposed(service, dana)
    page = desk.get(address(f"proposal:{proposal.pk}")).content.decode()
    assert "116 123" in page
    assert "0800 123 4567" in page
    accept(desk, proposal)
    compared = ProcrastinateJob.objects.get(task_name="duplicates.look_at_one")
    assert compared.args == {"service_id": str(service.pk)}
    assert "0800 123 4567" in Client().get(f"/en/service/{service.slug}/").content.decode()


def test_ones_own_proposal_is_not_accepted_by_a_direct_post_either(
    desk: Client, service: Service, bob: Moderator
) -> None:
    proposal = proposed(service, bob)
    page = accept(desk, proposal)
    assert page.status_code == 422
    assert "Somebody else has to accept it." in page.content.decode()
    assert number(service).value == "116 123"


def test_a_contributor_accepts_nothing(service: Service, noon: object, bob: Moderator) -> None:
    proposal = proposed(service, bob)
    contributor = signed_in(person("dana", Role.CONTRIBUTOR))
    assert accept(contributor, proposal).status_code == 403
    page = contributor.get(address(f"proposal:{proposal.pk}")).content.decode()
    assert 'value="accept"' not in page


def test_a_single_moderator_may_where_the_installation_says_so(
    desk: Client, service: Service, bob: Moderator, settings: Any
) -> None:
    settings.SOLO_MODERATOR = True
    proposal = proposed(service, bob)
    accept(desk, proposal)
    assert Proposal.objects.get(pk=proposal.pk).alone
    assert number(service).value == "0800 123 4567"


def test_the_second_of_two_proposals_is_shown_against_the_new_state(
    desk: Client, service: Service, dana: Moderator
) -> None:
    first, second = (
        proposed(service, dana, "0800 111 1111"),
        proposed(service, dana, "0800 222 2222"),
    )
    seen = json.dumps(proposing.standing(second))
    accept(desk, first)
    page = accept(desk, second, seen=seen)
    assert page.status_code == 422
    assert "has changed since you opened it" in page.content.decode()
    assert "When it was proposed: 116 123" in page.content.decode()
    assert number(service).value == "0800 111 1111"


def test_a_rejection_says_why(desk: Client, service: Service, dana: Moderator) -> None:
    proposal = proposed(service, dana)
    key = f"proposal:{proposal.pk}"
    assert answer(desk, key, answer="reject", refusal="because").status_code == 422
    answer(desk, key, answer="reject", refusal="no-evidence")
    proposal.refresh_from_db()
    assert (proposal.decision, proposal.refusal) == ("rejected", "no-evidence")


@pytest.mark.parametrize("seen", ["", "{", "[]", "null"])
def test_an_acceptance_that_says_nothing_of_what_it_saw_changes_nothing(
    desk: Client, service: Service, dana: Moderator, seen: str
) -> None:
    proposal = proposed(service, dana)
    assert accept(desk, proposal, seen=seen).status_code == 422
    assert number(service).value == "116 123"
