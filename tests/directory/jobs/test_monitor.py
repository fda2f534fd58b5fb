from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any, cast
from uuid import uuid4

import pytest
from procrastinate import JobContext

from directory import link_probe
from directory.jobs import monitor
from directory.public_http import AddressRefused, Endpoint
from resources.models import LinkCheck, Service
from resources.rules.links import LinkOutcome, Look
from resources.rules.policies import Working
from resources.search.link_addresses import LinkAddress
from tests.resources.factories import chat, listing, phone

pytestmark = pytest.mark.django_db

CHAT = "https://tea.example/chat"
HOME = "https://tea.example/"
STOPPED = cast(JobContext, SimpleNamespace(should_abort=lambda: True))
RUNNING = cast(JobContext, SimpleNamespace(should_abort=lambda: False))


@pytest.fixture
def service(db: None) -> Service:
    Service.objects.update(state="draft")
    return listing("gb-tea-line", methods=[phone(), chat(CHAT)], url=HOME)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict[str, Any]]]:
    """Who was asked, and how; the chat is dead, everything else alive."""
    found: list[tuple[str, dict[str, Any]]] = []

    def look(url: str, **how: Any) -> Look:
        found.append((url, how))
        return Look(LinkOutcome.DEAD if url == CHAT else LinkOutcome.ALIVE, 200, digest="a" * 64)

    monkeypatch.setattr(link_probe, "look", look)
    return found


@pytest.fixture
def switched_on(settings: Any) -> None:
    settings.CHECK_LINKS = True


def test_every_page_is_looked_at_once_a_week(
    service: Service,
    noon: datetime,
    at: Callable[[datetime], datetime],
    asked: list[tuple[str, dict[str, Any]]],
    switched_on: None,
) -> None:
    monitor.check_links(RUNNING, 0)
    monitor.check_links(RUNNING, 0)
    assert asked[0][1]["user_agent"] == monitor.USER_AGENT
    assert [url for url, _how in asked] == [CHAT, HOME]
    assert asked[1][1]["numbers"] == ("116123",)
    at(noon + timedelta(weeks=1))
    monitor.check_links(RUNNING, 0)
    assert len(asked) == 4


def test_a_chat_that_is_dead_twice_is_gone_from_the_page(
    service: Service,
    noon: datetime,
    at: Callable[[datetime], datetime],
    asked: object,
    switched_on: None,
) -> None:
    monitor.check_links(RUNNING, 0)
    assert LinkCheck.objects.get(contact_method__kind="chat").outcome == LinkOutcome.DEAD
    at(noon + timedelta(weeks=1))
    monitor.check_links(RUNNING, 0)
    assert service.contact_methods.get(kind="chat").working == Working.DOWN
    assert service.contact_methods.get(kind="voice").working == Working.WORKING


def test_a_worker_that_is_asked_to_stop_stops(
    service: Service, noon: datetime, asked: list[object], switched_on: None
) -> None:
    monitor.check_links(STOPPED, 0)
    assert not asked


def test_nobody_is_asked_where_it_is_switched_off(
    service: Service, noon: datetime, asked: list[object], settings: Any
) -> None:
    settings.CHECK_LINKS = False
    monitor.check_links(RUNNING, 0)
    assert not asked


def test_a_listing_can_not_lead_into_the_house(service: Service, noon: datetime) -> None:
    def resolve(_host: str, _port: int) -> Sequence[Endpoint]:
        raise AddressRefused

    monitor.check(LinkAddress(service.pk, None, HOME), pace=monitor.Pace(), resolve=resolve)
    assert LinkCheck.objects.get().outcome == LinkOutcome.REFUSED


def test_a_host_is_asked_at_most_once_a_second() -> None:
    now, slept = [100.0], []

    def sleep(seconds: float) -> None:
        slept.append((now[0], seconds))
        now[0] += seconds

    pace = monitor.Pace(ticks=lambda: now[0], sleep=sleep)
    pace.wait("a.example")
    pace.wait("b.example")
    now[0] += 0.25
    pace.wait("a.example")
    pace.wait("a.example")
    assert slept == [(100.25, 0.75), (101.0, 1.0)]


def test_hosts_take_turns() -> None:
    service = uuid4()
    addresses = [
        LinkAddress(service, None, f"https://{host}.example/{page}")
        for host, page in (("a", 1), ("a", 2), ("a", 3), ("b", 1), ("c", 1))
    ]
    order = [each.url[8] for each in monitor.host_by_host(addresses)]
    assert order == ["a", "b", "c", "a", "a"]
