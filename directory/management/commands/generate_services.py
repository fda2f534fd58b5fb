from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from directory import clock
from resources.actions import generating
from resources.exchange.made_up import MOST


class Command(BaseCommand):
    help = (
        "Fills a database of its own with made-up listings, to see how the site carries them. "
        "None of them is real: never run it where people look for help."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("count", type=int, help="how many there are to be afterwards")
        parser.add_argument("--i-know-these-are-not-real", action="store_true")

    def handle(
        self, *_args: Any, count: int, i_know_these_are_not_real: bool, **_options: Any
    ) -> None:
        if not (settings.LOCAL_MODE or i_know_these_are_not_real):
            raise CommandError(
                "This is not local mode, and people may call what is listed here. "
                "Use another database with LOCAL_MODE=1, or --i-know-these-are-not-real."
            )
        if not 0 < count <= MOST:
            raise CommandError(f"The count is a number from 1 to {MOST:,}.")
        with tqdm(total=count, unit=" listings") as bar:
            new = generating.generate(count, at=clock.now(), progress=bar.update)
        self.stdout.write(f"New: {new} generated listings. None of them is real.")
