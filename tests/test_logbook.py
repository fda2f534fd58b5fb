"""The search for visitors in the logs of a whole run can find them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import logbook
from tests.server import ROOT

PLANTED = """
import logging
import subprocess
import sys

from tests import logbook


def test_the_site_logs() -> None:
    logging.getLogger("directory").warning({line!r})


def test_a_server_logs() -> None:
    with logbook.open_file("server") as log:
        subprocess.run([sys.executable, "-c", "print({line!r})"], stdout=log)
"""


def run_pytest(folder: Path, line: str, *options: str) -> "subprocess.CompletedProcess[str]":
    """A run of its own, with two tests that log `line`."""
    planted = folder / "test_planted.py"
    planted.write_text(PLANTED.format(line=line))
    own = {name: value for name, value in os.environ.items() if name != logbook.FOLDER}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-c", "pyproject.toml", *options, str(planted)],
        cwd=ROOT,
        env={**own, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("processes", ["-n0", "-n2"])
def test_a_run_fails_where_the_log_names_a_visitor(tmp_path: Path, processes: str) -> None:
    done = run_pytest(tmp_path, "203.0.113.77 asked", processes)
    assert "2 passed" in done.stdout
    assert done.returncode == 1, done.stdout
    assert "tests wrote an address: WARNING directory 203.0.113.77 asked" in done.stdout
    assert "server wrote an address: 203.0.113.77 asked" in done.stdout


def test_a_run_with_a_good_log_says_nothing_of_it(tmp_path: Path) -> None:
    done = run_pytest(tmp_path, "The database is away.", "-n0")
    assert done.returncode == 0, done.stdout
    assert "log" not in done.stdout


@pytest.mark.parametrize(
    ("what", "line"),
    [
        ("an address", "WARNING x 203.0.113.77"),
        ("an address", "from ('127.0.0.1', 8000)"),
        ("an address", "WARNING x 2001:db8::1 refused"),
        ("an address", "::1 - -"),
        ("an address", "[::ffff:203.0.113.77]:80"),
        ("a request", '"GET /en/gb/ HTTP/1.1" 200'),
        ("a request", "POST /en/search"),
        ("a query", "Not Found: /en/us/?language=es"),
        ("a query", "KeyError zyxwvut"),
        ("a number", "call +44 20 7946 0018"),
        ("a number", "0800-123-4567 is wrong"),
        ("a number", "(030) 1234567"),
        ("a number", "tel:999"),
        ("a cookie", "session=abcdef"),
        ("a cookie", "Set-Cookie was refused"),
    ],
)
def test_what_is_about_a_visitor_is_found(what: str, line: str) -> None:
    assert any(found.startswith(f"{what}: ") for found in logbook.findings(line))


@pytest.mark.parametrize(
    "line",
    [
        "ERROR KeyError at /srv/site/directory/pages/results.py:131 results < base.py:197 inner",
        "WARNING directory.outage The database is away; embeds show their last good copies.",
        "2026-11-24 12:00:00,123 INFO 652 listings were compared in 3.2 s",
        "INFO directory.jobs done: 390123 names of release 26.2.16-3",
        "INFO directory.jobs.letters letter 12345678-1234-4123-8123-123456789012: sent (attempt 1)",
        'WARNING psycopg.pool connection to server at "127.0.0.1", port 5432 failed: refused',
        "Starting worker on queues at 12:00:00",
    ],
)
def test_what_an_operator_needs_may_stand_there(line: str) -> None:
    assert logbook.findings(line) == []
