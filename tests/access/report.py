"""The table that a run ends with."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from tests.access.examples import Example
from tests.access.stops import WIDTHS, Mode
from tests.access.walk import Walked

RULE = "-" * 78
MOST_WORDS, MOST_FAULTS = 240, 20
"""Letters of one fault, and faults of one example, that are printed."""


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
    """Each once, with all the places where it was found; of one example not too many."""
    found: dict[Example, dict[str, list[str]]] = {}
    for each in walked:
        for fault in each.faults:
            faults = found.setdefault(each.task.example, {})
            where = faults.setdefault(fault.what[:MOST_WORDS], [])
            where.append(f"{each.task.language} {fault.where}")
    return [line for example, faults in found.items() for line in _of_one(example, faults)]


def _of_one(example: Example, faults: Mapping[str, Sequence[str]]) -> Iterator[str]:
    yield f"{example.template} at {example.path}"
    for what, where in list(faults.items())[:MOST_FAULTS]:
        yield f"    {what}"
        yield f"        {'; '.join(where)}"
    if len(faults) > MOST_FAULTS:
        yield f"    and {len(faults) - MOST_FAULTS} others"


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
