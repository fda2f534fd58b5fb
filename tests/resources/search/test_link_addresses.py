from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from resources.actions import monitoring
from resources.models import Service
from resources.rules.links import CHECK_EVERY, LinkOutcome, Look
from resources.search.link_addresses import LinkAddress, due
from tests.resources.factories import chat, draft, listing, phone

pytestmark = pytest.mark.django_db

HOME = "https://tea.example/"
CHAT = "https://tea.example/chat"


@pytest.fixture(autouse=True)
def only_ours(db: None) -> None:
    Service.objects.update(state="draft")


@pytest.fixture
def service(only_ours: None) -> Service:
    return listing("gb-tea-line", methods=[phone(), phone("020 7946 0018"), chat(CHAT)], url=HOME)


def test_pages_of_published_listings_are_due_with_contacts_first(
    service: Service, noon: datetime
) -> None:
    draft("gb-draft", methods=[chat("https://draft.example/")], url="https://draft.example/")
    page = service.contact_methods.get(kind="chat")
    assert due(at=noon, most=10) == [
        LinkAddress(service.pk, page.pk, CHAT),
        LinkAddress(service.pk, None, HOME, ("116123", "02079460018")),
    ]
    assert len(due(at=noon, most=1)) == 1


def test_each_is_due_a_week_later_with_what_was_kept(service: Service, noon: datetime) -> None:
    monitoring.looked_at(
        HOME,
        Look(LinkOutcome.ALIVE, digest="a" * 64, etag='"a"', last_modified="yesterday"),
        service_id=service.pk,
        contact_method_id=None,
        at=noon,
    )
    assert [each.url for each in due(at=noon + timedelta(days=6), most=10)] == [CHAT]
    later = due(at=noon + CHECK_EVERY, most=10)
    assert [(each.url, each.etag, each.last_modified) for each in later] == [
        (CHAT, "", ""),
        (HOME, '"a"', "yesterday"),
    ]


def test_a_changed_address_is_due_at_once_and_unconditionally(
    service: Service, noon: datetime
) -> None:
    monitoring.looked_at(
        "https://tea.example/old",
        Look(LinkOutcome.ALIVE, digest="a" * 64, etag='"a"'),
        service_id=service.pk,
        contact_method_id=None,
        at=noon,
    )
    found = due(at=noon, most=10)
    assert [(each.url, each.etag) for each in found] == [(CHAT, ""), (HOME, "")]


def test_it_takes_few_queries(
    service: Service, noon: datetime, django_assert_num_queries: Callable[..., object]
) -> None:
    listing("gb-other", methods=[chat("https://other.example/")], url="https://other.example/home")
    with django_assert_num_queries(4):  # type: ignore[attr-defined]
        due(at=noon, most=10)
