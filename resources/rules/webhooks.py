"""Telling partners of changes: where to, how often it is tried, and how it is signed."""

from base64 import b64encode
from datetime import timedelta
from enum import StrEnum
from http import HTTPStatus
from urllib.parse import urlsplit

SECRET_BYTES = 32
_SECRET_PREFIX = "whsec_"  # noqa: S105 (what every secret of Standard Webhooks begins with)

WAITS = (
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=6),
    *(timedelta(hours=12),) * 5,
)
"""After the first attempt, the second, …; together not quite three days."""

WAITS_IF_REFUSED = WAITS[:4]
"""Up to the one of an hour. The same message will hardly be taken later, and all others wait behind
it; in a bit more than an hour a receiver is put right that was only set up wrongly."""

_ASK_FOR_PATIENCE = {
    HTTPStatus.REQUEST_TIMEOUT,
    HTTPStatus.TOO_EARLY,
    HTTPStatus.TOO_MANY_REQUESTS,
}


class DeliveryState(StrEnum):
    WAITING = "waiting"
    DELIVERED = "delivered"
    GIVEN_UP = "given-up"


def wait_after(attempts: int, *, status_code: int | None) -> timedelta | None:
    """How long to wait after so many attempts have failed, the last with this; None: no more."""
    waits = WAITS_IF_REFUSED if is_refused(status_code) else WAITS
    return waits[attempts - 1] if attempts <= len(waits) else None


def is_taken(status_code: int | None) -> bool:
    """Whether a receiver has taken it; None: it gave no answer. A redirect hasn't."""
    return status_code is not None and 200 <= status_code < 300  # noqa: PLR2004 (HTTP's own)


def is_refused(status_code: int | None) -> bool:
    """Whether a receiver says that it is the message, and not the moment, that is wrong."""
    if status_code is None or status_code in _ASK_FOR_PATIENCE:
        return False
    return 400 <= status_code < 500  # noqa: PLR2004 (HTTP's own)


def may_be_told(url: str) -> bool:
    """Whether it is an address that partners may have: https, a host, and no name in front of it.

    That its host is public is seen when it is asked, each time.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    plain = "@" not in parts.netloc and not parts.fragment and url.isprintable() and " " not in url
    return parts.scheme == "https" and bool(parts.hostname) and port in (None, 443) and plain


def secret_of(random: bytes) -> str:
    """In the form of Standard Webhooks, which its libraries read."""
    return _SECRET_PREFIX + b64encode(random).decode()
