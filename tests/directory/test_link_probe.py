"""A page is looked at through a real server on 127.0.0.1, which only these tests may reach."""

import socket
import threading
from collections.abc import Iterator, Sequence
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from directory import link_probe
from directory.link_probe import Known, look
from directory.public_http import Endpoint, public_endpoints
from resources.rules.links import LinkOutcome, Look
from tests.server import free_port

PAGE = b"<p>Call <b>0800</b> 1111 or text 85258</p>"
ASKED: list[tuple[str, dict[str, str]]] = []


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        ASKED.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        start, _, rest = self.path.strip("/").partition("/")
        if start == "to":
            self.answer(302, {"Location": rest})
        elif start == "loop":
            self.answer(302, {"Location": "/loop"})
        elif start == "status":
            self.answer(int(rest), {})
        elif self.headers.get("If-None-Match") == '"one"':
            self.answer(304, {})
        elif start == "long":
            self.answer(200, {}, b"x" * 3_000_000)
        else:
            self.answer(200, {"ETag": '"one"', "Last-Modified": "Sun, 22 Nov 2026"}, PAGE)

    def answer(self, status: int, headers: dict[str, str], body: bytes = b"") -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            self.wfile.write(body)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def log_message(self, *_arguments: Any) -> None:
        """Nothing on the terminal."""


@pytest.fixture(scope="module")
def site() -> Iterator[int]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        yield server.server_address[1]
        server.shutdown()
        thread.join()


def ask(port: int, url: str, **how: Any) -> Look:
    """Asks as the monitor does, but *.example.org is the server here; anything else is resolved."""
    ASKED.clear()

    def resolve(host: str, its_port: int) -> Sequence[Endpoint]:
        if host.endswith("example.org"):
            return [("127.0.0.1", port)]
        return public_endpoints(host, its_port)

    return look(url, user_agent="Test", resolve=resolve, **how)


def test_a_page_is_kept_as_a_hash(site: int) -> None:
    found = ask(site, "http://example.org/")
    assert found == Look(
        LinkOutcome.ALIVE,
        200,
        digest=sha256(PAGE).hexdigest(),
        etag='"one"',
        last_modified="Sun, 22 Nov 2026",
    )
    ((_path, headers),) = ASKED
    assert headers["host"] == "example.org"
    assert headers["user-agent"] == "Test"
    assert "cookie" not in headers


def test_a_known_page_is_asked_for_on_a_condition(site: int) -> None:
    found = ask(site, "http://example.org/", known=Known('"one"', "Sun, 22 Nov 2026"))
    assert found == Look(LinkOutcome.ALIVE, 304, unchanged=True)
    assert ASKED[0][1]["if-modified-since"] == "Sun, 22 Nov 2026"


@pytest.mark.parametrize(
    ("numbers", "stand"), [(["08001111", "85258"], True), (["08001111", "741741"], False)]
)
def test_whether_the_numbers_still_stand_there_is_kept(
    site: int, numbers: list[str], stand: bool
) -> None:
    assert ask(site, "http://example.org/", numbers=numbers).numbers_on_page is stand


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (404, LinkOutcome.DEAD),
        (410, LinkOutcome.DEAD),
        *((status, LinkOutcome.UNSURE) for status in (401, 403, 405, 429, 500, 503)),
    ],
)
def test_only_not_found_and_gone_are_dead(site: int, status: int, outcome: LinkOutcome) -> None:
    assert ask(site, f"http://example.org/status/{status}") == Look(outcome, status)


def test_redirects_are_followed_and_each_hop_waits_its_turn(site: int) -> None:
    waited: list[str] = []
    address = "http://example.org/to/http://www.example.org/to//end"
    assert ask(site, address, before_request=waited.append).outcome is LinkOutcome.ALIVE
    assert waited == ["example.org", "www.example.org", "www.example.org"]


def test_five_redirects_are_enough(site: int) -> None:
    assert ask(site, "http://example.org/loop").outcome is LinkOutcome.UNSURE
    assert len(ASKED) == link_probe.MOST_HOPS + 1


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://example.org:8080/",
        "http://example.org:22/",
        "http://user@example.org/",
        "ftp://example.org/",
        "file:///etc/hostname",
        "http://example.org:port/",
    ],
)
def test_no_address_and_no_redirect_leads_inside(site: int, target: str) -> None:
    assert ask(site, target).outcome is LinkOutcome.REFUSED
    assert ASKED == []
    assert ask(site, f"http://example.org/to/{target}").outcome is LinkOutcome.REFUSED
    assert len(ASKED) == 1


def test_at_most_a_megabyte_is_read(site: int) -> None:
    found = ask(site, "http://example.org/long")
    assert found.digest == sha256(b"x" * link_probe.MOST_BYTES).hexdigest()


def test_a_server_that_is_gone_is_dead() -> None:
    assert ask(free_port(), "http://example.org/") == Look(LinkOutcome.DEAD)


def test_a_server_that_does_not_answer_in_time_is_unsure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(link_probe, "SECONDS_FOR_A_STEP", 0.2)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        found = ask(silent.getsockname()[1], "http://example.org/")
    assert found == Look(LinkOutcome.UNSURE)


def test_a_server_without_tls_is_unsure(site: int) -> None:
    assert ask(site, "https://example.org/") == Look(LinkOutcome.UNSURE)


@pytest.mark.parametrize(
    ("error", "outcome"),
    [(socket.EAI_NONAME, LinkOutcome.DEAD), (socket.EAI_AGAIN, LinkOutcome.UNSURE)],
)
def test_a_name_that_is_gone_is_dead_and_a_dns_that_is_away_is_unsure(
    monkeypatch: pytest.MonkeyPatch, error: int, outcome: LinkOutcome
) -> None:
    def fails(*_arguments: object, **_named: object) -> None:
        raise socket.gaierror(error, "no")

    monkeypatch.setattr(socket, "getaddrinfo", fails)
    assert look("http://gone.example/", user_agent="Test") == Look(outcome)
