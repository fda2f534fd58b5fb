"""From a search to the lines that answer it, in the published order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from psycopg.sql import SQL, Composable, Identifier

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
class Line:
    """A line as the index knows it: enough to choose it, not to show it."""

    service: UUID
    always_open: bool
    without_voice: bool


@dataclass(frozen=True, slots=True)
class Page:
    """`lines` of this page in order; `count` of them all."""

    lines: Sequence[Line]
    count: int
    number: int
    size: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.count // self.size))


ONLINE_KINDS = ("chat", "email", "web-form")


def find(search: Search, *, board: OpeningBoard, at: datetime, number: int, size: int) -> Page:
    """One page of answers. One query."""
    return find_first([search], board=board, at=at, number=number, size=size)[1]


def find_first(
    searches: Sequence[Search], *, board: OpeningBoard, at: datetime, number: int, size: int
) -> tuple[Search, Page]:
    """The first search that has an answer, and its page; the last one if none has.

    One query, in which PostgreSQL doesn't begin with a search that is not needed.
    """
    query = _query(searches, board, at, start=(number - 1) * size, size=size)
    with connection.cursor() as cursor:
        cursor.execute(query.as_string(cursor.connection))
        rows = cursor.fetchall()
    if not rows:
        return searches[-1], Page((), 0, number, size)
    place, count = rows[0][:2]
    lines = [Line(*row[2:5]) for row in rows if row[2] is not None]
    return searches[place], Page(lines, count, number, size)


# The index, asked in SQL that is written out: Django takes longer to compose these queries than
# PostgreSQL to answer them, and several searches go into one. `found_1` is what the search at
# place 1 found; a page beyond its last has only the count.
_FOUND = SQL("""
{name} AS MATERIALIZED (
    SELECT service_id, always_open, without_voice, row_number() OVER (ORDER BY {order}) AS position
    FROM resources_indexentry AS entry WHERE {needed} AND {matching})
""")
_NEEDED = SQL("NOT EXISTS (SELECT FROM {})")
_PAGE = SQL("""
SELECT {place}, count, service_id, always_open, without_voice, position
FROM (SELECT count(*) FROM {name}) AS counted
LEFT JOIN {name} ON position > {start} AND position <= {start} + {size}
WHERE count > 0
""")
_QUERY = SQL("WITH {found} SELECT * FROM ({pages}) AS page ORDER BY position")


def _query(
    searches: Sequence[Search], board: OpeningBoard, at: datetime, *, start: int, size: int
) -> Composable:
    found, pages = [], []
    needed: Composable = SQL("true")
    for place, search in enumerate(searches):
        name, order = Identifier(f"found_{place}"), SQL(", ").join(_order(search, board, at))
        matching = _matching(search, board)
        found.append(_FOUND.format(name=name, order=order, needed=needed, matching=matching))
        pages.append(_PAGE.format(place=place, name=name, start=start, size=size))
        needed = SQL(" AND ").join([needed, _NEEDED.format(name)])
    return _QUERY.format(found=SQL(",").join(found), pages=SQL(" UNION ALL ").join(pages))


def _matching(search: Search, board: OpeningBoard) -> Composable:
    """The condition for index entries that answer the search, each service once."""
    return SQL(" AND ").join(_conditions(search, board))


def _conditions(search: Search, board: OpeningBoard) -> Iterator[Composable]:
    # A wider region counts only where a service covers all of it: a line for Scotland is listed
    # under Great Britain for readers of Great Britain, not for readers of Wales.
    own, *wider = region_codes.ancestors(search.region)
    covering = SQL("(region = {} OR whole AND region = ANY({}::varchar[]))").format(own, wider)
    yield SQL("{} AND topic = {} AND language = {}").format(covering, search.topic, search.language)
    if search.audience:
        yield SQL("audiences @> {}::varchar[]").format([search.audience])
    if search.anonymous:
        yield SQL("anonymous = {}").format(Answer.YES.value)
    if search.dispatch_policy:
        yield SQL("dispatch_policy = {}").format(search.dispatch_policy)
    if search.open_now:
        yield SQL("(always_open OR schedules <> '{{}}')")
    if asked := _asked_of_one_method(search, board):
        yield _HAS_A_METHOD.format(down=Working.DOWN.value, asked=SQL(" AND ").join(asked))


_HAS_A_METHOD = SQL("""
EXISTS (SELECT FROM resources_contactmethod AS method
        WHERE method.service_id = entry.service_id AND working <> {down} AND {asked})
""")


def _asked_of_one_method(search: Search, board: OpeningBoard) -> Sequence[Composable]:
    """What one and the same way of contact has to offer: free chat is not free calls and a chat."""
    asked = []
    if search.channel:
        asked.append(SQL("method.kind = {}").format(str(search.channel)))
    if search.online_only:
        asked.append(SQL("method.kind = ANY({}::varchar[])").format(list(ONLINE_KINDS)))
    if search.free:
        asked.append(SQL("method.cost = {}").format(Cost.FREE.value))
    if search.open_now:
        asked.append(SQL("method.schedule_id = ANY({}::bigint[])").format(board.open_array))
    if asked and search.language:
        spoken = list(search.language_tags or (search.language,))
        asked.append(SQL("method.languages && {}::varchar[]").format(spoken))
    return asked


def _order(search: Search, board: OpeningBoard, at: datetime) -> Iterator[Composable]:
    """What sorts lowest stands first, and false before true."""
    wanted = search.language or search.preferred_language
    for criterion in ranking.published_order(
        language_asked=bool(wanted), topic_asked=bool(search.topic)
    ):
        yield _CRITERIA[criterion].format(
            ancestors=list(region_codes.ancestors(search.region)),
            language=[wanted],
            audience=[search.audience],
            ranks=board.rank_array,
            today=at.date(),
        )
    yield SQL("service_id")


_CRITERIA = {
    # The reader's own region, then wider ones, nearest first, then lines for a part of it.
    Criterion.REGION: SQL(
        "CASE WHEN whole THEN array_position({ancestors}::varchar[], region) ELSE 99 END"
    ),
    Criterion.LANGUAGE: SQL("NOT languages @> {language}::varchar[]"),
    Criterion.EVERYONE: SQL("audiences <> '{{}}' AND NOT audiences @> {audience}::varchar[]"),
    Criterion.SPECIALISTS: SQL("topic_count"),
    Criterion.OPENING: SQL(
        "CASE WHEN always_open THEN 0 ELSE coalesce("
        "(SELECT min(coalesce(({ranks}::smallint[])[id], 2)) FROM unnest(schedules) AS id), 3) END"
    ),
    Criterion.IN_DATE: SQL("coalesce(review_due_on <= {today}, true)"),
    Criterion.PRIORITY: SQL("NOT priority"),
    Criterion.NAME: SQL("sort_name"),
}
