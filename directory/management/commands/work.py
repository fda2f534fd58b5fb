"""The worker: letters, link checks and whatever else need not be done while somebody waits."""

import asyncio
import contextlib
import os
import signal
import threading
from argparse import ArgumentParser
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


class Command(BaseCommand):
    help = "Does the background work until Ctrl-C: sends letters, checks links, at their times."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--until-input-ends",
            action="store_true",
            help="also stop when standard input ends, as it does when whoever holds it is killed",
        )

    def handle(self, *_args: Any, until_input_ends: bool, **_options: Any) -> None:
        if until_input_ends:
            threading.Thread(target=_stop_when_input_ends, daemon=True).start()
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
        try:
            with app.replace_connector(connector):
                return asyncio.run(_work())
        except (ConnectorException, psycopg.OperationalError):
            self.stderr.write("The database is away; trying again.")
            return not asyncio.run(_may_go_on())


async def _work() -> bool:
    async with app.open_async():
        await app.run_worker_async(
            concurrency=AT_ONCE,
            delete_jobs="successful",
            shutdown_graceful_timeout=SECONDS_TO_FINISH,
        )
    return True


async def _may_go_on() -> bool:
    """Waits a little; False where a signal to stop came meanwhile."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    try:
        await asyncio.wait_for(stopped.wait(), SECONDS_UNTIL_NEXT_TRY)
    except TimeoutError:
        return True
    return False


def _after_an_upgrade() -> None:
    """A worker starts anew with each upgrade, which may bring other metadata of numbers."""
    with contextlib.suppress(AlreadyEnqueued), transaction.atomic():
        app.configure_task("numbers.reclassify", allow_unknown=False).defer()


def _stop_when_input_ends() -> None:
    # The system closes this pipe when its other end's process is gone, however it went.
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
