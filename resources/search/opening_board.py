"""Which schedules are open at a moment, worked out once for all listings and kept until it changes.

A listing's own hours would have to be read for each result of each search; a board is read once.
Schedules never change (`models.schedule`), so a board only ever has to learn of new ones.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from threading import Lock
from typing import Any

from resources.models import Edition, Schedule
from resources.rules.opening_hours import Opening, OpeningState, state_at
from resources.rules.ranking import OPENING_SOON

# Words such as "tomorrow" change at midnight, and midnight is a quarter-hour in every time zone.
_LONGEST = timedelta(minutes=15)

_UNKNOWN = OpeningState(opening=Opening.UNKNOWN, open_until=None, opens_at=None, next_change=None)


@dataclass(frozen=True, eq=False)
class OpeningBoard:
    """What holds from `since` until `until` (aware datetimes) in one edition, by schedule id.

    `kept` is for what was found with this board: it ends with the board, and so with the edition.
    """

    edition: str
    since: datetime
    until: datetime
    states: Mapping[int, OpeningState]
    kept: dict[Hashable, Any] = field(default_factory=dict, repr=False)

    def state(self, schedule_id: int | None) -> OpeningState:
        """No schedule: unknown hours, which is not the same as closed."""
        return self.states.get(schedule_id, _UNKNOWN) if schedule_id else _UNKNOWN

    @cached_property
    def open_array(self) -> str:
        """The ids of open schedules as a PostgreSQL array literal."""
        return _array(self.open_ids())

    @cached_property
    def rank_array(self) -> str:
        """How soon somebody answers, as a PostgreSQL array literal with each schedule's at its id.

        0 open, 1 opening soon (as seen at `since`, so that an order holds as long as the board),
        2 unknown, 3 closed: somebody whose hours are unknown may well answer. It is written once a
        board, because thousands of ids in each query take longer than the search itself.
        """
        ranks = dict.fromkeys(self.closed_ids(), 3)
        ranks |= dict.fromkeys(self.opening_soon_ids(self.since), 1)
        ranks |= dict.fromkeys(self.open_ids(), 0)
        return _array(ranks.get(pk, 2) for pk in range(1, max(ranks, default=0) + 1))

    @cached_property
    def at_any_time(self) -> "OpeningBoard":
        """For what is read later, as on paper: who is always open, and of all others nothing."""
        always = {pk: state for pk, state in self.states.items() if _is_always(state)}
        return OpeningBoard(self.edition, self.since, self.until, always)

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


def _is_always(state: OpeningState) -> bool:
    return state.opening is Opening.OPEN and state.open_until is None


def _array(numbers: Iterable[int]) -> str:
    return f"{{{','.join(map(str, numbers))}}}"


class _Boards:
    """The newest board, kept between requests of a process."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._schedules: dict[int, Schedule] = {}
        self._board: OpeningBoard | None = None

    def board(self, edition: Edition, at: datetime) -> OpeningBoard:
        with self._lock:
            board = self._board
            risen = board is None or board.edition != str(edition)
            if risen:
                self._learn()
            if board is None or risen or not board.since <= at < board.until:
                states = _states(self._schedules.values(), at, board)
                board = self._board = _draw(states, edition, at)
            return board

    def _learn(self) -> None:
        # Not "newer than the newest": of two transactions the later id may be committed first.
        unknown = Schedule.objects.exclude(pk__in=list(self._schedules))
        self._schedules |= {schedule.pk: schedule for schedule in unknown}


_boards = _Boards()


def board_at(edition: Edition, at: datetime) -> OpeningBoard:
    """One query where the edition has risen since the last call, none otherwise."""
    return _boards.board(edition, at)


def _states(
    schedules: Iterable[Schedule], at: datetime, before: OpeningBoard | None
) -> Mapping[int, OpeningState]:
    return {schedule.pk: _still_or_new(schedule, at, before) for schedule in schedules}


def _draw(states: Mapping[int, OpeningState], edition: Edition, at: datetime) -> OpeningBoard:
    # In UTC, because Python compares two times of one zone by their wall clocks.
    changes = [
        state.next_change.astimezone(UTC)
        for state in states.values()
        if state.next_change is not None
    ]
    until = min([*changes, _next_quarter(at)])
    return OpeningBoard(str(edition), since=at, until=until, states=states)


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
