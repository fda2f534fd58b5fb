"""A real worker process on a database of its own, and what stands in that database.

The test process touches no ORM here: other processes write, and it looks at what was committed.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg

from resources.actions.place_names import RELEASE
from resources.exchange import places, vocabulary_files
from tests import logbook
from tests.server import ROOT, manage

PATIENCE_S = 60.0

ASK = """
from directory import clock, queueing
from resources.actions import confirming
from resources.models import Organization, Service
organization = Organization.objects.create(name="Tea Line")
organization.verification_contacts.create(email="secretary@tea.example")
organization.verification_contacts.create(email="chair@tea.example", position=1)
for number in range({count}):
    service = Service.objects.create(slug=f"{slug}-{{number}}", organization=organization)
    confirming.ask(service, by=None, at=clock.now(), post=queueing.post)
"""


def spare_place_names(url: str) -> None:
    """As if the names of places had been loaded already, which takes a worker half a minute."""
    release = places.release(places.SHIPPED, vocabulary_files.base_languages())
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "INSERT INTO resources_placename (key, region, population, is_common)"
            " VALUES (%s, '', 0, false)",
            [RELEASE + release],
        )


def ask_services(url: str, slug: str, *, count: int = 1) -> None:
    """Queues as many letters to services, each with its own listing."""
    manage("shell", "--no-imports", "-c", ASK.format(slug=slug, count=count), database_url=url)


def start_worker(url: str, *, mail_port: int) -> "subprocess.Popen[str]":
    environment = {"DATABASE_URL": url, "LOCAL_MODE": "1", "CHECK_LINKS": "0"}
    mail = {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": str(mail_port)}
    with logbook.open_file("worker") as log:
        return subprocess.Popen(
            [sys.executable, "-u", "manage.py", "work"],
            cwd=ROOT,
            env={**os.environ, **environment, **mail},
            stdout=log,
            stderr=subprocess.STDOUT,
            text=True,
        )


@contextmanager
def working(url: str, *, mail_port: int) -> "Iterator[subprocess.Popen[str]]":
    """A worker, asked to stop at the end if it still runs."""
    worker = start_worker(url, mail_port=mail_port)
    try:
        yield worker
    finally:
        if worker.poll() is None:
            worker.terminate()
        worker.wait(timeout=PATIENCE_S)


def kill(worker: "subprocess.Popen[str]") -> None:
    worker.send_signal(signal.SIGKILL)
    worker.wait()


def letters(url: str, slug: str) -> list[tuple[str, int]]:
    """(delivery, attempts) of each letter to services named so."""
    return select(
        url,
        """
        SELECT delivery, attempts FROM resources_confirmationletter letter
        JOIN resources_confirmation asked ON asked.id = letter.confirmation_id
        JOIN resources_service service ON service.id = asked.service_id
        WHERE service.slug LIKE %s ORDER BY service.slug
        """,
        f"{slug}-%",
    )


def select(url: str, query: str, *arguments: object) -> list[Any]:
    with psycopg.connect(url, autocommit=True) as connection:
        return connection.execute(query, arguments).fetchall()  # type: ignore[arg-type]


def let_time_pass(url: str) -> None:
    """Whoever waits has waited, whoever gave no sign of life gave none for an hour."""
    with psycopg.connect(url, autocommit=True) as connection:
        for statement in (
            "UPDATE procrastinate_workers SET last_heartbeat = last_heartbeat - interval '1 hour'",
            "UPDATE procrastinate_jobs SET scheduled_at = now() WHERE status = 'todo'",
            "DELETE FROM procrastinate_periodic_defers",
        ):
            connection.execute(statement)


def wait_until(holds: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < deadline, f"Not within {PATIENCE_S:.0f} s: {what}"
        time.sleep(0.1)
