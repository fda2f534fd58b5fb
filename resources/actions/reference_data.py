"""What the directory needs before the first listing: regions, topics, emergency numbers."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from resources.actions.change import public_change
from resources.models import Audience, EmergencyNumber, Moderator, Region, Topic
from resources.rules import region_codes


@dataclass(frozen=True, slots=True)
class Loaded:
    regions: int
    topics: int
    audiences: int
    emergency_numbers: int


def load(
    *,
    vocabulary: Mapping[str, Any],
    emergency_lines: Iterable[str],
    by: Moderator | None,
    at: datetime,
    progress: Callable[[str], None] = lambda _step: None,
) -> Loaded:
    """Adds what is missing; what a moderator has changed since stays. Returns what was added."""
    with public_change(by=by, at=at, why="reference data loaded"):
        progress("regions")
        regions = _load_regions()
        progress("topics and audiences")
        topics = _load_vocabulary(Topic, vocabulary["topics"])
        audiences = _load_vocabulary(Audience, vocabulary["audiences"])
        progress("emergency numbers")
        numbers = _load_emergency_numbers(emergency_lines)
    return Loaded(regions, topics, audiences, numbers)


def _load_regions() -> int:
    known = set(Region.objects.values_list("code", flat=True))
    # Parents come first in all_codes(), as the foreign key wants it.
    missing = [code for code in region_codes.all_codes() if code not in known]
    Region.objects.bulk_create(
        Region(code=code, parent_id=region_codes.parent(code)) for code in missing
    )
    return len(missing)


def _load_vocabulary(
    model: type[Topic] | type[Audience], entries: Iterable[Mapping[str, Any]]
) -> int:
    known = set(model.objects.values_list("slug", flat=True))
    missing = [(i, entry) for i, entry in enumerate(entries) if entry["slug"] not in known]
    for position, entry in missing:
        model.objects.create(slug=entry["slug"], names=entry["names"], position=position)
    return len(missing)


def _load_emergency_numbers(lines: Iterable[str]) -> int:
    before = EmergencyNumber.objects.count()
    EmergencyNumber.objects.bulk_create(
        [
            EmergencyNumber(region_id=entry["region"], position=position, **number)
            for entry in map(json.loads, lines)
            for position, number in enumerate(entry["numbers"])
        ],
        ignore_conflicts=True,
    )
    return EmergencyNumber.objects.count() - before
