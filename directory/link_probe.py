"""Asks one web address whether it still answers, and can't be led into a private network.

A listing's address is somebody else's text. Each hop is resolved here, every address of its host
must be public, and the connection goes to exactly the address that was looked at: a name that
changes its answer in between gains nothing.
"""

import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx

from resources.rules import links
from resources.rules.links import LinkOutcome, Look

MOST_HOPS = 5
MOST_BYTES = 1_000_000
SECONDS_FOR_A_STEP = 10.0
SECONDS_FOR_A_PAGE = 30.0
MOST_ADDRESSES = 3
PORTS = {"http": 80, "https": 443}

Endpoint = tuple[str, int]
Resolve = Callable[[str, int], Sequence[Endpoint]]

_GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")
_MORE_EXAMPLES = ipaddress.ip_network("3fff::/20")
"""RFC 9637, newer than Python 3.11's own table."""

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class AddressRefused(Exception):
    """The host, or the address, may not be asked."""


class HostGone(Exception):
    """The DNS knows no such host, or nobody listens at any of its addresses."""


@dataclass(frozen=True)
class Known:
    """What an earlier look has kept, for a conditional request."""

    etag: str = ""
    last_modified: str = ""


NOTHING_KNOWN = Known()


def is_public(address: str) -> bool:
    """Whether an IP address may be asked; what is written inside an IPv6 address counts too."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv4Address):
        return ip.is_global and not ip.is_multicast and not ip.is_reserved
    if ip.scope_id:
        return False
    inner = ip.ipv4_mapped or ip.sixtofour
    if ip in _NAT64:
        inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    if inner is not None:
        return is_public(str(inner))
    return ip in _GLOBAL_UNICAST and ip not in _MORE_EXAMPLES and ip.is_global


def public_endpoints(host: str, port: int) -> Sequence[Endpoint]:
    """Where to connect to. Raises AddressRefused if any address is not public, and HostGone."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)):
            raise HostGone from None
        raise httpcore.ConnectError from None
    except UnicodeError:
        raise AddressRefused from None
    endpoints = [(str(entry[4][0]), port) for entry in found]
    if not endpoints or not all(is_public(address) for address, _port in endpoints):
        raise AddressRefused
    return list(dict.fromkeys(endpoints))[:MOST_ADDRESSES]


def look(
    url: str,
    *,
    user_agent: str,
    known: Known = NOTHING_KNOWN,
    numbers: Sequence[str] = (),
    before_request: Callable[[str], None] = lambda _host: None,
    resolve: Resolve = public_endpoints,
) -> Look:
    """One look at a page, with at most five redirects.

    `numbers`: digits that should stand on the page. `before_request` is called with each host
    before it is asked, so that the caller can wait. Never raises for what the network does.
    """
    headers = {"User-Agent": user_agent, "Accept": "text/html,*/*;q=0.5"}
    conditional = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    headers |= {name: value for name, value in conditional.items() if value}
    try:
        with httpx.Client(transport=_Transport(resolve), timeout=SECONDS_FOR_A_STEP) as client:
            return _follow(client, url, headers, numbers, before_request)
    except (AddressRefused, httpx.InvalidURL, httpx.UnsupportedProtocol, httpx.RemoteProtocolError):
        # The last one is what httpx says of a redirect to no address at all.
        return Look(LinkOutcome.REFUSED)
    except HostGone:
        return Look(LinkOutcome.DEAD)
    except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError):
        return Look(LinkOutcome.UNSURE)
    except (httpx.HTTPError, OSError, UnicodeError):
        return Look(LinkOutcome.UNSURE)


def _follow(
    client: httpx.Client,
    url: str,
    headers: dict[str, str],
    numbers: Sequence[str],
    before_request: Callable[[str], None],
) -> Look:
    for _hop in range(MOST_HOPS + 1):
        before_request(_host(url))
        with client.stream("GET", url, headers=headers, follow_redirects=False) as response:
            if not response.has_redirect_location:
                return _read(response, numbers)
            url = urljoin(url, response.headers["location"])
    return Look(LinkOutcome.UNSURE)


def _host(url: str) -> str:
    """The host, if the address is one that may be asked at all. Raises AddressRefused."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise AddressRefused from None
    standard = PORTS.get(parts.scheme)
    if standard is None or not parts.hostname or "@" in parts.netloc:
        raise AddressRefused
    if port not in (None, *PORTS.values()):
        raise AddressRefused
    return parts.hostname


def _read(response: httpx.Response, numbers: Sequence[str]) -> Look:
    outcome = links.outcome_of(response.status_code)
    if response.status_code == httpx.codes.NOT_MODIFIED:
        return Look(LinkOutcome.ALIVE, response.status_code, unchanged=True)
    if outcome is not LinkOutcome.ALIVE:
        return Look(outcome, response.status_code)
    page = b"".join(_at_most(response.iter_bytes(65_536), MOST_BYTES))
    text = page.decode(response.charset_encoding or "utf-8", errors="replace")
    return Look(
        outcome,
        response.status_code,
        digest=sha256(page).hexdigest(),
        numbers_on_page=links.all_stand_on(text, numbers) if numbers else None,
        etag=response.headers.get("etag", "")[:200],
        last_modified=response.headers.get("last-modified", "")[:100],
    )


def _at_most(chunks: Iterable[bytes], size: int) -> Iterator[bytes]:
    """The first `size` bytes. Raises httpcore.ReadTimeout for a page that trickles in."""
    started = time.monotonic()
    for chunk in chunks:
        yield chunk[:size]
        size -= len(chunk)
        if size <= 0:
            return
        if time.monotonic() - started > SECONDS_FOR_A_PAGE:
            raise httpcore.ReadTimeout


class _OnlyThere(httpcore.SyncBackend):
    """Connects to the addresses that `resolve` gives, and asks no other resolver."""

    def __init__(self, resolve: Resolve) -> None:
        self.resolve = resolve

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        refused, error = True, None
        for address, its_port in self.resolve(host, port):
            try:
                return super().connect_tcp(
                    address, its_port, timeout, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failed:
                refused = refused and isinstance(failed.__cause__, ConnectionRefusedError)
                error = failed
        raise HostGone if refused or error is None else error


class _Stream(httpx.SyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self.response = response

    def __iter__(self) -> Iterator[bytes]:
        yield from self.response.iter_stream()

    def close(self) -> None:
        self.response.close()


class _Transport(httpx.BaseTransport):
    """httpx's own transport lets nobody say where a connection goes; httpcore's pool does."""

    def __init__(self, resolve: Resolve) -> None:
        self.pool = httpcore.ConnectionPool(
            ssl_context=_ssl_context(),
            max_keepalive_connections=0,
            network_backend=_OnlyThere(resolve),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        response = self.pool.handle_request(
            httpcore.Request(
                request.method,
                httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            response.status,
            headers=response.headers,
            stream=_Stream(response),
            extensions=response.extensions,
        )

    def close(self) -> None:
        self.pool.close()


@lru_cache
def _ssl_context() -> ssl.SSLContext:
    """Its roots take a while to read: once a process."""
    return httpx.create_ssl_context()
