"""`make serve`: everything that a newcomer needs to see the site, in one command."""

import os
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from directory import local_moderator
from resources.models import Edition

SECONDS_TO_STOP = 15


class Command(BaseCommand):
    help = "Prepares the database, translations and assets, and serves the site."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--address", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=1)
        parser.add_argument("--threads", type=int, default=4, help="database connections a worker")

    def handle(self, *, address: str, port: int, workers: int, threads: int, **_o: Any) -> None:
        self.prepare()
        site = f"http://{_name(address)}:{port}"
        self.print_addresses(site)
        self.stdout.flush()
        server = Granian(
            "directory.wsgi:application",
            address=address,
            port=port,
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=threads,
            log_access=False,
            log_level=LogLevels.warning,
        )
        try:
            with _worker():
                server.serve()
        except OSError as error:
            raise CommandError(f"{site} can't be served: {error.strerror or error}.") from None

    def prepare(self) -> None:
        call_command("compile_translations", stdout=self.stdout)
        call_command("collectstatic", interactive=False, verbosity=0)
        call_command("migrate", interactive=False, verbosity=0)
        if Edition.current().number == 0:
            call_command("load_starter", stdout=self.stdout)

    def print_addresses(self, site: str) -> None:
        self.stdout.write("")
        self.stdout.write(f"  The site    {site}/")
        self.stdout.write(f"  The desk    {site}{reverse('moderation:queue')}")
        self.stdout.write(f"  A widget    {site}{reverse('widget', args=('en', 'gb', 'suicide'))}")
        if settings.LOCAL_MODE:
            link = f"{site}{reverse('sign_in_once', args=(local_moderator.token(),))}"
            self.stdout.write(f"  Sign in     {link} (once, on this computer)")
        self.stdout.write("\n  Ctrl-C stops it.\n", ending="\n")
        sys.stdout.flush()


def _name(address: str) -> str:
    """A passkey belongs to a name, never to an address of numbers."""
    return "localhost" if address == "127.0.0.1" else address


@contextmanager
def _worker() -> Iterator[None]:
    """A worker in a process of its own, which ends with this one, also where this one is killed.

    In a session of its own: a Ctrl-C would else reach it from the terminal and from here.
    """
    process = subprocess.Popen(  # noqa: S603 (our own command, and a number)
        [sys.executable, "manage.py", "work", "--beside", str(os.getpid())],
        cwd=settings.BASE_DIR,
        start_new_session=True,
    )
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            process.kill()
