"""How many queries a page takes: run as a process of its own, for the database of DATABASE_URL.

`python -m tests.bench.queries` reads paths from standard input, one a line, and prints for each
the number of queries of a second visit.
"""

import os
import subprocess
import sys
from collections.abc import Sequence

import django
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.server import ROOT


def count(database_url: str, paths: Sequence[str]) -> list[int]:
    """Queries of each path, asked in another process."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.queries"],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": database_url, "LOCAL_MODE": "1"},
        input="\n".join(paths),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return [int(line) for line in done.stdout.split()]


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
    paths = sys.stdin.read().split()
    _queries_of(client, paths[0])
    for path in paths:
        print(_queries_of(client, path))  # noqa: T201 (read by `count`)


if __name__ == "__main__":
    main()
