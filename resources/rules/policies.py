"""The answers that people look for before they dare to call; `unknown` is an honest one."""

from enum import StrEnum


class ServiceKind(StrEnum):
    HELPLINE = "helpline"
    WARMLINE = "warmline"
    SUPPORT_SERVICE = "support-service"


class Status(StrEnum):
    """HSDS `service.status`."""

    ACTIVE = "active"
    TEMPORARILY_CLOSED = "temporarily closed"
    INACTIVE = "inactive"
    DEFUNCT = "defunct"


class DispatchPolicy(StrEnum):
    """Whether a service may send somebody to the person who is calling."""

    NEVER_WITHOUT_CONSENT = "never-without-consent"
    ONLY_IMMINENT_RISK = "only-imminent-risk"
    MAY_SEND_HELP = "may-send-help"
    UNKNOWN = "unknown"


class Answer(StrEnum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class AnsweredBy(StrEnum):
    PROFESSIONAL = "professional"
    TRAINED_VOLUNTEER = "trained-volunteer"
    PEER = "peer"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class ReachableFrom(StrEnum):
    INSIDE = "inside"
    ABROAD_TOO = "abroad-too"
    UNKNOWN = "unknown"


class Working(StrEnum):
    WORKING = "working"
    REPORTED = "reported"
    DOWN = "down"


class TextOrigin(StrEnum):
    ORIGINAL = "original"
    HUMAN = "human"
    MACHINE = "machine"


class EmergencyService(StrEnum):
    """`unspecified`: sources agree on the number, not on who answers it."""

    ALL = "all"
    POLICE = "police"
    AMBULANCE = "ambulance"
    FIRE = "fire"
    UNSPECIFIED = "unspecified"
