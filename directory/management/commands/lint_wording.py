from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from directory import shipped_texts
from directory.wording.safe_wording import REASONS
from resources.rules import safe_wording


class Command(BaseCommand):
    help = (
        "Looks for unsafe words in templates, translations, code and starter data, and says what "
        "is better. Ends with 1 where it finds any."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths", nargs="*", type=Path, help="files or folders; else all of ours"
        )

    def handle(self, *_args: Any, paths: list[Path], **_options: Any) -> None:
        missing = [path for path in paths if not path.exists()]
        if missing:
            raise CommandError(f"{missing[0]} is not there.")
        files = shipped_texts.files(paths or shipped_texts.SHIPPED)
        lines = [line for file in tqdm(files, unit=" files", disable=None) for line in found(file)]
        for line in lines:
            self.stdout.write(line)
        if lines:
            raise CommandError(f"{len(lines)} found in {len(files)} files.")
        self.stdout.write(f"Nothing found in {len(files)} files.")


def found(file: Path) -> list[str]:
    """A line for each problem of this file: `file:line: severity: term → better term (reason)`."""
    shown = file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file
    lines = {
        f"{shown}:{text.line_of(problem.start)}: {problem.severity}: "
        f"{' '.join(problem.words.split())} → {problem.instead} ({REASONS[problem.reason]})": None
        for text in shipped_texts.texts(file)
        for problem in safe_wording.problems(text.text, text.language)
    }
    return list(lines)
