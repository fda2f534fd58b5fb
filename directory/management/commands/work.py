"""The worker: letters, link checks and whatever else need not be done while somebody waits."""

import asyncio
import contextlib
import os
import signal
import threading
import time
from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

import psycopg
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException

AT_ONCE = 3
SECONDS_TO_FINISH = 10.0
SECONDS_UNTIL_NEXT_TRY = 3.0
SECONDS_BETWEEN_LOOKS = 0.5


class Command(BaseCommand):
    help = "Does the background work until Ctrl-C: sends letters, checks links, at their times."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--beside", type=int, metavar="PID", help="also stop when this parent process is gone"
        )

    def handle(self, *_args: Any, beside: int | None, **_options: Any) -> None:
        if beside:
            threading.Thread(target=_stop_without, args=(beside,), daemon=True).start()
        if "procrastinate_jobs" not in connection.introspection.table_names():
            raise CommandError("The database is empty or older than this code: run migrate first.")
        _after_an_upgrade()
        self.stdout.write("Working: letters, links, upkeep. Ctrl-C stops it.")
        self.stdout.flush()
        while not self.has_finished():
            pass
        self.stdout.write("Stopped.")

    def has_finished(self) -> bool:
        """False: the database went away, and it is time to try again."""
        connector = app.connector
        if isinstance(connector, DjangoConnector):
            connector = connector.get_worker_connector()
        with (
            contextlib.suppress(ConnectorException, psycopg.OperationalError),
            app.replace_connector(connector),
        ):
            if asyncio.run(_work()):
                return True
        self.stderr.write("The database is away; trying again.")
        return not asyncio.run(_may_go_on())


async def _work() -> bool:
    """Whether it ended because it was told to.

    procrastinate's worker also ends by itself, without an exception, when the part of it that looks
    after periodic tasks has met a broken connection.
    """
    async with app.open_async():
        worker = asyncio.create_task(
            app.run_worker_async(
                concurrency=AT_ONCE,
                delete_jobs="successful",
                shutdown_graceful_timeout=SECONDS_TO_FINISH,
                install_signal_handlers=False,
            )
        )
        stopped = _on_a_signal(worker.cancel)
        with contextlib.suppress(asyncio.CancelledError):
            await worker
    return stopped.is_set()


def _on_a_signal(end: Callable[[], object]) -> asyncio.Event:
    """Calls `end` when the process is told to stop; the event says that it was."""
    stopped = asyncio.Event()

    def stop() -> None:
        stopped.set()
        end()

    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop)
    return stopped


async def _may_go_on() -> bool:
    """Waits a little; False where a signal to stop came meanwhile."""
    stopped = _on_a_signal(lambda: None)
    try:
        await asyncio.wait_for(stopped.wait(), SECONDS_UNTIL_NEXT_TRY)
    except TimeoutError:
        return True
    return False


def _after_an_upgrade() -> None:
    """A worker starts anew with each upgrade, which may bring other metadata."""
    for task in ("place_names.load", "numbers.reclassify", "duplicates.look"):
        with contextlib.suppress(AlreadyEnqueued), transaction.atomic():
            app.configure_task(task, allow_unknown=False).defer()


def _stop_without(parent: int) -> None:
    # A process that is killed can tell nobody; but its children then get another parent.
    while os.getppid() == parent:
        time.sleep(SECONDS_BETWEEN_LOOKS)
    os.kill(os.getpid(), signal.SIGTERM)
