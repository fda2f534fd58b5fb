"""Files of listings into the directory: a plan that can be read first, then one transaction."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.db import connection
from django.db.models import Max

from resources.actions import import_rows, wording
from resources.actions.change import public_change
from resources.actions.indexing import reindex
from resources.actions.publishing import publish_drafts
from resources.exchange import listing_fields
from resources.exchange.starter_format import Problem, RefusedLine, ServiceRecord, read_line
from resources.models import (
    Audience,
    ContactMethod,
    FormerSlug,
    Moderator,
    Service,
    ServiceText,
    Topic,
)
from resources.rules.language_tags import UNDETERMINED
from resources.rules.publication import Missing
from resources.rules.safe_wording import Severity


class Verdict(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    REFUSED = "refused"


WRITTEN = (Verdict.NEW, Verdict.CHANGED)


@dataclass(frozen=True, slots=True)
class PlannedLine:
    line_number: int
    verdict: Verdict
    record: ServiceRecord | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The `problems` of a line that is not refused are words that could be better."""

    lines: tuple[PlannedLine, ...]

    def count(self, verdict: Verdict) -> int:
        return Counter(line.verdict for line in self.lines)[verdict]

    @property
    def to_write(self) -> list[ServiceRecord]:
        return [line.record for line in self.lines if line.record and line.verdict in WRITTEN]

    @property
    def refused(self) -> list[PlannedLine]:
        return [line for line in self.lines if line.verdict is Verdict.REFUSED]

    @property
    def advised(self) -> list[PlannedLine]:
        return [line for line in self.lines if line.record and line.problems]

    @property
    def kept(self) -> list[PlannedLine]:
        return [line for line in self.lines if line.verdict is Verdict.KEPT]


@dataclass(frozen=True, slots=True)
class Imported:
    """`drafts`: id in the file -> what keeps that listing from being public."""

    written: int
    drafts: Mapping[str, tuple[Missing, ...]]


@dataclass(frozen=True, slots=True)
class _Stored:
    digest: str
    checked_on: date | None


def plan(lines: Iterable[str]) -> Plan:
    """What importing these lines would do. Writes nothing."""
    vocabulary = {
        "topics": frozenset(Topic.objects.values_list("slug", flat=True)),
        "audiences": frozenset(Audience.objects.values_list("slug", flat=True)),
    }
    read = list(_unique(_read(lines, vocabulary)))
    stored = _stored([line.record.id for line in read if line.record])
    taken = _slugs_of_others([line.record.id for line in read if line.record])
    return Plan(tuple(_judge(line, stored, taken) for line in read))


def apply(
    planned: Plan,
    *,
    by: Moderator | None,
    at: datetime,
    why: str,
    progress: Callable[[int], None] = lambda _done: None,
) -> Imported:
    """Writes the new and changed records, publishes what may be, all or nothing.

    `progress` is told the number of records done since it was last told.
    """
    records = planned.to_write
    if not records:
        return Imported(written=0, drafts={})
    lacking: dict[UUID, tuple[Missing, ...]] = {}
    with public_change(by=by, at=at, why=why):
        for start in range(0, len(records), import_rows.BATCH):
            batch = records[start : start + import_rows.BATCH]
            services = import_rows.write(batch)
            if start == 0:
                _analyze()
            lacking |= publish_drafts(services, at=at)
            reindex(services)
            progress(len(batch))
    names = {import_rows.service_id(record.id): record.id for record in records}
    return Imported(
        written=len(records), drafts={names[pk]: lacks for pk, lacks in lacking.items()}
    )


def _analyze() -> None:
    """Or the index of a directory that was empty would be written by a plan for an empty one."""
    with connection.cursor() as cursor:
        for model in (Service, ContactMethod, ServiceText):
            cursor.execute(f"ANALYZE {model._meta.db_table}")  # noqa: SLF001 (the public Meta API)


def _read(lines: Iterable[str], vocabulary: Mapping[str, Collection[str]]) -> Iterator[PlannedLine]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield PlannedLine(number, Verdict.NEW, record=read_line(line, vocabulary))
        except RefusedLine as refusal:
            yield PlannedLine(number, Verdict.REFUSED, problems=refusal.problems)


def _unique(lines: Iterable[PlannedLine]) -> Iterator[PlannedLine]:
    first_seen: dict[str, int] = {}
    for line in lines:
        if line.record is None:
            yield line
            continue
        first = first_seen.setdefault(line.record.id, line.line_number)
        again = first != line.line_number
        yield _refused(line, "id", f"stands on line {first} already") if again else line


def _judge(line: PlannedLine, stored: Mapping[str, _Stored], taken: set[str]) -> PlannedLine:
    if line.record is None:
        return line
    if line.record.id in taken:
        return _refused(line, "id", "is the address of another listing")
    verdict = _verdict(line.record, stored.get(line.record.id))
    judged = PlannedLine(line.line_number, verdict, record=line.record)
    return _judge_words(judged, line.record) if verdict in WRITTEN else judged


def _judge_words(line: PlannedLine, record: ServiceRecord) -> PlannedLine:
    """Refused for what readers should never see; better words are only advised."""
    found = wording.judged(_words(record))
    severities = {each.severity for of_field in found.values() for each in of_field}
    problems = tuple(
        Problem(field, wording.plain(each))
        for field, of_field in found.items()
        for each in of_field
    )
    if Severity.ERROR in severities:
        return PlannedLine(line.line_number, Verdict.REFUSED, problems=problems)
    return replace(line, problems=problems)


def _words(record: ServiceRecord) -> wording.Texts:
    texts = {
        f"texts.{at}.{name}": (text.language, getattr(text, name))
        for at, text in enumerate(record.texts)
        for name in listing_fields.TEXT
    }
    of_contacts = {
        f"contact_methods.{at}.{name}": (UNDETERMINED, getattr(method, name))
        for at, method in enumerate(record.contact_methods)
        for name in ("menu_path", "hours_as_written")
    }
    return {"organization": (UNDETERMINED, record.organization), **texts, **of_contacts}


def _verdict(record: ServiceRecord, before: _Stored | None) -> Verdict:
    if before is None:
        return Verdict.NEW
    if before.digest == record.digest:
        return Verdict.UNCHANGED
    if before.checked_on and before.checked_on >= (record.newest_source_on or date.min):
        return Verdict.KEPT
    return Verdict.CHANGED


def _refused(line: PlannedLine, field: str, reason: str) -> PlannedLine:
    return PlannedLine(line.line_number, Verdict.REFUSED, problems=(Problem(field, reason),))


def _stored(ids: Collection[str]) -> dict[str, _Stored]:
    rows = (
        Service.objects.filter(imported_from__in=ids)
        .annotate(checked_at=Max("verifications__at"))
        .values_list("imported_from", "import_digest", "checked_at")
    )
    return {
        str(name): _Stored(digest, checked_at.date() if checked_at else None)
        for name, digest, checked_at in rows
    }


def _slugs_of_others(ids: Collection[str]) -> set[str]:
    """Which of these are the address, now or formerly, of a listing from elsewhere.

    One that was merged into another listing still has its address, which leads to that one.
    """
    now = dict(Service.objects.filter(slug__in=ids).values_list("slug", "imported_from"))
    formerly = FormerSlug.objects.filter(slug__in=ids).values_list("slug", "service__imported_from")
    return {slug for slug, name in {**dict(formerly), **now}.items() if name != slug}
