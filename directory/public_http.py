"""Asks web addresses that are somebody else's text, and can't be led into a private network.

A host is resolved here, every address of it must be public, and the connection goes to exactly the
address that was looked at: a name that changes its answer in between gains nothing.
"""

import ipaddress
import math
import socket
import ssl
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

import httpcore
import httpx

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


def is_ip_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


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


def host_of(url: str) -> str:
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


class _OnlyThere(httpcore.SyncBackend):
    """Connects to the addresses that `resolve` gives, and asks no other resolver."""

    def __init__(self, resolve: Resolve, *, ends_at: float) -> None:
        self.resolve, self.ends_at = resolve, ends_at

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
                stream = super().connect_tcp(
                    address,
                    its_port,
                    _remaining(self.ends_at, timeout),
                    local_address,
                    socket_options,
                )
                return _Hurried(stream, ends_at=self.ends_at)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failed:
                refused = refused and isinstance(failed.__cause__, ConnectionRefusedError)
                error = failed
        raise HostGone if refused or error is None else error


class _Hurried(httpcore.NetworkStream):
    """A connection of which each step may take no longer than is left of the whole."""

    def __init__(self, stream: httpcore.NetworkStream, *, ends_at: float) -> None:
        self.stream, self.ends_at = stream, ends_at

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self.stream.read(max_bytes, _remaining(self.ends_at, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.stream.write(buffer, _remaining(self.ends_at, timeout))

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = _remaining(self.ends_at, timeout)
        stream = self.stream.start_tls(ssl_context, server_hostname, left)
        return _Hurried(stream, ends_at=self.ends_at)

    def get_extra_info(self, info: str) -> Any:
        return self.stream.get_extra_info(info)

    def close(self) -> None:
        self.stream.close()


def _remaining(ends_at: float, timeout: float | None) -> float | None:
    """Seconds for the next step. Raises httpcore.ReadTimeout where none are left."""
    left = ends_at - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout
    return timeout if math.isinf(left) else min(left, left if timeout is None else timeout)


class _Stream(httpx.SyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self.response = response

    def __iter__(self) -> Iterator[bytes]:
        yield from self.response.iter_stream()

    def close(self) -> None:
        self.response.close()


class Transport(httpx.BaseTransport):
    """httpx's own transport lets nobody say where a connection goes; httpcore's pool does.

    `seconds`: how long everything may take from now on, however slowly it trickles in.
    """

    def __init__(self, resolve: Resolve, *, seconds: float = math.inf) -> None:
        self.pool = httpcore.ConnectionPool(
            ssl_context=ssl_context(),
            max_keepalive_connections=0,
            network_backend=_OnlyThere(resolve, ends_at=time.monotonic() + seconds),
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
                content=request.read(),
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
def ssl_context() -> ssl.SSLContext:
    """Its roots take a while to read: once a process."""
    return httpx.create_ssl_context()
