"""Partners are told over real connections, which only these tests lead to 127.0.0.1."""

import base64
import hashlib
import hmac
import json
import ssl
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import httpcore
import pytest
from procrastinate import JobContext
from procrastinate.contrib.django.models import ProcrastinateJob

from directory import public_http, queueing
from directory.jobs import receiver as sending
from directory.jobs import webhooks
from resources.actions import interrupting, partnering
from resources.models import Moderator, Partner, Service, WebhookDelivery
from resources.rules.roles import Role
from tests.conftest import NOON
from tests.receiver import Receiver, receiving
from tests.resources.committing import commit
from tests.resources.factories import listing, phone

pytestmark = pytest.mark.django_db

RUNNING = cast(JobContext, SimpleNamespace(should_abort=lambda: False))
STOPPED = cast(JobContext, SimpleNamespace(should_abort=lambda: True))

SetClock = Callable[[datetime], datetime]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Receiver, ssl.SSLContext]]:
    folder: Path = tmp_path_factory.mktemp("receiver")
    with receiving(folder) as found:
        yield found


@pytest.fixture(autouse=True)
def receiver(server: tuple[Receiver, ssl.SSLContext], monkeypatch: pytest.MonkeyPatch) -> Receiver:
    """Partners' hosts lead to the server here."""
    found, trust = server
    found.got.clear()
    found.answers.clear()
    monkeypatch.setattr(public_http, "ssl_context", lambda: trust)
    monkeypatch.setattr(sending, "hand_over", partial(sending.hand_over, resolve=found.resolve))
    return found


@pytest.fixture
def erin(db: None, noon: datetime) -> Moderator:
    return Moderator.objects.create(email="erin@example.org", role=Role.EDITOR)


@pytest.fixture
def service(erin: Moderator) -> Service:
    found = listing("tea-line", methods=[phone(), phone("85258", kind="sms")])
    commit()
    return found


def partner(erin: Moderator, host: str = "news", **limits: str) -> Partner:
    url = f"https://{host}.partner.example/hook"
    return partnering.register(host, url, by=erin, at=NOON, **limits)


def happen(service: Service, erin: Moderator, *, times: int = 1) -> None:
    """The line goes down, comes back, goes down, …"""
    for number in range(times):
        deed = interrupting.bring_back if number % 2 else interrupting.take_down
        deed(service.contact_methods.get(kind="voice"), by=erin, at=NOON, why="secret reason")
        commit()


def work() -> None:
    """A minute of the worker: what is queued is done, in the order in which it would be."""
    webhooks.spread(0)
    for job in ProcrastinateJob.objects.filter(task_name="webhooks.deliver").order_by(
        "-priority", "id"
    ):
        webhooks.deliver(RUNNING, **job.args)
    ProcrastinateJob.objects.all().delete()


def states(of: Partner) -> list[tuple[str, int, int | None]]:
    rows = of.deliveries.order_by("sequence")
    return list(rows.values_list("state", "attempts", "last_status_code"))


def test_a_partner_is_told_and_can_check_by_whom(
    receiver: Receiver, erin: Moderator, service: Service
) -> None:
    told = partner(erin)
    happen(service, erin)
    work()
    assert states(told) == [("delivered", 1, 200)]
    (got,) = receiver.got
    key = base64.b64decode(told.secret.removeprefix("whsec_"))
    signed = f"{got.headers['webhook-id']}.{got.headers['webhook-timestamp']}.".encode() + got.body
    signature = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    assert got.headers["webhook-signature"] == f"v1,{signature}"
    assert got.headers["webhook-timestamp"] == str(int(NOON.timestamp()))
    assert got.headers["content-type"] == "application/json"


def test_the_body_says_what_happened_and_by_nobody(
    receiver: Receiver, erin: Moderator, service: Service
) -> None:
    partner(erin)
    happen(service, erin)
    work()
    (got,) = receiver.got
    body = json.loads(got.body)
    assert (body["type"], body["timestamp"]) == ("line.down", NOON.isoformat())
    assert body["data"]["id"] == got.headers["webhook-id"]
    assert body["data"]["old"]["value"] == "116 123"
    assert body["data"]["url"] == "http://127.0.0.1:8000/en/service/tea-line/"
    assert b"secret reason" not in got.body
    assert erin.email.encode() not in got.body


def test_everything_is_told_in_its_order(
    receiver: Receiver, erin: Moderator, service: Service
) -> None:
    partner(erin)
    happen(service, erin, times=5)
    work()
    types = [json.loads(got.body)["type"] for got in receiver.got]
    assert types == ["line.down", "line.back", "line.down", "line.back", "line.down"]


def test_what_was_before_a_partner_came_is_not_told(
    receiver: Receiver, erin: Moderator, service: Service
) -> None:
    happen(service, erin)
    partner(erin)
    work()
    assert receiver.got == []


@pytest.mark.parametrize(
    ("limits", "told"),
    [({}, 1), ({"region": "gb"}, 1), ({"region": "fr"}, 0), ({"topic": "anxiety"}, 0)],
)
def test_a_partner_is_told_of_their_region_and_topic(
    receiver: Receiver, erin: Moderator, service: Service, limits: dict[str, str], told: int
) -> None:
    partner(erin, **limits)
    happen(service, erin)
    work()
    assert len(receiver.got) == told


@pytest.mark.parametrize("status", [301, 400, 404, 410, 429, 500, 503])
def test_what_is_not_taken_is_tried_again_and_nothing_goes_before_it(
    receiver: Receiver, erin: Moderator, service: Service, at: SetClock, status: int
) -> None:
    told = partner(erin)
    receiver.answers["news.partner.example"] = status
    happen(service, erin, times=2)
    work()
    work()
    assert states(told) == [("waiting", 1, status), ("waiting", 0, None)]
    assert len(receiver.got) == 1, "not before its time"
    receiver.answers.clear()
    at(NOON + timedelta(seconds=30))
    work()
    assert states(told) == [("delivered", 2, 200), ("delivered", 1, 200)]
    ids = [got.headers["webhook-id"] for got in receiver.got]
    assert ids[0] == ids[1] != ids[2]


def test_after_three_days_the_next_has_its_turn(
    receiver: Receiver, erin: Moderator, service: Service, at: SetClock
) -> None:
    told = partner(erin)
    receiver.answers["news.partner.example"] = 500
    happen(service, erin, times=2)
    for hours in range(24 * 3 + 1):
        for minutes in (0, 1, 4, 20):
            at(NOON + timedelta(hours=hours, minutes=minutes))
            work()
    assert states(told)[0] == ("given-up", 11, 500)
    assert states(told)[1][0] == "waiting"
    assert states(told)[1][1] > 0


@pytest.mark.parametrize("host", ["hangs", "trickles"])
def test_a_partner_who_hangs_is_left_in_time(
    receiver: Receiver,
    erin: Moderator,
    service: Service,
    monkeypatch: pytest.MonkeyPatch,
    host: str,
) -> None:
    monkeypatch.setattr(sending, "SECONDS_IN_ALL", 0.5)
    told = partner(erin, host)
    happen(service, erin)
    started = time.monotonic()
    work()
    assert time.monotonic() - started < 3
    assert states(told) == [("waiting", 1, None)]


@pytest.fixture
def connected(receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Where a connection is tried to; only those to the server here are made.

    Nobody listens inside, so that what was answered can't tell a guard from a closed port.
    """
    tried: list[tuple[str, int]] = []
    connect = httpcore.SyncBackend.connect_tcp

    def spy(self: Any, host: str, port: int, *rest: Any) -> httpcore.NetworkStream:
        tried.append((host, port))
        if port != receiver.server_address[1]:
            raise httpcore.ConnectError
        return connect(self, host, port, *rest)

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", spy)
    return tried


@pytest.mark.parametrize("inside", ["inside.partner.example", "127.0.0.1", "10.0.0.1", "[::1]"])
def test_a_redirect_is_not_followed(
    receiver: Receiver,
    connected: list[tuple[str, int]],
    erin: Moderator,
    service: Service,
    inside: str,
) -> None:
    receiver.leads_to = f"https://{inside}/"
    told = partner(erin, "redirects")
    happen(service, erin)
    work()
    assert connected == [("127.0.0.1", receiver.server_address[1])]
    assert [got.host for got in receiver.got] == ["redirects.partner.example"]
    assert states(told) == [("waiting", 1, 307)]


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "169.254.169.254", "10.0.0.1", "2130706433"]
)
def test_no_partner_leads_inside(
    connected: list[tuple[str, int]], erin: Moderator, service: Service, host: str
) -> None:
    told = partnering.register("inside", f"https://{host}/", by=erin, at=NOON)
    happen(service, erin)
    work()
    assert connected == []
    assert states(told) == [("waiting", 1, None)]


def test_a_partner_without_our_trust_is_not_told(
    receiver: Receiver, erin: Moderator, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(public_http, "ssl_context", ssl.create_default_context)
    told = partner(erin)
    happen(service, erin)
    work()
    assert receiver.got == []
    assert states(told) == [("waiting", 1, None)]


def test_one_who_fails_holds_nobody_up_and_comes_after_the_others(
    receiver: Receiver, erin: Moderator, service: Service, at: SetClock
) -> None:
    bad, good = partner(erin, "bad"), partner(erin, "good")
    receiver.answers["bad.partner.example"] = 500
    happen(service, erin)
    work()
    assert (states(bad)[0][0], states(good)[0][0]) == ("waiting", "delivered")
    at(NOON + timedelta(minutes=1))
    receiver.got.clear()
    interrupting.bring_back(service.contact_methods.get(kind="voice"), by=erin, at=NOON, why="")
    commit()
    work()
    assert [got.host for got in receiver.got] == ["good.partner.example", "bad.partner.example"]


def test_jobs_of_one_partner_wait_for_each_other_and_are_queued_once(erin: Moderator) -> None:
    queueing.tell(7)
    queueing.tell(7, failures=3)
    queueing.tell(8, failures=3)
    jobs = ProcrastinateJob.objects.order_by("id")
    assert list(jobs.values_list("lock", "priority")) == [("partner 7", 0), ("partner 8", -3)]


def test_a_partner_with_much_to_hear_lets_others_have_their_turn(
    receiver: Receiver, erin: Moderator, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhooks, "SECONDS_IN_A_ROW", 0.0)
    told = partner(erin)
    happen(service, erin, times=3)
    work()
    assert [state for state, _attempts, _code in states(told)] == ["delivered", *["waiting"] * 2]


def test_a_worker_that_is_asked_to_stop_stops(
    receiver: Receiver, erin: Moderator, service: Service
) -> None:
    told = partner(erin)
    happen(service, erin, times=2)
    webhooks.spread(0)
    webhooks.deliver(STOPPED, told.pk)
    assert len(receiver.got) == 1


def test_a_partner_who_was_stopped_hears_everything_when_they_are_back(
    receiver: Receiver, erin: Moderator, service: Service
) -> None:
    told = partner(erin)
    partnering.stop(told, by=erin, at=NOON)
    happen(service, erin, times=2)
    work()
    assert receiver.got == []
    partnering.resume(told, by=erin, at=NOON)
    work()
    assert len(receiver.got) == 2


def test_after_a_month_deliveries_are_forgotten(
    erin: Moderator, service: Service, at: SetClock
) -> None:
    partner(erin)
    happen(service, erin)
    work()
    at(NOON + timedelta(days=30))
    webhooks.forget_old(0)
    assert WebhookDelivery.objects.count() == 1
    at(NOON + timedelta(days=30, seconds=1))
    webhooks.forget_old(0)
    assert not WebhookDelivery.objects.exists()
