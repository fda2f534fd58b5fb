"""Everything that one run has measured, and what is made of it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from tests.bench.asking import Timings
from tests.bench.desk import Desk
from tests.bench.hostile import Hostile
from tests.bench.queries import Queries
from tests.bench.sizes import Size
from tests.bench.words import Words
from tests.resources.search.labelled_set import Score

MOST_QUERIES = 8
LONGEST_P95_MS = 25.0
WISHES_P95_MS, TYPED_P95_MS, TYPED_P99_MS = 20.0, 40.0, 80.0
LARGEST_GROWTH = 2.0
LONGEST_QUEUE_P95_MS = 300.0
QUEUE_QUERIES, SCREEN_QUERIES = 12, 15
TOPICS_MISSED, INTENT_MISSED, FALSE_ALARMS = 5.0, 2.0, 3.0  # percent
UNDERSTOOD_WITHIN_MS = 5.0
SLOWEST_QUERY_MS = 200.0
STEADY = 1.3  # the slowest round's median over the quickest's


@dataclass
class Measured:
    """Lists have an element a round. `rates`: name -> requests a second.

    `first`: each page asked for the first time after a change, `pages` the same ones again;
    `wishes`: such pages with further filters; `typed`: the search box; `new_wishes` and `new_typed`
    are the first answers after a change, the others the same ones again.
    """

    first: dict[Size, list[Timings]] = field(default_factory=lambda: defaultdict(list))
    pages: dict[Size, list[Timings]] = field(default_factory=lambda: defaultdict(list))
    known: dict[Size, list[Timings]] = field(default_factory=lambda: defaultdict(list))
    new_wishes: dict[Size, list[Timings]] = field(default_factory=lambda: defaultdict(list))
    new_typed: dict[Size, list[Timings]] = field(default_factory=lambda: defaultdict(list))
    wishes: dict[Size, list[Timings]] = field(default_factory=lambda: defaultdict(list))
    typed: dict[Size, list[Timings]] = field(default_factory=lambda: defaultdict(list))
    bare: list[Timings] = field(default_factory=list)
    rates: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    queries: Mapping[Size, Queries] = field(default_factory=dict)
    desk: Desk | None = None
    words: Sequence[Words] = ()
    hostile: Hostile | None = None

    def p50(self, size: Size) -> float:
        return middle(self.pages[size], "p50")

    def p95(self, size: Size) -> float:
        return middle(self.pages[size], "p95")

    def first_p50(self, size: Size) -> float:
        return middle(self.first[size], "p50")

    def first_p95(self, size: Size) -> float:
        return middle(self.first[size], "p95")

    def longest(self, size: Size) -> float:
        return max(round_.longest for round_ in self.pages[size])

    @property
    def growth(self) -> float:
        return self.p50(Size.LARGE) / self.p50(Size.SMALL)

    @property
    def unrest(self) -> float:
        """How far the rounds of one and the same thing lie apart: 1 is not at all."""
        medians = [[round_.p50 for round_ in rounds] for rounds in self.pages.values()]
        return max(max(each) / min(each) for each in medians)

    def targets(self) -> list["Target"]:
        return [
            *(
                _target(f"queries a page, at most, {s.label}", self.queries[s].first, MOST_QUERIES)
                for s in Size
            ),
            *(
                _target(f"p95, one reader, {s.label}, ms", self.p95(s), LONGEST_P95_MS)
                for s in (Size.STARTER, Size.LARGE)
            ),
            _target("median at 100,000 over median at 1,000", self.growth, LARGEST_GROWTH),
            *self._at_scale(),
            *_of_the_desk(self.desk),
            *_of_words(self.words),
            *_of_hostile_texts(self.hostile),
        ]

    def _at_scale(self) -> Iterator["Target"]:
        for when, all_wishes, all_typed in (
            ("", self.wishes, self.typed),
            (", first answers", self.new_wishes, self.new_typed),
        ):
            at_scale = f"1,000,000{when}, ms"
            wishes, typed = all_wishes[Size.LARGEST], all_typed[Size.LARGEST]
            yield _target(f"p95, any filters, {at_scale}", middle(wishes, "p95"), WISHES_P95_MS)
            yield _target(f"p95, typed words, {at_scale}", middle(typed, "p95"), TYPED_P95_MS)
            yield _target(f"p99, typed words, {at_scale}", middle(typed, "p99"), TYPED_P99_MS)
        for name, by_size in (("any filters", self.wishes), ("typed words", self.typed)):
            growth = middle(by_size[Size.LARGEST], "p50") / middle(by_size[Size.MIDDLE], "p50")
            yield _target(f"median at 1,000,000 over 10,000, {name}", growth, LARGEST_GROWTH)


def middle(rounds: Sequence[Timings], figure: str) -> float:
    """The median of this figure over the rounds."""
    return median(getattr(round_, figure) for round_ in rounds)


def _of_the_desk(desk: Desk | None) -> Iterator["Target"]:
    if desk is not None:
        yield _target("desk: p95 of the queue, ms", desk.queue.p95, LONGEST_QUEUE_P95_MS)
        yield _target("desk: queries of the queue", desk.queue_queries.first, QUEUE_QUERIES)
        yield _target("desk: queries of a question", desk.screen_queries.first, SCREEN_QUERIES)


def _of_words(words: Sequence[Words]) -> Iterator["Target"]:
    if not words:
        return
    for half, name in enumerate(("tuning", "kept back")):
        worst = max(_missed(each.topics[half]) for each in words)
        yield _target(f"topics missed, worst language, {name}, %", worst, TOPICS_MISSED)
        intent = sum((each.intent[half] for each in words), Score(0, 0))
        yield _target(f"intent missed, {name}, %", _missed(intent), INTENT_MISSED)
    alarms = sum((each.alarms for each in words), Score(0, 0))
    yield _target("ordinary searches taken for distress, %", 100 * alarms.share, FALSE_ALARMS)
    slowest = max(each.median_ms for each in words)
    yield _target("median to understand, slowest language, ms", slowest, UNDERSTOOD_WITHIN_MS)


def _of_hostile_texts(hostile: Hostile | None) -> Iterator["Target"]:
    if hostile is not None:
        what = f"slowest query of {hostile.texts:,} hostile texts, ms"
        yield _target(what, hostile.slowest_ms, SLOWEST_QUERY_MS)


def _missed(score: Score) -> float:
    return 100 * (1 - score.share)


@dataclass(frozen=True, slots=True)
class Target:
    what: str
    measured: float
    at_most: float

    @property
    def met(self) -> bool:
        return self.measured <= self.at_most


def _target(what: str, measured: float, at_most: float) -> Target:
    return Target(what, measured, at_most)
