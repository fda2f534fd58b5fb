import json
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

import resources
from directory import clock
from resources.actions import reference_data

STARTER = Path(resources.__file__).parent / "starter"


class Command(BaseCommand):
    help = "Loads regions, topics, emergency numbers and the starter listings, once each."

    def handle(self, *_args: Any, **_options: Any) -> None:
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
        call_command("import_services", STARTER / "services.jsonl", stdout=self.stdout, verbosity=0)


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()
