"""A file of listings, imported line by line, and what became of it."""

from collections.abc import Iterable
from datetime import UTC, datetime

from resources.actions import importing
from resources.actions.importing import Imported, Verdict
from resources.models import Service
from tests.resources.factories import record

AT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)

SOURCE = record()["sources"][0]
PHONE = record()["contact_methods"][0]
CHAT = {"kind": "chat", "value": "https://example.org/chat"}


def bring(*lines: str) -> Imported:
    return importing.apply(importing.plan(lines), by=None, at=AT, why="a test")


def verdicts(lines: Iterable[str]) -> list[Verdict]:
    return [planned.verdict for planned in importing.plan(lines).lines]


def imported(record_id: str = "gb-tea-line") -> Service:
    return Service.objects.get(imported_from=record_id)
