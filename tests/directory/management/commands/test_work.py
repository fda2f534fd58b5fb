"""SLOW (a minute): a worker ends when it is asked to, or when the site beside it is gone."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
import pytest

from tests.database import own_database
from tests.server import ROOT, free_port, manage
from tests.worker import let_time_pass, select, spare_place_names, wait_until

pytestmark = pytest.mark.xdist_group("work")

WORKERS = "SELECT id FROM procrastinate_workers"


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with own_database("work") as database_url:
        manage("migrate", "--verbosity", "0", database_url=database_url)
        spare_place_names(database_url)
        # As if the listings had been loaded already.
        with psycopg.connect(database_url, autocommit=True) as connection:
            connection.execute(
                "INSERT INTO resources_edition (id, number, token) VALUES (1, 1, %s)",
                [os.urandom(8).hex() * 2],
            )
        yield database_url


def start(url: str, *arguments: str, **environment: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-u", "manage.py", *arguments],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": url, "LOCAL_MODE": "1", **environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def has_worker(url: str) -> bool:
    return bool(select(url, WORKERS))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_says_what_it_does_and_stops_when_asked(url: str, number: signal.Signals) -> None:
    with start(url, "work") as worker:
        wait_until(lambda: has_worker(url), "a worker")
        worker.send_signal(number)
        said, _nothing = worker.communicate(timeout=30)
    assert said.splitlines() == ["Working: letters, links, upkeep. Ctrl-C stops it.", "Stopped."]
    assert worker.returncode == 0
    assert not has_worker(url)


def test_it_does_not_stay_without_its_parent(url: str) -> None:
    with start(url, "work", "--beside", "1") as worker:
        worker.communicate(timeout=30)
    assert worker.returncode in (0, -signal.SIGTERM)


def test_an_empty_database_is_one_line() -> None:
    with own_database("work_empty") as empty, start(empty, "work") as worker:
        said, _nothing = worker.communicate(timeout=30)
    assert worker.returncode == 1
    assert said.splitlines() == [
        "CommandError: The database is empty or older than this code: run migrate first."
    ]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_the_worker_of_the_site_ends_with_it(
    url: str, number: signal.Signals, tmp_path: Path
) -> None:
    with serving(url, tmp_path) as site:
        wait_until(lambda: has_worker(url), "a worker beside the site")
        time.sleep(1)
        os.kill(site.pid, number)
        wait_until(lambda: not has_worker(url), "no worker without the site")


@contextmanager
def serving(url: str, assets: Path) -> "Iterator[subprocess.Popen[str]]":
    """`serve` on a free port; where the test fails, pytest prints what it said.

    `assets`: it collects them anew, which other tests must not see halfway.
    """
    site = start(url, "serve", "--port", str(free_port()), STATIC_ROOT=str(assets))
    try:
        yield site
    finally:
        # A killed granian leaves its own worker behind; it is of this session.
        with suppress(ProcessLookupError):
            os.killpg(site.pid, signal.SIGKILL)
        print(site.communicate(timeout=30)[0])  # noqa: T201 (for whoever reads the failure)


UNFINISHED = "SELECT 1 FROM procrastinate_jobs WHERE task_name = 'numbers.reclassify'"
ABANDONED = """
INSERT INTO procrastinate_jobs (task_name, queue_name, status)
VALUES ('numbers.reclassify', 'default', 'doing')
"""


def test_abandoned_jobs_are_done_by_the_next_worker(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DELETE FROM procrastinate_jobs")
        connection.execute(ABANDONED)
    let_time_pass(url)
    with start(url, "work") as worker:
        wait_until(lambda: not select(url, UNFINISHED), "done anew")
        worker.terminate()
        worker.communicate(timeout=30)
