"""From a search to the services that answer it, in the published order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    BooleanField,
    CharField,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    Window,
)
from django.db.models.expressions import RawSQL

from resources.models import ContactMethod, IndexEntry, Service
from resources.models.index_entry import ANY, IndexEntryQuerySet
from resources.models.service import ServiceQuerySet
from resources.rules import ranking, region_codes
from resources.rules.contact_kinds import Cost
from resources.rules.policies import Answer, Working
from resources.rules.ranking import Criterion
from resources.search.opening_board import OpeningBoard


@dataclass(frozen=True, slots=True)
class Search:
    """What somebody asks for. Empty strings and False: not asked.

    `preferred_language` only orders; `language` also leaves out lines that don't speak it.
    `language_tags` are the spoken tags that count as `language` ("zh": also "yue" and "zh-tw").
    """

    region: str
    topic: str = ""
    language: str = ""
    language_tags: tuple[str, ...] = ()
    preferred_language: str = ""
    channel: str = ""
    audience: str = ""
    open_now: bool = False
    free: bool = False
    anonymous: bool = False
    dispatch_policy: str = ""
    online_only: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """`services` of this page in order, with everything that a card shows; `count` of them all."""

    services: Sequence[Service]
    count: int
    number: int
    size: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.count // self.size))


ONLINE_KINDS = ("chat", "email", "web-form")


def find(search: Search, *, board: OpeningBoard, at: datetime, number: int, size: int) -> Page:
    """One page of answers. Five queries, however many services there are."""
    found = lines(search, board=board, at=at, number=number, size=size)
    return Page(load(found.lines), found.count, number, size)


@dataclass(frozen=True, slots=True)
class Line:
    """A line as the index knows it: enough to choose it, not to show it."""

    service: UUID
    always_open: bool
    without_voice: bool


@dataclass(frozen=True, slots=True)
class Lines:
    """One page of lines in order, and the `count` of them all."""

    lines: Sequence[Line]
    count: int


def lines(search: Search, *, board: OpeningBoard, at: datetime, number: int, size: int) -> Lines:
    """One query; a second one only for a page beyond the last."""
    entries = _ordered(matching(search, board=board), search, board=board, at=at)
    start = (number - 1) * size
    rows = list(
        entries.annotate(total=Window(Count("*"))).values_list(
            "service_id", "always_open", "without_voice", "total"
        )[start : start + size]
    )
    count = rows[0][-1] if rows else (entries.count() if number > 1 else 0)
    return Lines([Line(*row[:-1]) for row in rows], count)


def load(chosen: Iterable[Line]) -> list[Service]:
    """The services of these lines, in their order, with all that a card shows. Four queries."""
    ids = [line.service for line in chosen]
    services = with_card_facts(Service.objects.all()).in_bulk(ids)
    return [services[pk] for pk in ids]


def matching(search: Search, *, board: OpeningBoard) -> IndexEntryQuerySet:
    """The index entries that answer a search, each service once."""
    entries = (
        IndexEntry.objects.covering(region_codes.ancestors(search.region))
        .about(search.topic or ANY)
        .speaking(search.language or ANY)
    )
    if search.audience:
        entries = entries.filter(audiences__contains=[search.audience])
    if search.anonymous:
        entries = entries.filter(anonymous=Answer.YES)
    if search.dispatch_policy:
        entries = entries.filter(dispatch_policy=search.dispatch_policy)
    if search.open_now:
        entries = entries.exclude(always_open=False, schedules=[])
    if asked := _asked_of_one_method(search, board):
        methods = ContactMethod.objects.filter(service=OuterRef("service")).filter(asked)
        entries = entries.filter(Exists(methods.exclude(working=Working.DOWN)))
    return entries


# Written out, as Django takes longer to compose them than PostgreSQL to answer.
_TOPICS = """
SELECT slug FROM resources_service_topics AS link JOIN resources_topic ON slug = topic_id
WHERE link.service_id = resources_service.id ORDER BY position
"""
_AUDIENCES = """
SELECT slug FROM resources_service_audiences AS link JOIN resources_audience ON slug = audience_id
WHERE link.service_id = resources_service.id ORDER BY position
"""
_REGIONS = """
SELECT region_id FROM resources_service_coverage AS link
WHERE link.service_id = resources_service.id ORDER BY region_id
"""


def with_card_facts(services: ServiceQuerySet) -> ServiceQuerySet:
    """Services with all that a card shows: four queries for any number of them.

    Adds `topic_slugs`, `audience_slugs` and `region_codes`, lists in the order of the vocabulary.
    """
    return (
        services.select_related("organization")
        .annotate(
            topic_slugs=_list(_TOPICS),
            audience_slugs=_list(_AUDIENCES),
            region_codes=_list(_REGIONS),
        )
        .prefetch_related(
            Prefetch("contact_methods", ContactMethod.objects.select_related("schedule")),
            "texts",
            "sources",
        )
    )


def _list(sql: str) -> RawSQL:
    return RawSQL(f"ARRAY({sql})", (), output_field=ArrayField(CharField()))  # noqa: S611 (ours)


def _asked_of_one_method(search: Search, board: OpeningBoard) -> Q:
    """What one and the same way of contact has to offer: free chat is not free calls and a chat."""
    asked = Q()
    if search.channel:
        asked &= Q(kind=search.channel)
    if search.online_only:
        asked &= Q(kind__in=ONLINE_KINDS)
    if search.free:
        asked &= Q(cost=Cost.FREE)
    if search.open_now:
        is_open = "schedule_id = ANY(%s::bigint[])"
        asked &= Q(RawSQL(is_open, [board.open_array], output_field=BooleanField()))  # noqa: S611
    if asked and search.language:
        asked &= Q(languages__overlap=list(search.language_tags or (search.language,)))
    return asked


def _ordered(
    entries: IndexEntryQuerySet, search: Search, *, board: OpeningBoard, at: datetime
) -> IndexEntryQuerySet:
    wanted = search.language or search.preferred_language
    order = ranking.published_order(language_asked=bool(wanted), topic_asked=bool(search.topic))
    in_sql = _criteria_in_sql(search, wanted, board, at)
    terms = [in_sql[criterion] for criterion in order]
    return entries.order_by(*terms, "service_id")


def _criteria_in_sql(
    search: Search, wanted: str, board: OpeningBoard, at: datetime
) -> Mapping[Criterion, RawSQL | F]:
    """What sorts lowest stands first, and false before true."""
    return {
        # The reader's own region, then wider ones, nearest first, then lines for a part of it.
        Criterion.REGION: _sql(
            "CASE WHEN whole THEN array_position(%s::varchar[], region) ELSE 99 END",
            list(region_codes.ancestors(search.region)),
        ),
        Criterion.LANGUAGE: _sql("NOT languages @> ARRAY[%s]::varchar[]", wanted),
        Criterion.EVERYONE: _sql(
            "audiences <> '{}' AND NOT audiences @> ARRAY[%s]::varchar[]", search.audience
        ),
        Criterion.SPECIALISTS: F("topic_count"),
        Criterion.OPENING: _sql(
            "CASE WHEN always_open THEN 0 ELSE coalesce("
            "(SELECT min(coalesce((%s::smallint[])[id], 2)) FROM unnest(schedules) AS id), 3) END",
            board.rank_array,
        ),
        Criterion.IN_DATE: _sql("review_due_on IS NULL OR review_due_on <= %s", at.date()),
        Criterion.PRIORITY: _sql("NOT priority"),
        Criterion.NAME: F("sort_name"),
    }


def _sql(text: str, *parameters: object) -> RawSQL:
    """Written out: Django takes longer to compose these terms than PostgreSQL to sort by them."""
    return RawSQL(text, parameters, output_field=IntegerField())  # noqa: S611 (constant texts)
