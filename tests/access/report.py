"""The table that a run ends with."""

from collections import Counter
from collections.abc import Sequence

from tests.access.stops import WIDTHS, Mode
from tests.access.walk import Walked

RULE = "-" * 78
MOST_WORDS = 240


def table(walked: Sequence[Walked], *, minutes: float) -> str:
    return "\n".join(["", *_rows(walked), RULE, *_faults(walked), *_total(walked, minutes)])


def _rows(walked: Sequence[Walked]) -> list[str]:
    visits, faults = Counter[str](), Counter[str]()
    for each in walked:
        visits[each.task.example.template] += each.stops
        faults[each.task.example.template] += len(each.faults)
    lines = [f"{name:54}{visits[name]:10}{faults[name]:14}" for name in sorted(visits)]
    return [f"{'template':54}{'looked at':>10}{'violations':>14}", RULE, *lines]


def _faults(walked: Sequence[Walked]) -> list[str]:
    """Each once, with all the places where it was found."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for each in walked:
        for fault in each.faults:
            key = (each.task.example.template, each.task.example.path, fault.what[:MOST_WORDS])
            found.setdefault(key, []).append(f"{each.task.language} {fault.where}")
    return [
        line
        for (template, path, what), where in found.items()
        for line in (f"{template} at {path}: {what}", f"    {'; '.join(where)}")
    ]


def _total(walked: Sequence[Walked], minutes: float) -> list[str]:
    templates = {each.task.example.template for each in walked}
    examples = {each.task.example for each in walked}
    languages = {each.task.language for each in walked}
    stops, faults = (sum(each.stops for each in walked), sum(len(each.faults) for each in walked))
    size = (
        f"{len(templates)} templates ({len(examples)} examples) × {len(languages)} languages × "
        f"{len(WIDTHS)} widths × {len(Mode)} modes: looked at {stops:,} times "
        f"in {minutes:.1f} minutes"
    )
    return [size, f"{faults} violations"]
