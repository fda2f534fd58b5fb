"""Asks one web address whether it still answers, each hop through `public_http`."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urljoin

import httpcore
import httpx

from directory.public_http import (
    AddressRefused,
    HostGone,
    Resolve,
    Transport,
    host_of,
    public_endpoints,
)
from resources.rules import links
from resources.rules.links import LinkOutcome, Look

MOST_HOPS = 5
MOST_BYTES = 1_000_000
SECONDS_FOR_A_STEP = 10.0
SECONDS_FOR_A_PAGE = 30.0


@dataclass(frozen=True)
class Known:
    """What an earlier look has kept, for a conditional request."""

    etag: str = ""
    last_modified: str = ""


NOTHING_KNOWN = Known()


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
        with httpx.Client(transport=Transport(resolve), timeout=SECONDS_FOR_A_STEP) as client:
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
        before_request(host_of(url))
        with client.stream("GET", url, headers=headers, follow_redirects=False) as response:
            if not response.has_redirect_location:
                return _read(response, numbers)
            url = urljoin(url, response.headers["location"])
    return Look(LinkOutcome.UNSURE)


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
