"""How many queries a page takes: run as a process of its own, for the database of DATABASE_URL.

`python -m tests.bench.queries` reads paths from standard input, one a line, and prints for each
the number of queries of the first visit and of the second.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

import django
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.server import ROOT

# A place with a gap, so that lines of other places are read: once a board and language.
READS_WHAT_IS_READ_ONCE = "/en/xk/suicide/"


@dataclass(frozen=True, slots=True)
class Queries:
    first: int
    again: int


def most(database_url: str, paths: Sequence[str], *, session: str = "") -> Queries:
    """The most queries that any of these paths takes, asked in another process.

    `session`: the key of a moderator's session, for paths of the desk.
    """
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.queries", session],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": database_url, "LOCAL_MODE": "1"},
        input="\n".join(paths),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    counted = [int(number) for number in done.stdout.split()]
    return Queries(first=max(counted[::2]), again=max(counted[1::2]))


def _queries_of(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
    if response.status_code != 200:
        sys.exit(f"{path} answered {response.status_code}.")
    return len(captured)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "directory.settings")
    django.setup()
    client = Client()
    client.cookies["session"] = sys.argv[1]
    paths = sys.stdin.read().split()
    _queries_of(client, READS_WHAT_IS_READ_ONCE)
    for path in paths:
        print(_queries_of(client, path), _queries_of(client, path))  # noqa: T201 (read by `most`)


if __name__ == "__main__":
    main()
