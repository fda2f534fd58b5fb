"""From a search to the lines that answer it, in the published order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from resources.rules import index_marks, ranking, region_codes
from resources.rules.contact_kinds import Cost
from resources.rules.policies import Working
from resources.rules.ranking import Criterion
from resources.search import word_candidates
from resources.search.opening_board import OpeningBoard


@dataclass(frozen=True, slots=True)
class Search:
    """What somebody asks for. Empty strings and False: not asked.

    `preferred_language` only orders; `language` also leaves out lines that don't speak it.
    `language_tags` are the spoken tags that count as `language` ("zh": also "yue" and "zh-tw").
    `words` are of `rules.indexed_words`; texts have all of them, or with `any_word` most of them.
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
    words: tuple[str, ...] = field(default=(), repr=False)
    any_word: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line as the index knows it: enough to choose it, not to show it."""

    service: UUID
    always_open: bool
    without_voice: bool


MOST_COMPARED = 1_000 + 1
"""Lines of one region: where more answer, those with the best standing (`rules.index_marks`) do."""


@dataclass(frozen=True, slots=True)
class Page:
    """`lines` of this page in order; `count` of them all, or of those that were compared."""

    lines: Sequence[Line]
    count: int
    number: int
    size: int

    @property
    def is_counted(self) -> bool:
        """Whether there are no more than `count`."""
        return self.count < MOST_COMPARED

    @property
    def pages(self) -> int:
        return max(1, -(-self.count // self.size))


ONLINE_KINDS = ("chat", "email", "web-form")

MOST_KEPT = 5_000
"""Answers in the memory of a process, some 2 kB each."""


def find(search: Search, *, board: OpeningBoard, at: datetime, number: int, size: int) -> Page:
    """One page of answers. One query."""
    return find_first([search], board=board, at=at, number=number, size=size)[1]


def find_first(
    searches: Sequence[Search], *, board: OpeningBoard, at: datetime, number: int, size: int
) -> tuple[Search, Page]:
    """The first search that has an answer, and its page; the last one if none has.

    One query; a second one where the first search has no answer, in which PostgreSQL doesn't begin
    with a search that is not needed. None where it was asked before with this board, for `at` (a
    moment of the board) can't make a difference.
    """
    if any(search.words for search in searches):
        # What somebody has typed is never kept, not even in memory.
        return _first(searches, board, at, number, size)
    asked = (tuple(searches), number, size)
    answer: tuple[Search, Page] | None = board.kept.get(asked)
    if answer is None:
        answer = _first(searches, board, at, number, size)
        if len(board.kept) >= MOST_KEPT:
            board.kept.clear()
        board.kept[asked] = answer
    return answer


def _first(
    searches: Sequence[Search], board: OpeningBoard, at: datetime, number: int, size: int
) -> tuple[Search, Page]:
    """Mostly the first one has an answer, and PostgreSQL takes as long to plan the others."""
    for asked in (searches[:1], searches[1:]):
        query, parameters = _query(asked, board, at)
        parameters |= {"start": (number - 1) * size, "end": number * size}
        with connection.cursor() as cursor:
            cursor.execute(query, parameters)
            rows = cursor.fetchall()
        if rows or len(searches) == 1:
            break
    if not rows:
        return searches[-1], Page((), 0, number, size)
    place, count = rows[0][:2]
    lines = [Line(*row[2:5]) for row in rows if row[2] is not None]
    return asked[place], Page(lines, count, number, size)


# The index, asked in SQL that is written out: Django takes longer to compose these queries than
# PostgreSQL to answer them, and several searches go into one. `found_1` is what the search at
# place 1 found, its parameters end in "_1"; a page beyond its last has only the count.
_QUERY = """
WITH opening AS MATERIALIZED (SELECT %(ranks)s::smallint[] AS rank), {found}
SELECT * FROM ({pages}) AS page ORDER BY position
"""
_FOUND = """
found_{place} AS MATERIALIZED (
    SELECT service_id, always_open, without_voice, row_number() OVER (ORDER BY {order}) AS position
    FROM (
        SELECT DISTINCT ON (service_id) entry.*
        FROM ({compared}) AS compared JOIN resources_indexentry AS entry USING (id)
    ) AS entry
)
"""
# Only `index_entry_listing` is read for it, and no further than MOST_COMPARED.
_COMPARED = """
(SELECT entry.id FROM {entries} AS entry WHERE {conditions} ORDER BY standing LIMIT %(most)s)
"""
_PAGE = """
SELECT {place}, count, service_id, always_open, without_voice, position
FROM (SELECT count(*) FROM found_{place}) AS counted
LEFT JOIN found_{place} ON position > %(start)s AND position <= %(end)s
WHERE count > 0
"""


def _query(
    searches: Sequence[Search], board: OpeningBoard, at: datetime
) -> tuple[str, dict[str, Any]]:
    found, pages = [], []
    parameters: dict[str, Any] = {
        "ranks": board.rank_array,
        "open": board.open_array,
        "today": at.date(),
        "most": MOST_COMPARED,
    }
    for place, search in enumerate(searches):
        if search.words:
            found.append(word_candidates.candidates(place, all_words=not search.any_word))
        found.append(_found(place, search))
        pages.append(_PAGE.format(place=place))
        parameters |= {f"{name}_{place}": value for name, value in _parameters(search).items()}
    query = _QUERY.format(found=",".join(found), pages=" UNION ALL ".join(pages))
    return query, parameters


def _found(place: int, search: Search) -> str:
    """What is compared is looked for in each region, and where only the order hangs on a language
    among the lines that speak it too: with more lines than are compared, these come first.
    """
    entries = "resources_indexentry"
    if search.words:
        entries = f"(candidate_{place} JOIN resources_indexentry USING (service_id))"
    needed = [f"NOT EXISTS (SELECT FROM found_{narrower})" for narrower in range(place)]
    asked = [condition.format(place=place) for condition in _conditions(search)]
    compared = [
        _COMPARED.format(entries=entries, conditions=" AND ".join([*needed, where, *asked]))
        for where in _where(place, search)
    ]
    order = ", ".join(_order(search)).format(place=place)
    return _FOUND.format(place=place, order=order, compared=" UNION ALL ".join(compared))


def _where(place: int, search: Search) -> Iterator[str]:
    """The parts of the index that hold the lines, each service once in all of one language."""
    languages = [f"%(language_{place})s"]
    if not search.language and search.preferred_language:
        languages.append(f"%(preferred_{place})s")
    for language in languages:
        listed = f"topic = %(topic_{place})s AND language = {language}"
        yield f"region = %(region_{place})s AND {listed}"
        # A wider region counts only where a service covers all of it: a line for Scotland is
        # listed under Great Britain for readers of Great Britain, not for readers of Wales.
        for wider in region_codes.ancestors(search.region)[1:]:
            yield f"region = '{wider}' AND {listed} AND standing < {index_marks.PART_OF_REGION}"


def _parameters(search: Search) -> dict[str, object]:
    return {
        "region": search.region,
        "ancestors": list(region_codes.ancestors(search.region)),
        "topic": search.topic,
        "language": search.language,
        "preferred": search.preferred_language,
        "wanted_language": [search.language or search.preferred_language],
        "spoken": list(search.language_tags or (search.language,)),
        "audience": [search.audience],
        "channel": str(search.channel),
        **(_asked_words(search) if search.words else {}),
    }


def _asked_words(search: Search) -> Mapping[str, object]:
    language = search.preferred_language or search.language
    return word_candidates.parameters(search.words, region=search.region, language=language)


def _conditions(search: Search) -> Iterator[str]:
    """For index entries that answer the search, each service once."""
    for bits in _traits(search):
        yield f"traits & {bits} <> 0"
    if search.audience:
        yield "audiences @> %(audience_{place})s::varchar[]"
    if search.open_now:
        always = index_marks.offered(_kinds(search), free=search.free, always_open=True)
        asked = " AND ".join(_asked_of_one_method(search))
        yield f"traits & {index_marks.CLOSED_FOR_A_WHILE} = 0"
        yield f"""
        (traits & {always} <> 0 OR EXISTS (
            SELECT FROM resources_contactmethod AS method
            WHERE method.service_id = entry.service_id
              AND method.working <> '{Working.DOWN}' AND {asked}))
        """


def _traits(search: Search) -> Iterator[int]:
    """What an entry has one bit of. One and the same way of contact offers what is asked of it:
    free chat is not free calls and a chat.
    """
    if search.channel or search.online_only or search.free:
        yield index_marks.offered(_kinds(search), free=search.free)
    if search.anonymous:
        yield index_marks.ANONYMOUS
    if search.dispatch_policy:
        yield index_marks.DISPATCH.get(search.dispatch_policy, 0)


def _kinds(search: Search) -> Sequence[str]:
    kinds = (search.channel,) if search.channel else tuple(index_marks.KIND)
    return [kind for kind in kinds if kind in ONLINE_KINDS or not search.online_only]


def _asked_of_one_method(search: Search) -> Iterator[str]:
    """For a line that is not always open: what the one that is open has to offer besides."""
    yield "method.schedule_id = ANY(%(open)s::bigint[])"
    if search.channel:
        yield "method.kind = %(channel_{place})s"
    if search.online_only:
        yield f"method.kind IN {ONLINE_KINDS}"
    if search.free:
        yield f"method.cost = '{Cost.FREE}'"
    if search.language:
        yield "method.languages && %(spoken_{place})s::varchar[]"


def _order(search: Search) -> Iterator[str]:
    """What sorts lowest stands first, and false before true."""
    wanted = search.language or search.preferred_language
    for criterion in ranking.published_order(
        language_asked=bool(wanted), topic_asked=bool(search.topic)
    ):
        yield _CRITERIA[criterion]
    yield "service_id"


_CRITERIA = {
    # The reader's own region, then wider ones, nearest first, then lines for a part of it.
    Criterion.REGION: (
        "CASE WHEN whole THEN array_position(%(ancestors_{place})s::varchar[], region) ELSE 99 END"
    ),
    Criterion.LANGUAGE: "NOT languages @> %(wanted_language_{place})s::varchar[]",
    Criterion.EVERYONE: (
        "audiences <> '{{}}' AND NOT audiences @> %(audience_{place})s::varchar[]"
    ),
    Criterion.SPECIALISTS: "topic_count",
    Criterion.OPENING: (
        "CASE WHEN always_open THEN 0 ELSE coalesce("
        "(SELECT min(coalesce((SELECT rank FROM opening)[id], 2)) FROM unnest(schedules) AS id), 3)"
        " END"
    ),
    Criterion.IN_DATE: "coalesce(review_due_on <= %(today)s, true)",
    Criterion.PRIORITY: "NOT priority",
    Criterion.NAME: "sort_name",
}
