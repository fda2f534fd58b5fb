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
    NUMBER = "number"
    UNANSWERED = "unanswered"
    DUPLICATE = "duplicate"
    IMPORT = "import"
    GAP = "gap"


HARM: Mapping[str, int] = {
    "report, twice in a day, crisis": 0,
    "report, crisis": 1,
    "number, dear, crisis": 2,
    "overdue, crisis": 3,
    "report, twice in a day": 4,
    "report": 5,
    "number, dear": 6,
    "hidden": 7,
    "proposal, service": 8,
    "link": 9,
    "number": 10,
    "proposal": 11,
    "unanswered": 12,
    "overdue": 13,
    "duplicate": 14,
    "import": 15,
    "gap": 16,
}
"""The lower, the sooner. What a report says of a crisis line can't wait.

A number is dear when it is premium rate now, or nothing that a telephone dials any more: whoever
calls pays for it, or reaches nobody. That comes after what somebody met with, and before checks
that are merely due. Two listings of one service harm nobody who calls either; they come before
drafts, so that no draft is published twice.
"""
