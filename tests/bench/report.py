"""The table that a run ends with."""

from statistics import median

from tests.bench import crowd
from tests.bench.machine import Machine
from tests.bench.measured import STEADY, Measured, middle
from tests.bench.questions import HOW_MANY
from tests.bench.sizes import Size

RULE = "-" * 78


def table(measured: Measured, machine: Machine, *, minutes: float) -> str:
    parts = (
        _latency(measured),
        _scale(measured),
        _rates(measured),
        _desk(measured),
        _words(measured),
        _targets(measured),
    )
    return "\n".join(
        [
            "",
            *(line for part in parts for line in (*part, RULE)),
            *_notes(measured, machine, minutes),
        ]
    )


def _latency(measured: Measured) -> list[str]:
    lines = [
        f"{'one reader, ms':20}    p50    p95    max  first p50  first p95   304  queries",
        RULE,
    ]
    for size in Size:
        known = median(round_.p50 for round_ in measured.known[size])
        lines.append(
            f"{size.label:20}{measured.p50(size):7.1f}{measured.p95(size):7.1f}"
            f"{measured.longest(size):7.1f}{measured.first_p50(size):11.1f}"
            f"{measured.first_p95(size):11.1f}{known:6.1f}"
            f"{measured.queries[size].again:6d}-{measured.queries[size].first:d}"
        )
    p50, p95 = (
        median(getattr(round_, each) for round_ in measured.bare) for each in ("p50", "p95")
    )
    longest = max(round_.longest for round_ in measured.bare)
    return [*lines, f"{'SELECT 1':20}{p50:7.1f}{p95:7.1f}{longest:7.1f}{'':28}{1:8d}"]


def _scale(measured: Measured) -> list[str]:
    """From the request to the last byte. First: a listing has changed, and nothing is kept."""
    columns = ("p50", "p95", "p99")
    heads = "".join(f"{name:>7}" for name in columns)
    lines = [f"{'a whole page, ms':28}{'any filters':>14}{heads}{'typed words':>14}{heads}", RULE]
    for size in Size:
        for name, kinds in (
            (f"{size.label}, first", (measured.new_wishes[size], measured.new_typed[size])),
            (f"{size.label}, again", (measured.wishes[size], measured.typed[size])),
        ):
            figures = ["".join(f"{middle(kind, each):7.1f}" for each in columns) for kind in kinds]
            lines.append(f"{name:28}{'':14}{figures[0]}{'':14}{figures[1]}")
    return lines


def _rates(measured: Measured) -> list[str]:
    """The share says how much of what this stack can do is left after our own work."""
    bare = median(measured.rates["SELECT 1"])
    lines = [f"{'16 readers at once':40}{'requests/s':>14}{'of SELECT 1':>14}", RULE]
    for name, rates in measured.rates.items():
        lines.append(f"{name:40}{median(rates):14,.0f}{median(rates) / bare:14.1%}")
    return lines


def _desk(measured: Measured) -> list[str]:
    """One moderator, signed in; counts are in tests/bench/desk.py."""
    if measured.desk is None:
        return []
    lines = [f"{'the desk, ms':20}    p50    p95    max  queries", RULE]
    rows = (
        ("queue", measured.desk.queue, measured.desk.queue_queries),
        ("a question", measured.desk.screen, measured.desk.screen_queries),
    )
    for name, took, counted in rows:
        lines.append(
            f"{name:20}{took.p50:7.1f}{took.p95:7.1f}{took.longest:7.1f}{counted.first:9d}"
        )
    return lines


def _words(measured: Measured) -> list[str]:
    """Right of all: in the half that may be looked at, and in the one that is kept back."""
    lines = [f"{'what is typed':14}{'topics':>16}{'intent':>16}{'false alarms':>16}{'ms':>8}", RULE]
    for each in measured.words:
        topics = " ".join(f"{score.right}/{score.all}" for score in each.topics)
        intent = " ".join(f"{score.right}/{score.all}" for score in each.intent)
        alarms = f"{each.alarms.right}/{each.alarms.all}"
        lines.append(f"{each.language:14}{topics:>16}{intent:>16}{alarms:>16}{each.median_ms:8.1f}")
    return lines


def _targets(measured: Measured) -> list[str]:
    lines = [f"{'target':48}{'measured':>10}{'at most':>10}", RULE]
    for target in measured.targets():
        met = "met" if target.met else "MISSED"
        lines.append(f"{target.what:48}{target.measured:10.1f}{target.at_most:10.0f}  {met}")
    return lines


def _notes(measured: Measured, machine: Machine, minutes: float) -> list[str]:
    rounds = len(measured.bare)
    notes = [
        f"{machine}; load made by {crowd.tool()}; {minutes:.1f} minutes.",
        f"{HOW_MANY} pages of a region, topic and language, gzip, over one kept connection.",
        f"Medians of {rounds} rounds that take turns; the max is that of all rounds.",
        "First: asked for the first time after a listing has changed; the others: asked again.",
        "In the starter data many of these searches find nothing at first and are widened.",
        "Server, database and load share the cores: a rate is for comparing, not for planning.",
    ]
    if (hostile := measured.hostile) is not None:
        notes.append(
            f"{hostile.texts:,} hostile texts led to {hostile.queries:,} queries, among a million "
            "listings."
        )
    if machine.is_busy or measured.unrest > STEADY:
        notes.append(_unreliable(measured, machine))
    return notes


def _unreliable(measured: Measured, machine: Machine) -> str:
    return (
        f"UNRELIABLE: the load was {machine.load:.1f} at the start; rounds lie "
        f"{measured.unrest:.1f} times apart. Repeat it where nothing else runs."
    )
