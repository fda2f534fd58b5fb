from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from resources.actions import place_names

ABOUT = 750_000


class Command(BaseCommand):
    help = "Loads the names by which people call countries, their parts and cities, anew."

    def handle(self, *_args: Any, verbosity: int, **_options: Any) -> None:
        with tqdm(total=ABOUT, unit=" names", unit_scale=True, disable=not verbosity) as bar:
            loaded = place_names.refresh(step=bar.set_description, progress=bar.update, again=True)
            bar.total = bar.n
        self.stdout.write(f"Loaded: {loaded:,} names of places.")
