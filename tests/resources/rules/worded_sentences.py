"""The sentences that the rules of safe wording are measured on (`worded/README.md`)."""

import json
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "worded"


@dataclass(frozen=True)
class Sentence:
    """`better`: words of the better term, where it is known."""

    language: str
    text: str
    severity: str = ""
    reason: str = ""
    better: str = ""


def read(name: str) -> list[Sentence]:
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [Sentence(**json.loads(line)) for line in lines]
