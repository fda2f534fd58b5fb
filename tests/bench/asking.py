"""One reader who asks for one page after the other, and how long each answer took."""

import http.client
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from urllib.parse import urlencode, urlsplit

from tests.bench.questions import Typed

TIMEOUT_S = 30
LIKE_A_BROWSER = {"Accept-Encoding": "gzip", "Accept-Language": "en"}


NO_HEADERS: Mapping[str, str] = {}


class NotAnswered(Exception):
    """An address that didn't answer as it should: nothing that is measured would mean anything."""


@dataclass(frozen=True, slots=True)
class Timings:
    """Milliseconds of one round, in the order of the questions."""

    milliseconds: Sequence[float]

    @property
    def p50(self) -> float:
        return median(self.milliseconds)

    @property
    def p95(self) -> float:
        return quantiles(self.milliseconds, n=20)[-1]

    @property
    def p99(self) -> float:
        return quantiles(self.milliseconds, n=100)[-1]

    @property
    def longest(self) -> float:
        return max(self.milliseconds)


def ask(
    site: str,
    paths: Sequence[str],
    *,
    known: bool = False,
    headers: Mapping[str, str] = NO_HEADERS,
) -> Timings:
    """Times a GET of each path over one connection. Raises NotAnswered for another status than 200.

    `known`: each is fetched first, and asked for again with the ETag of that copy (304).
    """
    connection = http.client.HTTPConnection(urlsplit(site).netloc, timeout=TIMEOUT_S)
    try:
        if not known:
            return Timings([_get(connection, path, headers, status=200)[0] for path in paths])
        etags = [_get(connection, path, {}, status=200)[1] for path in paths]
        again = zip(paths, etags, strict=True)
        return Timings(
            [_get(connection, path, {"If-None-Match": tag}, status=304)[0] for path, tag in again]
        )
    finally:
        connection.close()


def ask_twice(site: str, paths: Sequence[str]) -> tuple[Timings, Timings]:
    """All paths, and all of them again: over one connection, as each worker keeps its own cards."""
    took = ask(site, [*paths, *paths]).milliseconds
    return Timings(took[: len(paths)]), Timings(took[len(paths) :])


def search_twice(site: str, asked: Sequence[Typed]) -> tuple[Timings, Timings]:
    """All texts, and all of them again, as `ask_twice`."""
    took = search(site, [*asked, *asked]).milliseconds
    return Timings(took[: len(asked)]), Timings(took[len(asked) :])


def search(site: str, asked: Sequence[Typed]) -> Timings:
    """Times the search box with each text, over one connection. Raises NotAnswered as `ask`."""
    connection = http.client.HTTPConnection(urlsplit(site).netloc, timeout=TIMEOUT_S)
    form = {**LIKE_A_BROWSER, "Content-Type": "application/x-www-form-urlencoded"}
    took = []
    for each in asked:
        body = urlencode({"text": each.text, "region": each.region})
        start = time.perf_counter()
        connection.request("POST", "/en/search", body, form)
        answer = connection.getresponse()
        answer.read()
        took.append((time.perf_counter() - start) * 1_000)
        if answer.status != http.client.OK:
            raise NotAnswered(f"The search box answered {answer.status}.")
    connection.close()
    return Timings(took)


def _get(
    connection: http.client.HTTPConnection, path: str, headers: Mapping[str, str], *, status: int
) -> tuple[float, str]:
    """(milliseconds to the last byte, ETag)"""
    start = time.perf_counter()
    connection.request("GET", path, headers={**LIKE_A_BROWSER, **headers})
    answer = connection.getresponse()
    answer.read()
    took = (time.perf_counter() - start) * 1_000
    if answer.status != status:
        raise NotAnswered(f"{path} answered {answer.status}, not {status}.")
    return took, answer.getheader("ETag", "")
