"""Where a wanted change comes from, and what can become of it."""

from enum import StrEnum


class Origin(StrEnum):
    MODERATOR = "moderator"
    SERVICE = "service"
    IMPORT = "import"
    MONITOR = "monitor"
    PUBLIC = "public"


class Decision(StrEnum):
    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"


class Refusal(StrEnum):
    """Why a proposal was rejected."""

    NOT_TRUE = "not-true"
    NO_EVIDENCE = "no-evidence"
    NOT_SAFE = "not-safe"
    DUPLICATE = "duplicate"
    OUT_OF_SCOPE = "out-of-scope"
    OUTDATED = "outdated"
    OTHER = "other"
