from collections.abc import Callable
from datetime import UTC, datetime

from directory import clock
from directory.moment import this_moment
from resources.models import Edition


def test_one_moment_holds_for_a_whole_request(db: None, at: Callable[[datetime], datetime]) -> None:
    when = at(datetime(2026, 11, 24, 3, 0, tzinfo=UTC))
    moment = this_moment()
    assert moment.at == when
    assert str(moment.edition) == str(Edition.current())
    assert moment.board.since <= when < moment.board.until
    assert moment.reference.emergency("gb")


def test_the_clock_knows_where_it_is() -> None:
    assert clock.now().tzinfo is UTC
