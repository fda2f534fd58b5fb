from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from resources.models import ContactMethod, Edition, Schedule
from resources.rules.opening_hours import Opening, OpeningState
from resources.search.opening_board import OpeningBoard, _Boards, board_at

pytestmark = pytest.mark.django_db

# A Tuesday; London has the time of UTC.
LONDON = "Europe/London"


def moment(hour: int, minute: int = 0, second: int = 0) -> datetime:
    return datetime(2026, 11, 24, hour, minute, second, tzinfo=UTC)


def schedule(hours: str, zone: str = LONDON, **fields: object) -> Schedule:
    return Schedule.objects.create(opening_hours=hours, time_zone=zone, **fields)


@pytest.fixture
def no_schedules() -> None:
    ContactMethod.objects.update(schedule=None)
    Schedule.objects.all().delete()


@pytest.fixture
def board() -> Callable[[datetime], OpeningBoard]:
    """The board of a process that has just started, and goes on: `board(at)`."""
    boards = _Boards()
    return lambda at: boards.board(Edition.current(), at)


Board = Callable[[datetime], OpeningBoard]


def test_a_schedule_is_open_closed_and_open_again(board: Board) -> None:
    lunch = schedule("Mo-Su 13:05-14:00")
    states = [board(moment(*at)).state(lunch.pk).opening for at in ((13, 4), (13, 5), (14, 0))]
    assert states == [Opening.CLOSED, Opening.OPEN, Opening.CLOSED]


def test_a_board_is_kept_until_the_next_change(no_schedules: None, board: Board) -> None:
    schedule("Mo-Su 13:05-14:00")
    first = board(moment(13, 1))
    assert (first.since, first.until) == (moment(13, 1), moment(13, 5))
    assert board(moment(13, 4, 59)) is first
    assert board(moment(13, 5)) is not first


def test_a_board_is_kept_no_longer_than_to_the_next_quarter_hour(
    no_schedules: None, board: Board
) -> None:
    schedule("Mo-Su 13:05-14:00")
    first = board(moment(12, 1))
    assert first.until == moment(12, 15)
    assert board(moment(12, 14, 59)) is first
    assert board(moment(12, 15)) is not first


def test_a_directory_without_schedules_has_an_empty_board(no_schedules: None, board: Board) -> None:
    empty = board(moment(12, 1))
    assert (empty.until, empty.states) == (moment(12, 15), {})
    assert (empty.open_ids(), empty.closed_ids()) == ([], [])


def test_a_state_is_kept_while_it_holds(board: Board) -> None:
    lunch = schedule("Mo-Su 13:05-14:00")
    closed = board(moment(12, 1)).state(lunch.pk)
    assert board(moment(12, 16)).state(lunch.pk) is closed
    opened = board(moment(13, 6)).state(lunch.pk)
    assert (closed.opens_at, opened.open_until) == (moment(13, 5), moment(14))


def test_a_new_schedule_is_learnt_when_the_edition_rises(
    board: Board, django_assert_num_queries: Callable[..., object]
) -> None:
    board(moment(12))
    new = schedule("Mo-Su 11:11-13:13")
    assert board(moment(12)).state(new.pk).opening is Opening.UNKNOWN
    Edition.rise()
    edition = 1
    with django_assert_num_queries(edition + 1):
        assert board(moment(12)).state(new.pk).opening is Opening.OPEN
    with django_assert_num_queries(edition):
        board(moment(12, 1))


def test_a_schedule_that_was_committed_late_is_learnt(board: Board) -> None:
    board(moment(12))
    number = Schedule.objects.latest("pk").pk
    schedule("Mo-Su 11:11-13:13", pk=number + 20)
    Edition.rise()
    board(moment(12))
    late = schedule("Mo-Su 11:12-13:13", pk=number + 10)
    Edition.rise()
    assert board(moment(12)).state(late.pk).opening is Opening.OPEN


def test_what_was_learnt_is_kept_when_the_edition_rises(board: Board) -> None:
    old = schedule("Mo-Su 11:11-13:13")
    board(moment(12))
    Edition.rise()
    assert board(moment(12)).state(old.pk).opening is Opening.OPEN


def test_time_may_go_backwards(board: Board) -> None:
    lunch = schedule("Mo-Su 13:05-14:00")
    forwards = board(moment(12, 1)).state(lunch.pk)
    assert board(moment(13, 30)).state(lunch.pk).opening is Opening.OPEN
    assert board(moment(12, 1)).state(lunch.pk) == forwards
    assert board(moment(13, 30)).state(lunch.pk).opening is Opening.OPEN


def test_a_day_may_be_skipped(board: Board) -> None:
    lunch = schedule("We 13:05-14:00")
    assert board(moment(13, 30)).state(lunch.pk).opening is Opening.CLOSED
    wednesday = datetime(2026, 11, 25, 13, 30, tzinfo=UTC)
    assert board(wednesday).state(lunch.pk).opening is Opening.OPEN


@pytest.mark.parametrize("pk", [None, 0, 999_999_999])
def test_hours_that_nobody_knows_are_unknown(board: Board, pk: int | None) -> None:
    assert board(moment(12)).state(pk) == OpeningState(Opening.UNKNOWN)


def test_open_soon_and_closed_are_told_apart(board: Board) -> None:
    schedules = {
        "always": schedule("24/7", zone="", holiday_region="zz"),
        "open": schedule("Mo-Su 11:11-13:13"),
        "in two hours": schedule("Mo-Su 14:00-15:01"),
        "later": schedule("Mo-Su 14:01-15:01"),
        "nobody knows where": schedule("Mo-Su 11:11-13:13", zone=""),
    }
    now = board(moment(12))

    def told(keys: list[int]) -> set[str]:
        return {name for name, each in schedules.items() if each.pk in keys}

    assert told(now.open_ids()) == {"always", "open"}
    assert told(now.opening_soon_ids(moment(12))) == {"in two hours"}
    assert told(now.closed_ids()) == {"in two hours", "later"}


def test_the_board_of_the_site_asks_once_an_edition(
    django_assert_num_queries: Callable[..., object],
) -> None:
    Edition.rise()
    edition = Edition.current()
    with django_assert_num_queries(1):
        board_at(edition, moment(12))
    with django_assert_num_queries(0):
        board_at(edition, moment(13))
        board_at(edition, moment(12))


def test_an_hour_that_the_clocks_repeat_is_told_apart(board: Board) -> None:
    """On 25 October 2026 London's clocks show 01:00 to 02:00 twice."""
    night = schedule("Mo-Su 01:20-01:40")
    hours = [(0, 19), (0, 20), (0, 40), (1, 19), (1, 20), (1, 40)]
    states = [
        board(datetime(2026, 10, 25, hour, minute, tzinfo=UTC)).state(night.pk).opening
        for hour, minute in hours
    ]
    assert states == [Opening.CLOSED, Opening.OPEN, Opening.CLOSED] * 2


def test_at_any_time_only_what_is_always_open_is_known(board: Board) -> None:
    always = Schedule.objects.filter(always_open=True)[0]
    lunch = schedule("Mo-Su 13:05-14:00")
    paper = board(moment(13, 30)).at_any_time
    assert paper.state(always.pk).opening is Opening.OPEN
    assert paper.state(lunch.pk).opening is Opening.UNKNOWN
    assert board(moment(13, 30)).state(lunch.pk).opening is Opening.OPEN
