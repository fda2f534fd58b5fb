"""The slowest query that ten thousand texts made to hurt lead to, among a million listings."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass

from tests.server import ROOT

TEXTS = 10_000

_SCRIPT = f"""
import json
from tests.bench.slow_queries import timed

print(json.dumps(timed({TEXTS})))
"""


@dataclass(frozen=True, slots=True)
class Hostile:
    """Texts typed, and the queries that they led to."""

    texts: int
    queries: int
    slowest_ms: float


def measure(database_url: str) -> Hostile:
    """Takes some minutes, and shows how far it is."""
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", _SCRIPT],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": database_url, "LOCAL_MODE": "1"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    took = json.loads(done.stdout.splitlines()[-1])
    return Hostile(TEXTS, len(took), max(took))
