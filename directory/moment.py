"""What holds while one request is answered."""

from dataclasses import dataclass, replace
from datetime import datetime

from directory import clock
from resources.models import Edition
from resources.search.opening_board import OpeningBoard, board_at
from resources.search.reference import Reference, reference


@dataclass(frozen=True, slots=True)
class Moment:
    """The time, the edition, who is open, and the small tables."""

    at: datetime
    edition: Edition
    board: OpeningBoard
    reference: Reference

    @property
    def validity(self) -> str:
        """As long as this stays the same, so does every public page."""
        until = self.reference.alerts_hold_until(self.at) or self.board.until
        return f"{self.edition}/{min(until, self.board.until).isoformat()}"

    @property
    def at_any_time(self) -> "Moment":
        """The same for what is read later, as on paper: nobody is open or closed now."""
        return replace(self, board=self.board.at_any_time)


def this_moment() -> Moment:
    at = clock.now()
    edition = Edition.current()
    return Moment(at, edition, board_at(edition, at), reference(edition))
