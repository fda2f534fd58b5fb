"""A decision is taken back within seconds by who made it, and nothing else with it."""

from datetime import timedelta

import pytest

from resources.actions import proposing
from resources.actions.proposing import NotDecidable
from resources.exchange import listing_fields
from resources.models import Moderator, Proposal, Service
from resources.rules.policies import Working
from resources.rules.proposals import Decision, Refusal
from tests.conftest import NOON
from tests.resources.actions.proposals import Propose, accept, dialled, new_number, number_of

pytestmark = pytest.mark.django_db


def test_a_way_of_contact_that_goes_can_be_brought_back_whole(
    propose: Propose, service: Service, bob: Moderator
) -> None:
    before = listing_fields.read(service)
    proposal = propose({f"contact.{number_of(service).pk}.listed": False})
    accept(proposal, bob)
    assert not service.contact_methods.filter(kind="voice").exists()
    proposing.undo(proposal, by=bob, at=NOON + timedelta(seconds=9))
    assert listing_fields.read(service) == before


def test_its_hiding_can_be_undone(propose: Propose, service: Service, bob: Moderator) -> None:
    dialled(service, by=bob)
    proposal = propose({f"contact.{number_of(service).pk}.listed": False})
    accept(proposal, bob)
    proposing.undo(proposal, by=bob, at=NOON + timedelta(seconds=9))
    assert number_of(service).working == Working.WORKING


def test_what_goes_with_another_field_is_proposed_with_it_and_comes_back(
    propose: Propose, service: Service, bob: Moderator
) -> None:
    row = f"contact.{number_of(service).pk}."
    office = {f"{row}opening_hours": "Mo-Fr 09:00-17:00", f"{row}time_zone": "Europe/London"}
    accept(propose(office), bob)
    proposal = propose({f"{row}opening_hours": "24/7"})
    assert proposal.changes[f"{row}time_zone"] == ["Europe/London", ""]
    accept(proposal, bob)
    proposing.undo(proposal, by=bob, at=NOON + timedelta(seconds=9))
    schedule = number_of(service).schedule
    assert schedule is not None
    assert (schedule.opening_hours, schedule.time_zone) == ("Mo-Fr 09:00-17:00", "Europe/London")


def test_taking_back_the_second_of_two_leaves_the_first(
    propose: Propose, service: Service, bob: Moderator
) -> None:
    first = propose(new_number(service, "0800 111 1111"))
    second = propose(new_number(service, "0800 222 2222"))
    accept(first, bob)
    accept(second, bob)
    proposing.undo(second, by=bob, at=NOON + timedelta(seconds=9))
    assert number_of(service).value == "0800 111 1111"


def test_what_somebody_has_changed_since_is_not_undone(
    propose: Propose, service: Service, alice: Moderator, bob: Moderator
) -> None:
    first = propose(new_number(service, "0800 111 1111"))
    second = propose(new_number(service, "0800 222 2222"), by=bob)
    accept(first, bob)
    accept(second, alice)
    with pytest.raises(NotDecidable):
        proposing.undo(first, by=bob, at=NOON + timedelta(seconds=9))
    assert number_of(service).value == "0800 222 2222"


def test_an_acceptance_is_undone_within_seconds_by_the_same_person(
    propose: Propose, service: Service, alice: Moderator, bob: Moderator
) -> None:
    proposal = propose(new_number(service))
    accept(proposal, bob)
    with pytest.raises(NotDecidable):
        proposing.undo(proposal, by=alice, at=NOON + timedelta(seconds=3))
    proposing.undo(proposal, by=bob, at=NOON + timedelta(seconds=9))
    assert number_of(service).value == "116 123"
    assert Proposal.objects.get(pk=proposal.pk).decision == Decision.OPEN


def test_later_only_another_proposal_takes_it_back(
    propose: Propose, service: Service, bob: Moderator
) -> None:
    proposal = propose(new_number(service))
    accept(proposal, bob)
    with pytest.raises(NotDecidable):
        proposing.undo(proposal, by=bob, at=NOON + timedelta(seconds=16))
    assert number_of(service).value == "0800 123 4567"


def test_a_rejection_is_undone_too(propose: Propose, service: Service, bob: Moderator) -> None:
    proposal = propose(new_number(service))
    proposing.reject(proposal, by=bob, at=NOON, refusal=Refusal.NO_EVIDENCE)
    proposing.undo(proposal, by=bob, at=NOON + timedelta(seconds=5))
    assert (proposal.decision, proposal.refusal) == ("open", "")
