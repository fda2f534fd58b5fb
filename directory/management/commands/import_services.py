from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from directory import clock
from directory.wording.publishing import missing_in_words
from resources.actions import importing
from resources.actions.importing import Imported, Plan, Verdict


class Command(BaseCommand):
    help = "Plans the import of a file of listings (JSON Lines), prints the plan, and applies it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="print the plan, write nothing")

    def handle(
        self, *_args: Any, file: Path, dry_run: bool, verbosity: int, **_options: Any
    ) -> None:
        plan = importing.plan(_lines(file))
        self.print_plan(plan)
        if dry_run:
            self.stdout.write("Dry run: nothing was written.")
            return
        with tqdm(total=len(plan.to_write), unit=" listings", disable=not plan.to_write) as bar:
            imported = importing.apply(
                plan, by=None, at=clock.now(), why=f"import of {file.name}", progress=bar.update
            )
        self.print_drafts(imported, each=verbosity > 0)
        self.print_result(imported)

    def print_plan(self, plan: Plan) -> None:
        for line in plan.refused:
            for problem in line.problems:
                self.stdout.write(
                    f"line {line.line_number}: refused: {problem.field}: {problem.reason}"
                )
        for line in plan.advised:
            for problem in line.problems:
                self.stdout.write(
                    f"line {line.line_number}: advice: {problem.field}: {problem.reason}"
                )
        for line in plan.kept:
            name = line.record.id if line.record else ""
            self.stdout.write(
                f"line {line.line_number}: kept: {name} was checked here more recently than the "
                "file's sources were read"
            )
        counts = ", ".join(f"{plan.count(verdict)} {verdict}" for verdict in Verdict)
        advised = sum(len(line.problems) for line in plan.advised)
        words = f" {advised} words could be better." if advised else ""
        self.stdout.write(f"Plan: {counts}.{words}")

    def print_drafts(self, imported: Imported, *, each: bool) -> None:
        """What keeps listings from the public: for each one, or only how often."""
        if each:
            for name, lacks in sorted(imported.drafts.items()):
                self.stdout.write(f"draft: {name}: {missing_in_words(lacks)}")
            return
        for lacks, count in Counter(imported.drafts.values()).most_common():
            self.stdout.write(f"{count} wait as drafts: {missing_in_words(lacks)}")

    def print_result(self, imported: Imported) -> None:
        public = imported.written - len(imported.drafts)
        self.stdout.write(
            f"Written: {imported.written}; of these {len(imported.drafts)} wait as drafts "
            f"and {public} are public or were moved on by a moderator."
        )


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise CommandError(f"{file} can't be read: {error.strerror}.") from None
    except UnicodeDecodeError as error:
        raise CommandError(f"{file} is not UTF-8 (byte {error.start}).") from None
