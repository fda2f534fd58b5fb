"""The last good copy of what each embed shows, on disk, for when the database is away.

All processes share them, and a new one finds them. They hold nothing about a reader, and no word
of who is open: nobody knows how old they will be when they are needed.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from django.core.cache import caches

from directory.moment import Moment
from directory.widget.asked import Asked
from resources.exchange import emergency_files
from resources.rules import region_codes

logger = logging.getLogger(__name__)

MOST_REMEMBERED = 20_000

_kept_in: dict[str, str] = {}
"""Key -> the edition in which this process has kept a copy."""


class Emergency(NamedTuple):
    service: str
    number: str


def keep(kind: str, asked: Asked, *, topic: str, moment: Moment, make: Callable[[], Any]) -> None:
    """Once an edition and process; what `make` returns is found by `last` until a newer one is."""
    _keep(_key(kind, asked, topic), str(moment.edition), make)
    _keep("emergency", str(moment.edition), lambda: _numbers(moment))


def last(kind: str, asked: Asked) -> Any | None:
    """The copy of this topic, else of its region's general lines; None where there is none."""
    for topic in (asked.topic, ""):
        copy = _read(_key(kind, asked, topic))
        if copy is not None:
            return copy
    return None


def emergency(region: str) -> Sequence[Emergency]:
    """The last known numbers, or those that ship with the project; none without a region."""
    known = _read("emergency") or emergency_files.shipped()
    for code in region_codes.ancestors(region) if region else ():
        if code in known:
            return [Emergency(*each) for each in known[code]]
    return ()


def _key(kind: str, asked: Asked, topic: str) -> str:
    return f"{kind}:{asked.language}:{asked.region}:{topic}:{asked.look.size}"


def _keep(key: str, edition: str, make: Callable[[], Any]) -> None:
    if _kept_in.get(key) == edition:
        return
    if len(_kept_in) >= MOST_REMEMBERED:
        _kept_in.clear()
    _kept_in[key] = edition
    try:
        caches["embeds"].set(key, make())
    except OSError:
        logger.warning("The folder for copies of embeds can't be written.")


def _read(key: str) -> Any | None:
    try:
        return caches["embeds"].get(key)
    except OSError:
        return None


def _numbers(moment: Moment) -> Mapping[str, Sequence[tuple[str, str]]]:
    known = moment.reference.emergency_numbers
    return {code: [(n.service, n.number) for n in numbers] for code, numbers in known.items()}
