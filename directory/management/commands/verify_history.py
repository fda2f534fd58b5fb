from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from resources.search import history_chain
from resources.search.history_chain import Break, BrokenSeal, Head

IN_WORDS = {
    Break.ALTERED: "was altered",
    Break.MISSING: "is missing",
    Break.SEAL_MISSING: "is missing",
    Break.NOT_SEALED: "came in without a seal",
}


class Command(BaseCommand):
    help = (
        "Proves that nothing in the history was altered, removed or slipped in. Keep the last seal "
        "that it prints somewhere else, and give it with --kept the next time."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--kept", type=kept_seal, help="a seal that was printed earlier")

    def handle(self, *_args: Any, kept: Head | None, **_options: Any) -> None:
        until = history_chain.head()
        with tqdm(total=until.sequence, unit=" changes", disable=not until.sequence) as bar:
            broken = history_chain.verify(until, kept=kept, progress=bar.update)
        if broken is not None:
            raise CommandError(in_words(broken))
        self.stdout.write(f"unbroken: {until.sequence} changes")
        self.stdout.write(f"last seal: {until.sequence}:{until.digest}")


def in_words(broken: BrokenSeal) -> str:
    seal = f"seal {broken.sequence}, " if broken.sequence else ""
    moment = f"sealed at {broken.sealed_at.isoformat()}" if broken.sealed_at else "moment unknown"
    row = f"{broken.table} row {broken.row_id}"
    return f"broken: {row} {IN_WORDS[broken.reason]} ({seal}{moment})"


def kept_seal(text: str) -> Head:
    sequence, colon, digest = text.partition(":")
    if not (colon and sequence.isdecimal() and len(digest) == 64):  # noqa: PLR2004 (SHA-256)
        raise ArgumentTypeError("a seal looks like 4711:9f86d0…, as it was printed")
    return Head(int(sequence), digest.lower())
