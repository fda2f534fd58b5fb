import json
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from tqdm import tqdm

import resources
from directory import clock
from resources.actions import reference_data, vocabulary
from resources.exchange import vocabulary_files

STARTER = Path(resources.__file__).parent / "starter"


class Command(BaseCommand):
    help = (
        "Loads regions, topics, emergency numbers, the vocabulary and the starter listings, "
        "once each. What was removed at the desk stays away."
    )

    def handle(self, *_args: Any, verbosity: int, **_options: Any) -> None:
        loaded = reference_data.load(
            vocabulary=json.loads((STARTER / "vocabulary.json").read_text(encoding="utf-8")),
            emergency_lines=_lines(STARTER / "emergency_numbers.jsonl"),
            by=None,
            at=clock.now(),
            progress=lambda step: self.stdout.write(f"Loading {step} …"),
        )
        self.stdout.write(
            f"New: {loaded.regions} regions, {loaded.topics} topics, {loaded.audiences} audiences, "
            f"{loaded.emergency_numbers} emergency numbers."
        )
        self.load_vocabulary(verbosity)
        call_command("import_services", STARTER / "services.jsonl", stdout=self.stdout, verbosity=0)

    def load_vocabulary(self, verbosity: int) -> None:
        self.stdout.write("Loading the vocabulary …")
        files = vocabulary_files.shipped()
        entries = [entry for file in files for entry in vocabulary_files.read(file)]
        with tqdm(total=len(entries), unit=" terms", disable=not verbosity) as bar:
            new = vocabulary.load(entries, by=None, at=clock.now(), progress=bar.update)
        self.stdout.write(f"New: {new} terms in {len(files)} languages.")


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()
