"""What the desk asks its moderators, and in which order: what can do the most harm comes first."""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum

HELD_FOR = timedelta(minutes=10)
"""So long a question belongs to who opened it, unless somebody takes it over."""

SNOOZED_FOR = timedelta(days=7)

UNDO_WITHIN = timedelta(seconds=15)
"""So long an answer can be taken back: ten seconds that people see, and the way there and back."""


class Kind(StrEnum):
    REPORT = "report"
    OVERDUE = "overdue"
    HIDDEN = "hidden"
    LINK = "link"
    PROPOSAL = "proposal"
    UNANSWERED = "unanswered"
    IMPORT = "import"
    GAP = "gap"


HARM: Mapping[str, int] = {
    "report, twice in a day, crisis": 0,
    "report, crisis": 1,
    "overdue, crisis": 2,
    "report, twice in a day": 3,
    "report": 4,
    "hidden": 5,
    "proposal, service": 6,
    "link": 7,
    "proposal": 8,
    "unanswered": 9,
    "overdue": 10,
    "import": 11,
    "gap": 12,
}
"""The lower, the sooner. What a report says of a crisis line can't wait."""
