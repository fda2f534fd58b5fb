"""What the log says of an error: where in our code, never anything of the request.

A path names a topic, an exception's message can quote what somebody typed: neither is written.
"""

import logging
import traceback
from typing import Any


class PlaceOnly(logging.Formatter):
    """As in "ERROR KeyError at directory/x.py:31 results < …", the innermost place first."""

    def format(self, record: logging.LogRecord) -> str:
        place = _place(record)
        return f"{record.levelname} {place or record.name}"


class OwnWords(logging.Formatter):
    """What a line of the log was written for, and of an exception beside it only the place."""

    def format(self, record: logging.LogRecord) -> str:
        line = f"{record.levelname} {record.name} {record.getMessage()}"
        place = _place(record)
        return f"{line} {place}" if place else line


def _place(record: logging.LogRecord) -> str:
    """Empty for a record without an exception."""
    if not record.exc_info or record.exc_info[1] is None:
        return ""
    error = record.exc_info[1]
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in reversed(frames)]
    return f"{type(error).__qualname__} at {' < '.join(places)}"


def is_exception(record: logging.LogRecord) -> bool:
    """Refused and unknown addresses are not errors of ours, and would fill the log with paths."""
    return bool(record.exc_info)


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"()": OwnWords},
        "place": {"()": PlaceOnly},
    },
    "filters": {
        "exceptions": {
            "()": "django.utils.log.CallbackFilter",
            "callback": is_exception,
        }
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "plain"},
        "places": {
            "class": "logging.StreamHandler",
            "formatter": "place",
            "filters": ["exceptions"],
        },
        "nothing": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.request": {"handlers": ["places"], "propagate": False},
        "django.security": {"handlers": ["nothing"], "propagate": False},
        "django.server": {"handlers": ["nothing"], "propagate": False},
        "directory": {"handlers": ["console"], "level": "INFO", "propagate": False},
        # Its messages repeat what jobs were given, and errors can quote an address.
        "procrastinate": {"handlers": ["places"], "level": "ERROR", "propagate": False},
        "asyncio": {"handlers": ["places"], "level": "ERROR", "propagate": False},
    },
}
"""Nothing about a visitor: no request lines, no addresses, no queries. Of an error the log has the
place in our code.
"""
