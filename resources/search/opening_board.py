"""Which schedules are open at a moment, worked out once for all listings and kept until it changes.

A listing's own hours would have to be read for each result of each search; a board is read once.
Schedules never change (`models.schedule`), so a board only ever has to learn of new ones.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import Lock

from resources.models import Edition, Schedule
from resources.rules.opening_hours import Opening, OpeningState, state_at
from resources.rules.ranking import OPENING_SOON

# Words such as "tomorrow" change at midnight, and midnight is a quarter-hour in every time zone.
_LONGEST = timedelta(minutes=15)

_UNKNOWN = OpeningState(opening=Opening.UNKNOWN, open_until=None, opens_at=None, next_change=None)


@dataclass(frozen=True, slots=True)
class OpeningBoard:
    """What holds from `since` until `until` (aware datetimes), by schedule id."""

    since: datetime
    until: datetime
    states: Mapping[int, OpeningState]

    def state(self, schedule_id: int | None) -> OpeningState:
        """No schedule: unknown hours, which is not the same as closed."""
        return self.states.get(schedule_id, _UNKNOWN) if schedule_id else _UNKNOWN

    def open_ids(self) -> list[int]:
        return [pk for pk, state in self.states.items() if state.opening is Opening.OPEN]

    def opening_soon_ids(self, at: datetime) -> list[int]:
        return [
            pk
            for pk, state in self.states.items()
            if state.opens_at is not None and state.opens_at - at <= OPENING_SOON
        ]

    def closed_ids(self) -> list[int]:
        return [pk for pk, state in self.states.items() if state.opening is Opening.CLOSED]


class _Boards:
    """The newest board, kept between requests of a process."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._edition = ""
        self._schedules: dict[int, Schedule] = {}
        self._board: OpeningBoard | None = None

    def board(self, edition: Edition, at: datetime) -> OpeningBoard:
        with self._lock:
            grown = self._learn(edition)
            board = self._board
            if board is None or grown or not board.since <= at < board.until:
                board = self._board = _draw(self._schedules.values(), at, board)
            return board

    def _learn(self, edition: Edition) -> bool:
        if self._edition == str(edition):
            return False
        newest = max(self._schedules, default=0)
        new = {schedule.pk: schedule for schedule in Schedule.objects.filter(pk__gt=newest)}
        self._schedules |= new
        self._edition = str(edition)
        return bool(new)


_boards = _Boards()


def board_at(edition: Edition, at: datetime) -> OpeningBoard:
    """One query where the edition has risen since the last call, none otherwise."""
    return _boards.board(edition, at)


def _draw(schedules: Iterable[Schedule], at: datetime, before: OpeningBoard | None) -> OpeningBoard:
    states = {schedule.pk: _still_or_new(schedule, at, before) for schedule in schedules}
    # In UTC, because Python compares two times of one zone by their wall clocks.
    changes = [
        state.next_change.astimezone(UTC)
        for state in states.values()
        if state.next_change is not None
    ]
    return OpeningBoard(since=at, until=min([*changes, _next_quarter(at)]), states=states)


def _still_or_new(schedule: Schedule, at: datetime, before: OpeningBoard | None) -> OpeningState:
    old = before.states.get(schedule.pk) if before and before.since <= at else None
    if old is not None and old.next_change is not None and at < old.next_change:
        return old
    return state_at(
        schedule.opening_hours,
        time_zone=schedule.time_zone,
        holiday_region=schedule.holiday_region,
        at=at,
    )


def _next_quarter(at: datetime) -> datetime:
    quarter = at.replace(minute=at.minute - at.minute % 15, second=0, microsecond=0)
    return quarter + _LONGEST
