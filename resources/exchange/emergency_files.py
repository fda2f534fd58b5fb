"""The emergency numbers that the project ships with, by region."""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import resources

SHIPPED = Path(resources.__file__).parent / "starter" / "emergency_numbers.jsonl"


@lru_cache(maxsize=1)
def shipped() -> Mapping[str, Sequence[tuple[str, str]]]:
    """Region code -> (service, number), in the order in which they are shown."""
    lines = SHIPPED.read_text(encoding="utf-8").splitlines()
    return {
        entry["region"]: [(each["service"], each["number"]) for each in entry["numbers"]]
        for entry in map(json.loads, lines)
    }
