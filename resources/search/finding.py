"""From a search to the services that answer it, in the published order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    BooleanField,
    Case,
    Count,
    Exists,
    Expression,
    F,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    Value,
    When,
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
    """One page of answers. Six queries, however many services there are."""
    entries = _ordered(matching(search, board=board), search, board=board, at=at)
    start = (number - 1) * size
    rows = entries.annotate(total=Window(Count("*"))).values_list("service_id", "total")
    chosen = list(rows[start : start + size])
    count = chosen[0][1] if chosen else (entries.count() if number > 1 else 0)
    services = with_card_facts(Service.objects.all()).in_bulk([pk for pk, _total in chosen])
    return Page([services[pk] for pk, _total in chosen], count, number, size)


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
    if asked := _asked_of_one_method(search, board):
        methods = ContactMethod.objects.filter(service=OuterRef("service")).filter(asked)
        entries = entries.filter(Exists(methods.exclude(working=Working.DOWN)))
    return entries


def with_card_facts(services: ServiceQuerySet) -> ServiceQuerySet:
    """Services with all that a card shows: four queries for any number of them.

    Adds `topic_slugs`, `audience_slugs` and `region_codes`, lists in the order of the vocabulary.
    """
    return (
        services.select_related("organization")
        .annotate(
            topic_slugs=_linked("topics", "topic_id", order="topic__position"),
            audience_slugs=_linked("audiences", "audience_id", order="audience__position"),
            region_codes=_linked("coverage", "region_id", order="region_id"),
        )
        .prefetch_related(
            Prefetch("contact_methods", ContactMethod.objects.select_related("schedule")),
            "texts",
            "sources",
        )
    )


def _linked(field: str, column: str, *, order: str) -> ArraySubquery:
    links = getattr(Service, field).through.objects.filter(service=OuterRef("pk"))
    return ArraySubquery(links.order_by(order).values(column))


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
        asked &= Q(schedule__in=board.open_ids())
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
) -> Mapping[Criterion, Expression | F]:
    return {
        Criterion.REGION: _region_rank(search.region),
        Criterion.LANGUAGE: _first_if(Q(languages__contains=[wanted])),
        Criterion.EVERYONE: _first_if(_for_everyone_or_asked(search.audience)),
        Criterion.SPECIALISTS: F("topic_count"),
        Criterion.OPENING: _opening_rank(board, at),
        Criterion.IN_DATE: _first_if(Q(review_due_on__gt=at.date())),
        Criterion.PRIORITY: _first_if(Q(priority=True)),
        Criterion.NAME: F("sort_name"),
    }


def _region_rank(region: str) -> Case:
    """The reader's own region, then wider ones, nearest first, then lines for a part of it."""
    ranks = [
        When(region=code, whole=True, then=Value(rank))
        for rank, code in enumerate(region_codes.ancestors(region))
    ]
    return Case(*ranks, default=Value(len(ranks)), output_field=IntegerField())


def _first_if(condition: Q) -> Case:
    return Case(When(condition, then=Value(0)), default=Value(1), output_field=IntegerField())


def _for_everyone_or_asked(audience: str) -> Q:
    everyone = Q(audiences=[])
    return everyone | Q(audiences__contains=[audience]) if audience else everyone


def _opening_rank(board: OpeningBoard, at: datetime) -> Case:
    """Open, opening soon, unknown, closed: somebody whose hours are unknown may well answer."""
    return Case(
        When(always_open=True, then=Value(0)),
        When(_any_schedule_in(board.open_ids()), then=Value(0)),
        When(_any_schedule_in(board.opening_soon_ids(at)), then=Value(1)),
        When(schedules=[], then=Value(2)),
        When(_any_schedule_in(board.closed_ids()), then=Value(3)),
        default=Value(2),
        output_field=IntegerField(),
    )


def _any_schedule_in(ids: Sequence[int]) -> RawSQL:
    # `= ANY` over a constant list is hashed by PostgreSQL; the array operator && would compare
    # each pair, which shows with thousands of schedules.
    sql = "EXISTS (SELECT FROM unnest(schedules) AS schedule WHERE schedule = ANY(%s))"
    return RawSQL(sql, [list(ids)], output_field=BooleanField())  # noqa: S611 (a constant text)
