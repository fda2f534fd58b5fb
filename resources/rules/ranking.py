"""The published order of results, and who stands in small places.

Lines for everyone stand before lines for a group that the reader has not named: otherwise the
first line for anybody in the United States would be the one for veterans.

The order is decided here and nowhere else: `resources.search.finding` asks for it and says each
criterion in SQL, and pages that explain it to readers read the same list. Clicks and payment are
no criteria and can't become one.
"""

from collections.abc import Sequence
from datetime import timedelta
from enum import StrEnum
from typing import Protocol, TypeVar

OPENING_SOON = timedelta(hours=2)

SMALL_PLACE = 3
ENOUGH_IN_A_SMALL_PLACE = 2


class Criterion(StrEnum):
    REGION = "region"
    LANGUAGE = "language"
    EVERYONE = "everyone"
    SPECIALISTS = "specialists"
    OPENING = "opening"
    IN_DATE = "in-date"
    PRIORITY = "priority"
    NAME = "name"


def published_order(*, language_asked: bool, topic_asked: bool) -> tuple[Criterion, ...]:
    """The criteria, the weightiest first. A question that was not asked decides nothing."""
    asked = {Criterion.LANGUAGE: language_asked, Criterion.SPECIALISTS: topic_asked}
    return tuple(criterion for criterion in Criterion if asked.get(criterion, True))


class Listed(Protocol):
    @property
    def pk(self) -> object: ...
    @property
    def priority(self) -> bool: ...
    @property
    def paired_with_id(self) -> object: ...


Line = TypeVar("Line", bound=Listed)


def for_small_places(lines: Sequence[Line], *, most: int = SMALL_PLACE) -> list[Line]:
    """One to `most` of `lines` (already in the published order) for a widget.

    Priority lines, and others only as far as it takes to make up ENOUGH_IN_A_SMALL_PLACE. A pair
    (an adult and a youth line, or two official languages) is shown both or not at all; a pair of
    which only one is among `lines` counts as not shown.
    """
    chosen: list[Line] = []
    for group in _groups(sorted(lines, key=lambda line: not line.priority)):
        wanted = group[0].priority or len(chosen) < ENOUGH_IN_A_SMALL_PLACE
        if wanted and len(chosen) + len(group) <= most:
            chosen.extend(group)
    return chosen


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    """Single lines and whole pairs, in the order of their first line."""
    by_key = {line.pk: line for line in lines}
    partners = {line.paired_with_id: line.pk for line in lines}
    partners |= {line.pk: line.paired_with_id for line in lines if line.paired_with_id is not None}
    groups: list[list[Line]] = []
    placed: set[object] = set()
    for line in lines:
        partner = partners.get(line.pk)
        keys = [line.pk] if partner is None else [line.pk, partner]
        if placed.isdisjoint(keys) and all(key in by_key for key in keys):
            groups.append([by_key[key] for key in keys])
        placed.update(keys)
    return groups
