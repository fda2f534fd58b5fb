"""Two people stand behind a change: one proposes, another decides."""

import pytest
from django.db import IntegrityError

from resources.actions import proposing
from resources.actions.proposing import NeedsEvidence, NotDecidable, Stale
from resources.models import Edition, Moderator, Proposal, Service
from resources.rules.proposals import Refusal
from tests.conftest import NOON
from tests.resources.actions.proposals import Propose, accept, dialled, new_number, number_of

pytestmark = pytest.mark.django_db


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
    dialled(service, by=bob)
    accept(propose(new_number(service)), bob)
    assert number_of(service).number_checked_on is None


def test_the_history_says_that_a_proposal_was_accepted(
    propose: Propose, service: Service, bob: Moderator
) -> None:
    accept(propose(new_number(service), why="Their page has a new one"), bob)
    event = number_of(service).events.order_by("-pgh_id").first()
    assert event is not None
    assert event.pgh_context.metadata["by"] == str(bob.pk)
    assert "Their page has a new one" in event.pgh_context.metadata["why"]
