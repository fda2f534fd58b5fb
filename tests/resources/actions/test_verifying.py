from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.apps import apps

from resources.actions import editing, verifying
from resources.actions.change import public_change
from resources.models import ContactMethod, Edition, IndexEntry, Moderator, Service, Verification
from resources.rules.freshness import Aspect, Method, Outcome
from tests.resources.factories import add_method, chat, listing

pytestmark = pytest.mark.django_db

NEW_YEARS_EVE = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
EARLIER = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)

Check = Callable[..., Verification]


@pytest.fixture
def service() -> Service:
    return listing("gb-tea-line", topics=["loneliness"])


@pytest.fixture
def check(alice: Moderator) -> Check:
    def record(service: Service, **fields: Any) -> Verification:
        plain = {
            "aspect": Aspect.NUMBER,
            "method": Method.DIALLED,
            "outcome": Outcome.CONFIRMED,
            "by": alice,
            "at": NEW_YEARS_EVE,
            "contact_method": service.contact_methods.first(),
        }
        return verifying.record(service, **{**plain, **fields})

    return record


def trust(service: Service) -> tuple[date | None, str, date | None]:
    """When and how the number was checked, and until when that is trusted."""
    row = ContactMethod.objects.filter(service=service).order_by("position")[0]
    return row.number_checked_on, row.number_check_method, row.review_due_on


NEVER = (None, "", None)


@pytest.mark.parametrize(
    ("topics", "priority", "due"),
    [
        (["loneliness"], False, date(2027, 6, 29)),
        (["loneliness", "suicide"], False, date(2027, 3, 31)),
        (["loneliness"], True, date(2027, 3, 31)),
    ],
)
def test_a_number_is_trusted_half_as_long_on_a_crisis_line(
    check: Check, topics: list[str], priority: bool, due: date
) -> None:
    service = listing("gb-tea-line", topics=topics, priority=priority)
    check(service)
    assert trust(service) == (date(2026, 12, 31), Method.DIALLED, due)


@pytest.mark.parametrize("outcome", [Outcome.CONFIRMED, Outcome.CORRECTED])
def test_a_check_that_found_the_number_renews_it(
    check: Check, service: Service, outcome: Outcome
) -> None:
    check(service, at=EARLIER)
    check(service, outcome=outcome)
    assert trust(service) == (date(2026, 12, 31), Method.DIALLED, date(2027, 6, 29))


def test_a_failed_check_renews_nothing(check: Check, service: Service) -> None:
    check(service, at=EARLIER)
    before = trust(service)
    check(service, outcome=Outcome.FAILED)
    assert trust(service) == before
    assert Verification.objects.filter(service=service).count() == 2


def test_a_first_check_that_fails_leaves_the_number_unchecked(
    check: Check, service: Service
) -> None:
    check(service, outcome=Outcome.FAILED)
    assert trust(service) == NEVER


@pytest.mark.parametrize("aspect", [aspect for aspect in Aspect if aspect != Aspect.NUMBER])
def test_a_check_of_something_else_is_none_of_the_number(
    check: Check, service: Service, aspect: Aspect
) -> None:
    check(service, aspect=aspect)
    assert trust(service) == NEVER


def test_a_check_of_one_way_of_contact_is_none_of_the_other(check: Check, service: Service) -> None:
    check(service, contact_method=add_method(service, position=1, **chat()))
    assert trust(service) == NEVER


def test_an_older_check_that_is_entered_late_does_not_replace_the_newer(
    check: Check, service: Service
) -> None:
    check(service)
    check(service, at=EARLIER, method=Method.AUTHORITY_LIST)
    assert trust(service) == (date(2026, 12, 31), Method.DIALLED, date(2027, 6, 29))


def test_a_check_of_another_listings_number_is_refused(check: Check, service: Service) -> None:
    stranger = listing("gb-coffee-line").contact_methods.get()
    with pytest.raises(ValueError, match=r".+"):
        check(service, contact_method=stranger)
    assert trust(stranger.service) == NEVER


def test_a_listing_with_a_checked_number_moves_up_in_the_index(
    check: Check, service: Service
) -> None:
    check(service)
    due = IndexEntry.objects.filter(service=service).values_list("review_due_on", flat=True)
    assert set(due) == {date(2027, 6, 29)}


def test_a_check_is_a_public_change_with_a_name(
    check: Check, service: Service, alice: Moderator
) -> None:
    before = Edition.current().number
    check(service)
    assert Edition.current().number == before + 1
    event = apps.get_model("resources", "ContactMethodEvent")._default_manager.latest("pgh_id")
    assert event.pgh_context.metadata == {
        "by": str(alice.pk),
        "at": NEW_YEARS_EVE.isoformat(),
        "why": "number confirmed (dialled)",
    }


def test_an_unrelated_edit_renews_nothing(check: Check, service: Service, alice: Moderator) -> None:
    check(service, at=EARLIER)
    before = trust(service)
    with editing.by_hand(by=alice, at=NEW_YEARS_EVE):
        method = service.contact_methods.get()
        method.menu_path = "press 2"
        editing.save(method)
        service.alert = "Busy today"
        editing.save(service)
        editing.finish(service)
    assert trust(service) == before


def test_a_changed_number_is_no_longer_called_checked(
    check: Check, service: Service, alice: Moderator
) -> None:
    check(service)
    with editing.by_hand(by=alice, at=NEW_YEARS_EVE):
        method = service.contact_methods.get()
        method.value = "0800 111 111"
        editing.save(method)
    assert trust(service) == NEVER


def test_nothing_is_recorded_when_the_database_refuses(check: Check, service: Service) -> None:
    before = Edition.current().number
    with pytest.raises(Exception, match="verification_by_the_service_names_a_role"):
        check(service, method=Method.CONFIRMED_BY_SERVICE)
    assert trust(service) == NEVER
    assert Edition.current().number == before


def test_the_edition_stays_where_nothing_is_public(alice: Moderator) -> None:
    before = Edition.current().number
    with pytest.raises(RuntimeError), public_change(by=alice, at=EARLIER, why="a try"):
        raise RuntimeError
    assert Edition.current().number == before
