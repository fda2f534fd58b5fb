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


def _fill(size_and_url: tuple[Size, str]) -> None:
    size, url = size_and_url
    manage("migrate", "--verbosity", "0", database_url=url)
    manage("load_starter", database_url=url)
    if size:
        _generate(size, url)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")  # as the server does by itself within minutes


def _generate(size: Size, url: str) -> None:
    """Its progress bar is seen only where there is something to wait for."""
    quiet = size is not Size.LARGE
    subprocess.run(
        [sys.executable, "manage.py", "generate_services", str(int(size))],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": url, "LOCAL_MODE": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL if quiet else None,
        check=True,
    )
