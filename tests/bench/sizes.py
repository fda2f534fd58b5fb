"""The databases that are compared: each its own, removed at the end."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from enum import IntEnum

import psycopg

from tests.database import own_database
from tests.server import ROOT, manage


class Size(IntEnum):
    """Generated listings beside the starter data."""

    STARTER = 0
    SMALL = 1_000
    MIDDLE = 10_000
    LARGE = 100_000
    LARGEST = 1_000_000

    @property
    def label(self) -> str:
        return f"{self:,} generated" if self else "starter data"


@contextmanager
def filled() -> Iterator[Mapping[Size, str]]:
    """All sizes at once, each begun where the one before it ends; yields their DATABASE_URLs."""
    with ExitStack() as stack:
        urls: dict[Size, str] = {}
        smaller = ""
        for size in Size:
            urls[size] = stack.enter_context(own_database(f"bench_{size:d}", like=smaller))
            smaller = urls[size]
            _fill(size, urls[size])
        yield urls


def generated(services: int, database_url: str) -> None:
    """The starter data, and so many generated services."""
    manage("migrate", "--verbosity", "0", database_url=database_url)
    manage("load_starter", database_url=database_url)
    if services:
        _generate(services, database_url)


def _fill(size: Size, url: str) -> None:
    if size is Size.STARTER:
        generated(size, url)
        manage("load_place_names", database_url=url)
    else:
        _generate(size, url)
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
