"""What can be proposed, and what is kept of it."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from resources.actions import proposing
from resources.actions.proposing import NothingToChange
from resources.models import Moderator, Proposal, Service
from resources.rules.policies import Working
from resources.rules.proposals import Origin
from tests.conftest import NOON
from tests.resources.actions.proposals import Propose, accept, dialled, new_number, number_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "value", "address"),
    [
        ("value", "not a number", "value"),
        ("value", "", "value"),
        ("opening_hours", "when we like", "opening_hours"),
        ("kind", "pigeon", "kind"),
        ("cost", "", "cost"),
    ],
)
def test_what_a_rule_refuses_is_said_at_its_field_and_not_proposed(
    propose: Propose, service: Service, name: str, value: str, address: str
) -> None:
    row = f"contact.{number_of(service).pk}."
    with pytest.raises(ValidationError) as refused:
        propose({f"{row}{name}": value})
    assert list(refused.value.message_dict) == [f"{row}{address}"]
    assert not Proposal.objects.exists()


@pytest.mark.parametrize(
    ("address", "value"),
    [
        ("service.topics", ["dragons"]),
        ("service.coverage", []),
        ("service.coverage", ["zz"]),
        ("service.status", "asleep"),
        ("text.en.name", ""),
        ("text.en.summary", "long " * 100),
    ],
)
def test_no_field_takes_nonsense(propose: Propose, address: str, value: object) -> None:
    with pytest.raises(ValidationError) as refused:
        propose({address: value})
    assert list(refused.value.message_dict) == [address]


@pytest.mark.parametrize("address", ["service.slug", "service.state", "text.name", "contact.x", ""])
def test_a_proposal_names_only_fields_of_a_listing(
    service: Service, alice: Moderator, address: str
) -> None:
    with pytest.raises(ValueError, match="no field"):
        proposing.propose(
            service, {address: ("a", "b")}, by=alice, origin=Origin.MODERATOR, at=NOON
        )


def test_a_proposal_changes_something(propose: Propose, service: Service) -> None:
    with pytest.raises(NothingToChange):
        propose({})
    with pytest.raises(NothingToChange):
        propose(new_number(service, " 116 123 "))


def test_a_new_way_of_contact_can_be_proposed(
    propose: Propose, service: Service, bob: Moderator
) -> None:
    row = f"contact.{uuid4()}."
    accept(
        propose(
            {
                f"{row}listed": True,
                f"{row}kind": "sms",
                f"{row}value": "85258",
                f"{row}dialled_in": "gb",
                f"{row}keyword": "SHOUT",
                f"{row}cost": "free",
                f"{row}languages": ["en"],
                f"{row}opening_hours": "24/7",
            }
        ),
        bob,
    )
    method = service.contact_methods.get(kind="sms")
    assert method.keyword == "SHOUT"
    assert method.schedule is not None
    assert method.schedule.always_open


def test_one_that_was_checked_is_hidden_with_its_checks(
    propose: Propose, service: Service, bob: Moderator
) -> None:
    dialled(service, by=bob)
    accept(propose({f"contact.{number_of(service).pk}.listed": False}), bob)
    assert number_of(service).working == Working.DOWN
    assert service.verifications.count() == 1
