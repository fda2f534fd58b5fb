"""What the monitor may find when it asks a web address whether it still answers."""

from enum import StrEnum

DEAD_TWICE = 2
"""So many dead checks in a row hide a way of contact."""


class LinkOutcome(StrEnum):
    ALIVE = "alive"
    DEAD = "dead"
    REFUSED = "refused"
    """The address may not be asked: it leads into a private network, or is no web address."""
    UNSURE = "unsure"
    """It answers that it can't say: too many requests, forbidden to robots, an error of its own."""
