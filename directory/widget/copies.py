"""The last good copy of what each embed shows, on disk, for when the database is away.

All processes share them, and a new one finds them. They hold nothing about a reader, and no word
of who is open: nobody knows how old they will be when they are needed.
"""

import json
import logging
import os
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, NamedTuple

from django.conf import settings

from directory import clock
from directory.moment import Moment
from directory.widget.asked import Asked
from resources.exchange import emergency_files
from resources.rules import region_codes

logger = logging.getLogger(__name__)

OLDEST = timedelta(days=7)
"""A number may have been taken down since; then the emergency numbers are the better answer."""

MOST = 20_000
"""Files, some 4 kB each. What is kept is renewed beyond that, and nothing new is."""

EMERGENCY = "emergency"

_kept_in: dict[str, str] = {}
"""Key -> the edition in which this process has kept a copy."""


class Emergency(NamedTuple):
    service: str
    number: str


def keep(kind: str, asked: Asked, *, topic: str, moment: Moment, make: Callable[[], Any]) -> None:
    """Once an edition and process; what `make` returns is found by `last` until a newer one is."""
    _keep(_key(kind, asked, topic), moment, make)
    _keep(EMERGENCY, moment, lambda: _numbers(moment))


def last(kind: str, asked: Asked) -> Any | None:
    """The copy of this topic, else of its region's general lines; None where there is none, or
    none that is younger than OLDEST.
    """
    for topic in (asked.topic, ""):
        copy = _read(_key(kind, asked, topic), oldest=OLDEST)
        if copy is not None:
            return copy
    return None


def emergency(region: str) -> Sequence[Emergency]:
    """The last known numbers, or those that ship with the project; none without a region."""
    known = _read(EMERGENCY) or emergency_files.shipped()
    for code in region_codes.ancestors(region) if region else ():
        if code in known:
            return [Emergency(*each) for each in known[code]]
    return ()


def _key(kind: str, asked: Asked, topic: str) -> str:
    return f"{kind}:{asked.language}:{asked.region}:{topic}:{asked.look.size}"


def _keep(key: str, moment: Moment, make: Callable[[], Any]) -> None:
    edition = str(moment.edition)
    if _kept_in.get(key) == edition:
        return
    if len(_kept_in) >= MOST:
        _kept_in.clear()
    _kept_in[key] = edition
    file = _file(key)
    try:
        if file.exists() or _has_room(edition):
            _write(file, {"at": moment.at.isoformat(), "shown": make()})
    except OSError:
        logger.warning("The folder for copies of embeds can't be written.")


def _write(file: Path, copy: Mapping[str, Any]) -> None:
    """Whole or not at all: another process may be reading."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("w", dir=file.parent, delete=False, encoding="utf-8") as new:
        json.dump(copy, new, ensure_ascii=False)
    Path(new.name).replace(file)


@lru_cache(maxsize=1)
def _has_room(edition: str) -> bool:  # noqa: ARG001 (counted once an edition: it takes a while)
    folder = Path(settings.EMBED_COPIES)
    return not folder.exists() or sum(1 for _file in os.scandir(folder)) < MOST


def _read(key: str, *, oldest: timedelta | None = None) -> Any | None:
    try:
        copy = json.loads(_file(key).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if oldest and clock.now() - datetime.fromisoformat(copy["at"]) > oldest:
        return None
    return copy["shown"]


def _file(key: str) -> Path:
    return Path(settings.EMBED_COPIES) / f"{sha256(key.encode()).hexdigest()}.json"


def _numbers(moment: Moment) -> Mapping[str, Sequence[tuple[str, str]]]:
    known = moment.reference.emergency_numbers
    return {code: [(n.service, n.number) for n in numbers] for code, numbers in known.items()}
