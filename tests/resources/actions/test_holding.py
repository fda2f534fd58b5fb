"""Who is busy with a question, so that two people don't do the same."""

from datetime import UTC, datetime, timedelta

import pytest

from resources.actions import holding
from resources.actions.holding import HeldByAnother
from resources.models import Hold, Moderator

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
QUESTION = "overdue:tea-line"


@pytest.fixture
def eve(db: None) -> Moderator:
    return Moderator.objects.create(email="eve@example.org")


def test_it_is_held_for_ten_minutes(alice: Moderator, eve: Moderator) -> None:
    holding.hold(QUESTION, by=alice, at=NOON)
    with pytest.raises(HeldByAnother) as held:
        holding.hold(QUESTION, by=eve, at=NOON + timedelta(minutes=9, seconds=59))
    assert (held.value.by, held.value.until) == (alice, NOON + timedelta(minutes=10))
    holding.hold(QUESTION, by=eve, at=NOON + timedelta(minutes=10))
    assert Hold.objects.get().held_by == eve


def test_who_holds_it_may_open_it_again_and_has_it_for_longer(
    alice: Moderator, eve: Moderator
) -> None:
    holding.hold(QUESTION, by=alice, at=NOON)
    holding.hold(QUESTION, by=alice, at=NOON + timedelta(minutes=9))
    with pytest.raises(HeldByAnother):
        holding.hold(QUESTION, by=eve, at=NOON + timedelta(minutes=15))


def test_it_can_be_taken_over(alice: Moderator, eve: Moderator) -> None:
    holding.hold(QUESTION, by=alice, at=NOON)
    holding.hold(QUESTION, by=eve, at=NOON, take_over=True)
    assert Hold.objects.get().held_by == eve


def test_whoever_has_answered_holds_nothing(alice: Moderator, eve: Moderator) -> None:
    holding.hold(QUESTION, by=alice, at=NOON)
    holding.release(by=alice)
    holding.hold(QUESTION, by=eve, at=NOON)
    assert Hold.objects.get().held_by == eve


@pytest.mark.parametrize("action", [holding.snooze, holding.settle])
def test_what_is_put_off_is_held_by_nobody(alice: Moderator, action: object) -> None:
    holding.hold(QUESTION, by=alice, at=NOON)
    action(QUESTION, at=NOON)  # type: ignore[operator]
    assert Hold.objects.get().held_by is None
