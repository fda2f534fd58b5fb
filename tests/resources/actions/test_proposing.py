"""Two people stand behind a change: one proposes, another decides."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from resources.actions import proposing, verifying
from resources.actions.proposing import NeedsEvidence, NotDecidable, NothingToChange, Stale
from resources.exchange import listing_fields
from resources.models import ContactMethod, Edition, Moderator, Proposal, Service
from resources.rules.freshness import Aspect, Method, Outcome
from resources.rules.policies import Working
from resources.rules.proposals import Decision, Origin, Refusal
from tests.resources.factories import chat, listing, phone

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture
def service(db: None) -> Service:
    return listing("tea-line", methods=[phone(), chat()])


@pytest.fixture
def bob(db: None) -> Moderator:
    return Moderator.objects.create(email="bob@example.org", role="moderator")


@pytest.fixture
def propose(service: Service, alice: Moderator) -> Callable[..., Proposal]:
    """A proposal of Alice's: `propose({address: new value})`."""

    def make(wanted: dict[str, Any], **given: Any) -> Proposal:
        changes = listing_fields.difference(listing_fields.read(service), wanted)
        plain = {"by": alice, "origin": Origin.MODERATOR, "at": NOON}
        return proposing.propose(service, changes, **{**plain, **given})

    return make


Propose = Callable[..., Proposal]


def number_of(service: Service) -> ContactMethod:
    return service.contact_methods.get(kind="voice")


def new_number(service: Service, value: str = "0800 123 4567") -> dict[str, Any]:
    return {f"contact.{number_of(service).pk}.value": value}


def accept(proposal: Proposal, by: Moderator, **given: Any) -> None:
    seen = proposing.standing(proposal)
    proposing.accept(proposal, by=by, at=NOON, seen=seen, **given)


def test_a_proposal_changes_nothing_until_it_is_accepted(
    propose: Propose, service: Service, bob: Moderator
) -> None:
    before = str(Edition.current())
    proposal = propose(new_number(service))
    assert number_of(service).value == "116 123"
    accept(proposal, bob)
    method = number_of(service)
    assert (method.value, method.e164) == ("0800 123 4567", "+448001234567")
    assert (proposal.decision, proposal.decided_by, proposal.alone) == ("accepted", bob, False)
    assert str(Edition.current()) != before


def test_its_author_does_not_accept_it(
    propose: Propose, service: Service, alice: Moderator
) -> None:
    proposal = propose(new_number(service))
    with pytest.raises(NotDecidable):
        accept(proposal, alice)
    assert number_of(service).value == "116 123"


def test_its_author_does_not_accept_it_in_sql_either(
    propose: Propose, service: Service, alice: Moderator
) -> None:
    proposal = propose(new_number(service))
    with pytest.raises(IntegrityError, match="proposal_is_not_accepted_by_its_author"):
        Proposal.objects.filter(pk=proposal.pk).update(
            decision="accepted", decided_by=alice, decided_at=NOON
        )


def test_a_moderator_alone_may_and_it_is_marked(
    propose: Propose, service: Service, alice: Moderator
) -> None:
    proposal = propose(new_number(service))
    accept(proposal, alice, alone=True)
    assert proposal.alone
    assert number_of(service).value == "0800 123 4567"


def test_where_one_may_be_alone_two_are_not_marked(
    propose: Propose, service: Service, bob: Moderator
) -> None:
    proposal = propose(new_number(service))
    accept(proposal, bob, alone=True)
    assert not proposal.alone


def test_what_was_decided_is_not_decided_again(
    propose: Propose, service: Service, bob: Moderator
) -> None:
    proposal = propose(new_number(service))
    proposing.reject(proposal, by=bob, at=NOON, refusal=Refusal.NOT_TRUE)
    with pytest.raises(NotDecidable):
        accept(Proposal.objects.get(pk=proposal.pk), bob)
    with pytest.raises(NotDecidable):
        proposing.reject(proposal, by=bob, at=NOON, refusal=Refusal.NOT_TRUE)


def test_the_second_of_two_is_shown_against_the_new_state(
    propose: Propose, service: Service, bob: Moderator
) -> None:
    first = propose(new_number(service, "0800 111 1111"))
    second = propose(new_number(service, "0800 222 2222"))
    seen = proposing.standing(second)
    accept(first, bob)
    with pytest.raises(Stale) as stale:
        proposing.accept(second, by=bob, at=NOON, seen=seen)
    assert list(stale.value.now.values()) == ["0800 111 1111"]
    proposing.accept(second, by=bob, at=NOON, seen=stale.value.now)
    assert number_of(service).value == "0800 222 2222"


def test_two_proposals_about_other_fields_do_not_meet(
    propose: Propose, service: Service, bob: Moderator
) -> None:
    first, second = propose(new_number(service)), propose({"service.url": "https://example.org/"})
    accept(first, bob)
    accept(second, bob)
    service.refresh_from_db()
    assert service.url == "https://example.org/"


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


def test_a_premium_number_needs_evidence(
    propose: Propose, service: Service, bob: Moderator
) -> None:
    with pytest.raises(NeedsEvidence):
        accept(propose(new_number(service, "0909 879 0000")), bob)
    assert number_of(service).value == "116 123"
    accept(propose(new_number(service, "0909 879 0000"), evidence="https://example.org"), bob)
    assert number_of(service).value == "0909 879 0000"


def test_a_new_number_has_no_check_of_the_old_one(
    propose: Propose, service: Service, bob: Moderator
) -> None:
    verifying.record(
        service,
        aspect=Aspect.NUMBER,
        method=Method.DIALLED,
        outcome=Outcome.CONFIRMED,
        by=bob,
        at=NOON,
        contact_method=number_of(service),
    )
    accept(propose(new_number(service)), bob)
    assert number_of(service).number_checked_on is None


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


def test_a_way_of_contact_that_goes_can_be_brought_back_whole(
    propose: Propose, service: Service, bob: Moderator
) -> None:
    before = listing_fields.read(service)
    proposal = propose({f"contact.{number_of(service).pk}.listed": False})
    accept(proposal, bob)
    assert not service.contact_methods.filter(kind="voice").exists()
    proposing.undo(proposal, by=bob, at=NOON + timedelta(seconds=9))
    assert listing_fields.read(service) == before


def test_one_that_was_checked_is_hidden_with_its_checks(
    propose: Propose, service: Service, bob: Moderator
) -> None:
    verifying.record(
        service,
        aspect=Aspect.NUMBER,
        method=Method.DIALLED,
        outcome=Outcome.CONFIRMED,
        by=bob,
        at=NOON,
        contact_method=number_of(service),
    )
    accept(propose({f"contact.{number_of(service).pk}.listed": False}), bob)
    assert number_of(service).working == Working.DOWN
    assert service.verifications.count() == 1


def test_its_hiding_can_be_undone(propose: Propose, service: Service, bob: Moderator) -> None:
    verifying.record(
        service,
        aspect=Aspect.NUMBER,
        method=Method.DIALLED,
        outcome=Outcome.CONFIRMED,
        by=bob,
        at=NOON,
        contact_method=number_of(service),
    )
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


def test_the_history_says_that_a_proposal_was_accepted(
    propose: Propose, service: Service, bob: Moderator
) -> None:
    accept(propose(new_number(service), why="Their page has a new one"), bob)
    event = number_of(service).events.order_by("-pgh_id").first()
    assert event is not None
    assert event.pgh_context.metadata["by"] == str(bob.pk)
    assert "Their page has a new one" in event.pgh_context.metadata["why"]
