from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from resources.actions import indexing


class Command(BaseCommand):
    help = (
        "Writes the index and the words of all listings anew; readers see the old ones meanwhile."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        with tqdm(unit=" listings", disable=None) as bar:
            count = indexing.reindex_all(progress=bar.update)
        self.stdout.write(f"Indexed: {count} listings.")
