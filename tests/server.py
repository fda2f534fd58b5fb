"""The real site on a free port of 127.0.0.1, for the browser tests and the benchmarks.

Everything runs in processes of its own, as on a server: commands through manage.py, requests
through granian. A test that uses it touches no ORM, so that real commits are what is seen.
"""

import atexit
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import IO

from tests import logbook
from tests.database import own_database

ROOT = Path(__file__).resolve().parent.parent
SITE = "directory.wsgi:application"
START_SECONDS = 60.0
STOP_SECONDS = 10.0


class DidNotStart(Exception):
    """str(error) is what the server wrote before it ended or the time was over."""


@contextmanager
def starter_database(name: str) -> Iterator[str]:
    """A database of its own with the migrations and the starter data; yields its DATABASE_URL."""
    with own_database(name, like=_starter_template()) as database_url:
        yield database_url


@cache
def _starter_template() -> str:
    """The DATABASE_URL of a database to copy, which takes seconds where loading takes a minute."""
    until_the_end = ExitStack()
    atexit.register(until_the_end.close)
    database_url = until_the_end.enter_context(own_database("starter_template"))
    manage("migrate", "--verbosity", "0", database_url=database_url)
    manage("load_starter", database_url=database_url)
    return database_url


def manage(*arguments: str, database_url: str) -> str:
    """Runs one command of manage.py; returns what it printed. Raises CalledProcessError."""
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=_environment(database_url),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.stderr.write(done.stderr)
    done.check_returncode()
    return done.stdout


@contextmanager
def served(
    database_url: str,
    *,
    workers: int = 1,
    threads: int = 4,
    environment: Mapping[str, str] | None = None,
    log: Path | None = None,
    application: str = SITE,
) -> Iterator[str]:
    """The site under granian; yields its address without a slash at the end.

    `threads` are a worker's database connections. `environment` adds to this process's own. What it
    has written is in `log` at the end.
    Raises DidNotStart. Ends the one process that it started, which ends its workers.
    """
    manage("compile_translations", database_url=database_url)
    port = free_port()
    site = f"http://127.0.0.1:{port}"
    with logbook.open_file("server") as written:
        process = subprocess.Popen(
            _command(application, port, workers=workers, threads=threads),
            cwd=ROOT,
            env=_environment(database_url) | dict(environment or {}),
            stdout=written,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_until_healthy(site, process, written)
            yield site
        finally:
            _stop(process)
            if log:
                written.seek(0)
                log.write_text(written.read())


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _command(application: str, port: int, *, workers: int, threads: int) -> list[str]:
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi"),
        *("--host", "127.0.0.1", "--port", str(port)),
        *("--workers", str(workers), "--blocking-threads", str(threads)),
        *("--no-access-log", "--log-level", "warning"),
        application,
    ]


def _environment(database_url: str) -> dict[str, str]:
    # Without CI, which would ask the moderator of local mode for a second step.
    return {**os.environ, "DATABASE_URL": database_url, "LOCAL_MODE": "1", "CI": ""}


def _wait_until_healthy(site: str, process: subprocess.Popen[bytes], log: IO[str]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        if _is_healthy(site):
            return
        time.sleep(0.05)
    log.seek(0)
    raise DidNotStart(log.read() or f"No answer from {site}/healthz in {START_SECONDS:.0f} s.")


def _is_healthy(site: str) -> bool:
    try:
        with urllib.request.urlopen(f"{site}/healthz", timeout=2) as answer:  # noqa: S310 (our own)
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
