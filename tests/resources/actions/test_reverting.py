"""A change is taken back by proposing the opposite; nothing is live by itself."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from resources.actions import proposing, reverting
from resources.actions.change import public_change
from resources.models import ContactMethod, Moderator, Proposal, Service
from resources.rules.proposals import Decision
from resources.search import history
from tests.resources.factories import chat, listing, phone

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)


@pytest.fixture
def service(db: None) -> Service:
    with public_change(by=None, at=NOON - timedelta(days=1), why="made"):
        return listing("tea-line", methods=[phone(), chat()])


@pytest.fixture
def revert_of(service: Service, alice: Moderator) -> Callable[[Callable[[], object]], Proposal]:
    """Something happens at noon, and Alice wants it taken back."""

    def do(deed: Callable[[], object]) -> Proposal:
        with public_change(by=None, at=NOON, why="a slip"):
            deed()
        change = history.of_service(service).changes[0]
        return reverting.revert(service, change, by=alice, at=LATER, why="it was a slip")

    return do


RevertOf = Callable[[Callable[[], object]], Proposal]


def accept(proposal: Proposal, by: Moderator) -> None:
    proposing.accept(proposal, by=by, at=LATER, seen=proposing.standing(proposal))


def test_a_revert_waits_for_somebody_else(
    service: Service, revert_of: RevertOf, bob: Moderator
) -> None:
    line = service.contact_methods.get(kind="voice")
    same = ContactMethod.objects.filter(pk=line.pk)
    proposal = revert_of(lambda: same.update(value="116 111"))
    assert proposal.decision == Decision.OPEN
    assert proposal.changes == {f"contact.{line.pk}.value": ["116 111", "116 123"]}
    assert same.get().value == "116 111"
    accept(proposal, bob)
    assert same.get().value == "116 123"


def test_topics_that_were_put_in_since_stay(
    service: Service, revert_of: RevertOf, bob: Moderator
) -> None:
    with public_change(by=None, at=NOON - timedelta(hours=1), why="before"):
        service.topics.add("loneliness")
    proposal = revert_of(lambda: service.topics.add("bereavement"))
    assert proposal.changes == {
        "service.topics": [["bereavement", "loneliness", "suicide"], ["loneliness", "suicide"]]
    }
    accept(proposal, bob)
    assert set(service.topics.values_list("slug", flat=True)) == {"loneliness", "suicide"}


def test_a_way_of_contact_that_went_comes_back(
    service: Service, revert_of: RevertOf, bob: Moderator
) -> None:
    before = service.contact_methods.get(kind="chat")
    proposal = revert_of(lambda: service.contact_methods.filter(kind="chat").delete())
    accept(proposal, bob)
    after = service.contact_methods.get(kind="chat")
    assert (after.pk, after.value, after.languages) == (before.pk, before.value, before.languages)


def test_a_way_of_contact_that_came_goes(
    service: Service, revert_of: RevertOf, bob: Moderator
) -> None:
    new = chat("https://example.org/new")
    new.pop("hours")
    proposal = revert_of(lambda: service.contact_methods.create(**new))
    accept(proposal, bob)
    assert not service.contact_methods.filter(value=new["value"]).exists()


def test_what_no_proposal_can_change_is_not_put_back(service: Service, revert_of: RevertOf) -> None:
    with pytest.raises(ValueError, match="changes something"):
        revert_of(lambda: Service.objects.filter(pk=service.pk).update(notes="x"))


def test_what_is_as_it_was_needs_no_revert(service: Service, revert_of: RevertOf) -> None:
    def deed() -> None:
        Service.objects.filter(pk=service.pk).update(url="https://a.example")

    revert_of(deed)
    with public_change(by=None, at=LATER, why="put back by hand"):
        Service.objects.filter(pk=service.pk).update(url="")
    change = history.of_service(service).changes[1]
    with pytest.raises(ValueError, match="changes something"):
        reverting.revert(service, change, by=Moderator.objects.all()[0], at=LATER)


def test_a_first_text_is_not_offered_to_be_taken_away(
    service: Service, revert_of: RevertOf
) -> None:
    with pytest.raises((ValueError, ValidationError)):
        revert_of(lambda: service.texts.create(language="fr", name="Ligne de thé"))
    assert service.texts.count() == 2
