"""The databases that are compared: each its own, removed at the end."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from enum import IntEnum

import psycopg

from tests.database import own_database
from tests.server import ROOT, manage


class Size(IntEnum):
    """Generated listings beside the starter data."""

    STARTER = 0
    SMALL = 1_000
    LARGE = 100_000

    @property
    def label(self) -> str:
        return f"{self:,} generated" if self else "starter data"


@contextmanager
def filled() -> Iterator[Mapping[Size, str]]:
    """All sizes at once; yields their DATABASE_URLs."""
    with ExitStack() as stack:
        urls = {size: stack.enter_context(own_database(f"bench_{size:d}")) for size in Size}
        with ThreadPoolExecutor() as pool:
            list(pool.map(_fill, urls.items()))
        yield urls


def generated(services: int, database_url: str) -> None:
    """The starter data, and so many generated services."""
    manage("migrate", "--verbosity", "0", database_url=database_url)
    manage("load_starter", database_url=database_url)
    if services:
        _generate(services, database_url)


def _fill(size_and_url: tuple[Size, str]) -> None:
    size, url = size_and_url
    generated(size, url)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")  # as the server does by itself within minutes


def _generate(services: int, url: str) -> None:
    """Its progress bar is seen only where there is something to wait for."""
    quiet = services < Size.LARGE
    subprocess.run(
        [sys.executable, "manage.py", "generate_services", str(int(services))],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": url, "LOCAL_MODE": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL if quiet else None,
        check=True,
    )
