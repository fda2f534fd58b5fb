"""The query that searches of the index are asked in. `search/finding.py` asks it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import product
from typing import Any

from resources.rules import index_marks, ranking, region_codes
from resources.rules.contact_kinds import Cost
from resources.rules.policies import Working
from resources.rules.ranking import Criterion
from resources.search import word_candidates
from resources.search.opening_board import OpeningBoard
from resources.search.searches import ONLINE_KINDS, Search

MOST_COUNTED = 1_000
MOST_COMPARED = MOST_COUNTED + 1
"""Lines of a region and language: of more, those with the best standing (`rules.index_marks`)."""

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
        FROM ({together}) AS compared JOIN resources_indexentry AS entry USING (id)
    ) AS entry
)
"""
# Only `index_entry_listing` is read for it, and no further than MOST_COMPARED.
_COMPARED = """
compared_{place}_{part} AS MATERIALIZED (
    SELECT entry.id FROM {entries} AS entry WHERE {conditions} ORDER BY standing LIMIT %(most)s
)
"""
_NOT_FULL = "(SELECT count(*) FROM compared_{place}_{part}) < %(most)s"
_PAGE = """
SELECT {place}, count, service_id, always_open, without_voice, position
FROM (SELECT count(*) FROM found_{place}) AS counted
LEFT JOIN found_{place} ON position > %(start)s AND position <= %(end)s
WHERE count > 0
"""


def compose(
    searches: Sequence[Search], board: OpeningBoard, at: datetime
) -> tuple[str, dict[str, Any]]:
    """One query for all of them, and its parameters but for "start" and "end" of the page.

    Its rows: the place of the search that has the answer among `searches`, how many lines answer
    it, and service, always_open, without_voice and position of each line of the page.
    """
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
        compared = list(_compared(place, search))
        found += compared
        found.append(_found(place, search, parts=len(compared)))
        pages.append(_PAGE.format(place=place))
        parameters |= {f"{name}_{place}": value for name, value in _parameters(search).items()}
    query = _QUERY.format(found=",".join(found), pages=" UNION ALL ".join(pages))
    return query, parameters


def _compared(place: int, search: Search) -> Iterator[str]:
    """What is put into an order, in parts: in whatever part a line is, it comes before all of those
    that are only in later parts. So no part is looked into once one before it is full.
    """
    entries = "resources_indexentry"
    if search.words:
        entries = f"(candidate_{place} JOIN resources_indexentry USING (service_id))"
    needed = [f"NOT EXISTS (SELECT FROM found_{narrower})" for narrower in range(place)]
    asked = [condition.format(place=place) for condition in _conditions(search)]
    for part, where in enumerate(_where(place, search)):
        room = [_NOT_FULL.format(place=place, part=before) for before in range(part)]
        conditions = " AND ".join([*needed, *room, where, *asked])
        yield _COMPARED.format(place=place, part=part, entries=entries, conditions=conditions)


def _found(place: int, search: Search, *, parts: int) -> str:
    together = " UNION ALL ".join(f"TABLE compared_{place}_{part}" for part in range(parts))
    order = ", ".join(_order(search)).format(place=place)
    return _FOUND.format(place=place, order=order, together=together)


def _where(place: int, search: Search) -> Iterator[str]:
    """The parts of the index that hold the lines, in the published order of region and language: of
    each region those that speak the language that only orders, then all of them.
    """
    languages = [f"%(language_{place})s"]
    if not search.language and search.preferred_language:
        languages.insert(0, f"%(preferred_{place})s")
    wider = region_codes.ancestors(search.region)[1:]
    own = f"region = %(region_{place})s"
    # A wider region counts only where a service covers all of it: a line for Scotland is listed
    # under Great Britain for readers of Great Britain, not for readers of Wales.
    whole = f"standing < {index_marks.PART_OF_REGION}"
    regions = [
        f"{own} AND {whole}",
        *(f"region = '{each}' AND {whole}" for each in wider),
        f"{own} AND NOT {whole}",
    ]
    for region, language in product(regions, languages):
        yield f"{region} AND topic = %(topic_{place})s AND language = {language}"


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
