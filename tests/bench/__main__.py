"""Fills the databases, measures in rounds, prints the table."""

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

import psycopg
from tqdm import tqdm

from tests.bench import asking, crowd, desk, hostile, machine, queries, report, words
from tests.bench.measured import Measured
from tests.bench.queries import Queries
from tests.bench.questions import Question, combinations, questions, typed
from tests.bench.sizes import Size, filled
from tests.server import served

ROUNDS = 3
LONGEST_S = 120  # after which no further round begins
BARE = {"DJANGO_SETTINGS_MODULE": "tests.bench.bare_settings"}


@dataclass(frozen=True, slots=True)
class Sites:
    """Addresses of what is served, all at the same time, and of their databases."""

    by_size: Mapping[Size, str]
    databases: Mapping[Size, str]
    bare: str


def main() -> None:
    start = time.monotonic()
    here = machine.look(os.environ["DATABASE_URL"])
    print(f"{here}\nThe databases are filled first, up to a million listings.", flush=True)  # noqa: T201 (a command)
    asked = questions()
    measured = Measured()
    with filled() as urls:
        measured.queries = _count_queries(urls, asked)
        with _served(urls) as sites:
            _measure(sites, asked, measured)
        measured.words = words.measure(urls[Size.STARTER])
        measured.hostile = hostile.measure(urls[Size.LARGEST])
    measured.desk = desk.measure()
    print(report.table(measured, here, minutes=(time.monotonic() - start) / 60))  # noqa: T201


def _count_queries(urls: Mapping[Size, str], asked: Sequence[Question]) -> Mapping[Size, Queries]:
    pages = [each.page for each in asked]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        counts = pool.map(lambda url: queries.most(url, pages), urls.values())
        return dict(zip(urls, tqdm(counts, "counting queries", len(urls)), strict=True))


@contextmanager
def _served(urls: Mapping[Size, str]) -> Iterator[Sites]:
    with ExitStack() as stack:
        workers = os.cpu_count() or 1
        by_size = {
            size: stack.enter_context(served(url, workers=workers)) for size, url in urls.items()
        }
        bare = served(
            urls[Size.STARTER],
            workers=workers,
            environment=BARE,
            application="tests.bench.bare:application",
        )
        yield Sites(by_size, urls, stack.enter_context(bare))


def _measure(sites: Sites, asked: Sequence[Question], measured: Measured) -> None:
    """What is compared is measured in turn, so that a busy minute does not hit only one of them."""
    pages, words_typed = [each.page for each in asked], typed()
    for site in tqdm([*sites.by_size.values()], desc="warming up"):
        crowd.rate(site, pages)
        asking.search(site, words_typed)
    until = time.monotonic() + LONGEST_S
    for round_ in tqdm(range(ROUNDS), desc="measuring"):
        if round_ and time.monotonic() > until:
            break
        for size, site in sites.by_size.items():
            _change(sites.databases[size])
            first, again = asking.ask_twice(site, pages)
            measured.first[size].append(first)
            measured.pages[size].append(again)
            measured.known[size].append(asking.ask(site, pages[::3], known=True))
            first, again = asking.ask_twice(site, combinations(asked))
            measured.new_wishes[size].append(first)
            measured.wishes[size].append(again)
            first, again = asking.search_twice(site, words_typed)
            measured.new_typed[size].append(first)
            measured.typed[size].append(again)
        measured.bare.append(asking.ask(sites.bare, ["/"] * len(pages)))
        for name, site, paths in _crowds(sites, asked):
            measured.rates[name].append(crowd.rate(site, paths))


def _change(database_url: str) -> None:
    """What every edit of a listing does: whatever a process kept of the last edition is void."""
    with psycopg.connect(database_url) as connection:
        connection.execute("UPDATE resources_edition SET number = number + 1")


def _crowds(sites: Sites, asked: Sequence[Question]) -> Iterator[tuple[str, str, Sequence[str]]]:
    """(name, site, paths) of what is asked by many readers at once."""
    yield "SELECT 1", sites.bare, ["/"]
    for size, site in sites.by_size.items():
        yield f"page, {size.label}", site, [each.page for each in asked]
    large = sites.by_size[Size.LARGE]
    yield f"widget, {Size.LARGE.label}", large, [each.widget for each in asked]
    yield f"API, {Size.LARGE.label}", large, [each.api for each in asked]


if __name__ == "__main__":
    main()
