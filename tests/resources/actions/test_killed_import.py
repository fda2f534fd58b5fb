"""SLOW (half a minute): `kill -9` of an import leaves the directory as it was or as it will be.

`manage.py import_services` runs on databases of its own and is killed at 20 moments, spread over
the time that an undisturbed run took here. Then each table must have as many rows as before the
import, or as many as after it, and the edition must be the one that belongs to them.
"""

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

import psycopg
import pytest
from psycopg import sql

from directory import startup
from tests.database import own_database

KILLS = 20
SIDE_BY_SIDE = 2
SEED = 20261124
LONGEST_RUN_S = 120
SERVER_NOTICES_WITHIN_S = 20

IMPORT = ("import_services", "resources/starter/services.jsonl")
LOAD_REFERENCE_DATA = """
import json
from datetime import UTC, datetime
from pathlib import Path
from resources.actions import reference_data
starter = Path("resources/starter")
reference_data.load(
    vocabulary=json.loads((starter / "vocabulary.json").read_text(encoding="utf-8")),
    emergency_lines=(starter / "emergency_numbers.jsonl").read_text(encoding="utf-8").splitlines(),
    by=None,
    at=datetime(2026, 11, 24, tzinfo=UTC),
)
"""


@dataclass(frozen=True)
class Outcome:
    """`rows`: table -> count. `was_writing`: the plan had been printed and the end had not come."""

    was_writing: bool
    rows: Mapping[str, int]
    edition: int
    token: str

    def is_as(self, other: "Outcome") -> bool:
        return (self.rows, self.edition) == (other.rows, other.edition)


def manage(url: str, *arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-u", "manage.py", *arguments],
        cwd=startup.ROOT,
        env={**os.environ, "DATABASE_URL": url},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def finish(process: "subprocess.Popen[str]") -> None:
    said, _ = process.communicate(timeout=LONGEST_RUN_S)
    assert process.returncode == 0, said


def restore(url: str, template: str) -> None:
    """Makes the database anew, as a copy of the template."""
    copy, original = (sql.Identifier(urlsplit(each).path[1:]) for each in (url, template))
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(copy))
        connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(copy, original))


def wait_until_alone(connection: psycopg.Connection) -> None:
    """Until the server has noticed that the killed process is gone, and has rolled back."""
    others = """
    SELECT 1 FROM pg_stat_activity WHERE datname = current_database()
    AND backend_type = 'client backend' AND pid <> pg_backend_pid()
    """
    patience = time.monotonic() + SERVER_NOTICES_WITHIN_S
    while connection.execute(others).fetchone():
        assert time.monotonic() < patience
        time.sleep(0.02)


def look(url: str, *, was_writing: bool = False) -> Outcome:
    with psycopg.connect(url, autocommit=True) as connection:
        wait_until_alone(connection)
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        rows = {}
        for (table,) in tables.fetchall():
            count = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))
            rows[table] = connection.execute(count).fetchone()[0]  # type: ignore[index]
        edition = connection.execute("SELECT number, token::text FROM resources_edition").fetchone()
    return Outcome(was_writing, rows, *edition)  # type: ignore[misc]


def kill_after(seconds: float, url: str) -> Outcome:
    process = manage(url, *IMPORT)
    try:
        said, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        said, _ = process.communicate()
    return look(url, was_writing="Plan:" in said and process.returncode != 0)


def measure(places: list[str], template: str) -> float:
    """Seconds that undisturbed imports take, side by side as the killed ones will be."""
    for place in places:
        restore(place, template)
    start = time.monotonic()
    for process in [manage(place, *IMPORT) for place in places]:
        finish(process)
    return time.monotonic() - start


@contextmanager
def prepared() -> Iterator[str]:
    """A database with everything that an import needs, and no listing."""
    with own_database("killed_import") as url:
        finish(manage(url, "migrate", "--verbosity", "0"))
        finish(manage(url, "shell", "--verbosity", "0", "-c", LOAD_REFERENCE_DATA))
        yield url


def kill_many(moments: list[float], url: str, template: str, before: Outcome) -> list[Outcome]:
    """One after the other, on one database, which is made anew where an import has changed it."""
    outcomes = []
    restore(url, template)
    for moment in moments:
        outcomes.append(kill_after(moment, url))
        if not outcomes[-1].is_as(before):
            restore(url, template)
    return outcomes


@pytest.mark.xdist_group("killed_import")
def test_an_import_that_is_killed_has_happened_wholly_or_not_at_all() -> None:
    with prepared() as template, ExitStack() as stack:
        names = [f"killed_import_{number}" for number in range(SIDE_BY_SIDE)]
        places = [stack.enter_context(own_database(name)) for name in names]
        before = look(template)
        duration = measure(places, template)
        after = look(places[0])
        assert after.rows["resources_service"] == 652
        assert after.edition == before.edition + 1

        draw = random.Random(SEED)  # noqa: S311 (moments, not secrets)
        moments = [duration * (slot + draw.random()) / KILLS for slot in range(KILLS)]
        with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
            runs = [
                pool.submit(kill_many, moments[first::SIDE_BY_SIDE], place, template, before)
                for first, place in enumerate(places)
            ]
            outcomes = [outcome for run in runs for outcome in run.result()]

    assert len(outcomes) == KILLS
    for outcome in outcomes:
        assert outcome.is_as(before) or outcome.is_as(after)
        assert (outcome.token == before.token) is outcome.is_as(before)
    assert any(outcome.was_writing for outcome in outcomes)
