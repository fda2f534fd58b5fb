"""What has changed about public lines, for those who have copied a number: read from the history.

Nobody's name and no reason is in it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import product
from typing import Any
from uuid import UUID, uuid5

from resources.rules import line_changes
from resources.rules.line_changes import (
    TOLD_FOR,
    ContactStanding,
    LineChangeKind,
    News,
    ServiceStanding,
    Way,
)
from resources.search import line_change_rows
from resources.search.line_change_rows import Facts, Row
from resources.search.opening_board import OpeningBoard

MOST_TOLD = 250
"""In one feed."""

MOST_READ = 20_000
"""Only an import makes more in TOLD_FOR, and reading them would take seconds in each edition."""

SEALS_AT_ONCE = 10_000
"""So that not all that was read is in memory together."""


@dataclass(frozen=True, slots=True)
class LineChange:
    """One thing that happened to a public line, told as it was then.

    `id` is the same for ever. `sequence` rises in the order of commits, and is a cursor for
    `following`. `old` is what readers saw last and `new` what they see; both are None where it is
    about the whole line. `names`: language tag -> name. `successor`: a slug, or "".
    """

    id: UUID
    sequence: int
    at: datetime
    kind: LineChangeKind
    service_id: UUID
    slug: str
    names: Mapping[str, str]
    old: Way | None
    new: Way | None
    successor: str
    topics: tuple[str, ...]
    regions: tuple[str, ...]

    def concerns(self, *, region: str = "", topic: str = "") -> bool:
        """Whether it is about a line of this region and topic; "" is any."""
        of_region = not region or line_changes.concerns(region, self.regions)
        return of_region and (not topic or topic in self.topics)


@dataclass(frozen=True, slots=True)
class Slice:
    """Changes, the oldest first. All there was up to the sequence `until` has been looked at."""

    changes: Sequence[LineChange]
    until: int


@dataclass(frozen=True, slots=True)
class Newest:
    """Changes, the newest first. `is_cut`: older ones of TOLD_FOR are left out."""

    changes: Sequence[LineChange]
    is_cut: bool

    def of(self, *, region: str, topic: str, limit: int) -> "Newest":
        """Those about a region and a topic ("" is any), of which `limit` + 1 have to be known."""
        found = [each for each in self.changes if each.concerns(region=region, topic=topic)]
        return Newest(found[:limit], self.is_cut or len(found) > limit)


def newest(*, at: datetime, limit: int) -> Newest:
    """Of TOLD_FOR the newest `limit` of whatever region and topic is asked for, and hardly more.

    `is_cut` tells of MOST_READ only. Six queries, and four for each further SEALS_AT_ONCE.
    """
    room: Counter[tuple[str, str]] = Counter()
    kept: list[LineChange] = []
    for number, change in enumerate(_newest_first(at - TOLD_FOR)):
        if number == MOST_READ:
            return Newest(kept, is_cut=True)
        places = list(product(change.regions or ("",), change.topics or ("",)))
        if any(room[place] < limit for place in places):
            kept.append(change)
            room.update(places)
    return Newest(kept, is_cut=False)


def known_newest(board: OpeningBoard, *, at: datetime, region: str = "", topic: str = "") -> Newest:
    """At most MOST_TOLD. What is read is remembered for as long as the board holds: whoever asks
    for a feed pays nothing.
    """
    found: Newest | None = board.kept.get(LineChange)
    if found is None:
        found = board.kept[LineChange] = newest(at=at, limit=MOST_TOLD + 1)
    return found.of(region=region, topic=topic, limit=MOST_TOLD)


def following(after: int, *, limit: int) -> Slice:
    """What was committed after the sequence `after`, at most `limit`. Five queries at most."""
    head = line_change_rows.head()
    if head <= after:
        return Slice((), after)
    rows = line_change_rows.read_rows(after=after, until=head, limit=limit)
    return Slice(_changes(rows), rows[-1].sequence if len(rows) == limit else head)


def _newest_first(since: datetime) -> Iterator[LineChange]:
    first, until = line_change_rows.sealed_before(since), line_change_rows.head()
    while until > first:
        after = max(first, until - SEALS_AT_ONCE)
        rows = line_change_rows.read_rows(
            after=after, until=until, limit=SEALS_AT_ONCE, newest_first=True
        )
        yield from _changes([row for row in rows if row.at >= since])
        until = after


def _changes(rows: Sequence[Row]) -> list[LineChange]:
    news = {row.sequence: _news(row) for row in rows}
    rows = [row for row in rows if news[row.sequence]]
    facts = line_change_rows.facts(rows) if rows else {}
    return [_change(row, told, facts[row.sequence]) for row in rows if (told := news[row.sequence])]


def _news(row: Row) -> News | None:
    if row.is_contact:
        shown = _way(row.shown) if row.shown else None
        return line_changes.of_contact(_contact(row.before), _contact(row.after), shown=shown)
    return line_changes.of_service(_service(row.before), _service(row.after))


def _change(row: Row, news: News, facts: Facts) -> LineChange:
    return LineChange(
        id=uuid5(row.service_id, f"{row.sequence} {row.sealed_at.isoformat()}"),
        sequence=row.sequence,
        at=row.at,
        kind=news.kind,
        service_id=row.service_id,
        slug=row.slug,
        names=facts.names,
        old=news.old,
        new=news.new,
        successor=row.successor,
        topics=facts.topics,
        regions=facts.regions,
    )


def _contact(columns: Mapping[str, Any] | None) -> ContactStanding | None:
    return ContactStanding(_way(columns), columns["working"]) if columns else None


def _way(columns: Mapping[str, Any]) -> Way:
    return Way(*(columns[column] for column in ("kind", "value", "keyword", "menu_path")))


def _service(columns: Mapping[str, Any] | None) -> ServiceStanding | None:
    if columns is None:
        return None
    was_public = columns["published_at"] is not None
    return ServiceStanding(columns["state"], columns["status"], was_public=was_public)
