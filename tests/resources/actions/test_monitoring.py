from datetime import datetime, timedelta
from typing import Any

import pytest

from resources.actions import interrupting, monitoring
from resources.models import ContactMethod, Edition, LinkCheck, Moderator, Service, Verification
from resources.rules.links import LinkOutcome, Look
from resources.rules.policies import Working
from tests.resources.factories import chat, listing, phone

pytestmark = pytest.mark.django_db

WEEK = timedelta(weeks=1)


@pytest.fixture
def service(db: None) -> Service:
    return listing("gb-tea-line", methods=[phone(), chat()], url="https://tea.example/")


@pytest.fixture
def page(service: Service) -> ContactMethod:
    return service.contact_methods.get(kind="chat")


def looked(page: ContactMethod, at: datetime, outcome: LinkOutcome, **found: Any) -> LinkCheck:
    return monitoring.looked_at(
        found.pop("url", page.value),
        Look(outcome, **found),
        service_id=page.service_id,
        contact_method_id=page.pk,
        at=at,
    )


def works(page: ContactMethod) -> bool:
    page.refresh_from_db()
    return page.working != Working.DOWN


def test_one_row_is_kept_for_an_address(page: ContactMethod, noon: datetime) -> None:
    for week in range(3):
        looked(page, noon + week * WEEK, LinkOutcome.ALIVE, status_code=200, digest="a" * 64)
    check = LinkCheck.objects.get()
    assert (check.checked_at, check.outcome, check.status_code) == (noon + 2 * WEEK, "alive", 200)
    assert check.changed_at is None


def test_a_page_with_another_hash_has_changed(page: ContactMethod, noon: datetime) -> None:
    looked(page, noon, LinkOutcome.ALIVE, digest="a" * 64, etag='"a"')
    looked(page, noon + WEEK, LinkOutcome.ALIVE, unchanged=True)
    check = looked(page, noon + 2 * WEEK, LinkOutcome.ALIVE, digest="b" * 64, etag='"b"')
    assert (check.digest, check.etag, check.changed_at) == ("b" * 64, '"b"', noon + 2 * WEEK)


def test_an_unchanged_page_keeps_what_was_found(page: ContactMethod, noon: datetime) -> None:
    found = {"digest": "a" * 64, "numbers_on_page": True, "etag": '"a"'}
    looked(page, noon, LinkOutcome.ALIVE, **found)
    check = looked(page, noon + WEEK, LinkOutcome.ALIVE, status_code=304, unchanged=True)
    assert (check.digest, check.numbers_on_page, check.etag) == ("a" * 64, True, '"a"')


def test_dead_once_is_a_question_and_dead_twice_hides(page: ContactMethod, noon: datetime) -> None:
    assert looked(page, noon, LinkOutcome.DEAD, status_code=404).dead_in_a_row == 1
    assert works(page)
    edition = Edition.current().number
    looked(page, noon + WEEK, LinkOutcome.DEAD, status_code=404)
    assert not works(page)
    assert Edition.current().number == edition + 1
    event = page.events.order_by("-pgh_id").first()  # type: ignore[attr-defined]
    assert "gone at two checks" in event.pgh_context.metadata["why"]


def test_a_sign_of_life_or_doubt_in_between_counts_from_the_start(
    page: ContactMethod, noon: datetime
) -> None:
    for week, outcome in enumerate(
        [LinkOutcome.DEAD, LinkOutcome.UNSURE, LinkOutcome.DEAD, LinkOutcome.ALIVE]
    ):
        looked(page, noon + week * WEEK, outcome)
    assert works(page)
    assert LinkCheck.objects.get().dead_in_a_row == 0


def test_who_brings_it_back_has_decided_until_it_has_lived_again(
    page: ContactMethod, noon: datetime, alice: Moderator
) -> None:
    looked(page, noon, LinkOutcome.DEAD)
    looked(page, noon + WEEK, LinkOutcome.DEAD)
    interrupting.bring_back(page, by=alice, at=noon + WEEK, why="it answers me")
    looked(page, noon + 2 * WEEK, LinkOutcome.DEAD)
    assert works(page)
    looked(page, noon + 3 * WEEK, LinkOutcome.ALIVE)
    looked(page, noon + 4 * WEEK, LinkOutcome.DEAD)
    looked(page, noon + 5 * WEEK, LinkOutcome.DEAD)
    assert not works(page)


def test_another_address_starts_anew(page: ContactMethod, noon: datetime) -> None:
    looked(page, noon, LinkOutcome.DEAD)
    check = looked(page, noon + WEEK, LinkOutcome.DEAD, url="https://example.org/other")
    assert check.dead_in_a_row == 1
    assert works(page)
    assert LinkCheck.objects.count() == 1


def test_the_listings_own_page_hides_nothing(service: Service, noon: datetime) -> None:
    for week in range(3):
        monitoring.looked_at(
            service.url,
            Look(LinkOutcome.DEAD),
            service_id=service.pk,
            contact_method_id=None,
            at=noon + week * WEEK,
        )
    assert LinkCheck.objects.get().dead_in_a_row == 3
    assert not service.contact_methods.filter(working=Working.DOWN).exists()


@pytest.mark.parametrize("outcome", LinkOutcome)
def test_nothing_is_ever_verified(
    page: ContactMethod, noon: datetime, outcome: LinkOutcome
) -> None:
    looked(page, noon, outcome, numbers_on_page=True)
    page.refresh_from_db()
    assert page.number_checked_on is None
    assert not Verification.objects.filter(service=page.service_id).exists()
