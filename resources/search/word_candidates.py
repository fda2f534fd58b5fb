"""The part of a query that finds services by the words of their texts."""

from collections.abc import Mapping, Sequence

from resources.rules import region_codes
from resources.rules.indexed_words import DICTIONARIES, WITHOUT_STEMS, dictionary

MOST_CANDIDATES = 1_500
"""Of more services with the words only so many are put into an order."""

CLOSE = 0.5
"""Of services with some of the words, those that have as much as this of the best one's rank."""

# Each word in the stem of every language, because a text's language is known and a question's is
# not. A word that means nothing in the reader's language or in English is not asked for.
ASKED = """
asked_{place} AS MATERIALIZED (
    SELECT string_agg('(' || forms || ')', ' & ')::tsquery AS all_words,
           string_agg(forms, ' | ')::tsquery AS any_word
    FROM (
        SELECT string_agg(DISTINCT form::text, ' | ') FILTER (WHERE numnode(form) > 0)
                   AS forms
        FROM unnest(%(words_{place})s::text[]) AS word,
             unnest(%(dictionaries_{place})s::regconfig[]) AS dictionary,
             plainto_tsquery(dictionary, word) AS form
        GROUP BY word
        HAVING NOT bool_or(numnode(form) = 0
                           AND dictionary = ANY(%(readers_{place})s::regconfig[]))
    ) AS each
)
"""

_ALL_WORDS = """
candidate_{place} AS MATERIALIZED (
    SELECT service_id FROM resources_servicewords
    WHERE words @@ (SELECT %(found_in_{place})s::tsquery && all_words FROM asked_{place})
    LIMIT {most}
)
"""

_MOST_WORDS = """
matched_{place} AS MATERIALIZED (
    SELECT service_id,
           ts_rank('{{0.1, 0.3, 0.6, 1}}', words, (SELECT any_word FROM asked_{place})) AS rank
    FROM resources_servicewords
    WHERE words @@ (SELECT %(found_in_{place})s::tsquery && any_word FROM asked_{place})
    LIMIT {most}
),
candidate_{place} AS MATERIALIZED (
    SELECT service_id FROM matched_{place}
    WHERE rank >= {close} * (SELECT max(rank) FROM matched_{place})
)
"""


def candidates(place: int, *, all_words: bool) -> str:
    """The expressions of a WITH clause that end in `candidate_{place}` (service_id)."""
    chosen = _ALL_WORDS if all_words else _MOST_WORDS
    return f"{ASKED},{chosen}".format(place=place, most=MOST_CANDIDATES, close=CLOSE)


def parameters(words: Sequence[str], *, region: str, language: str) -> Mapping[str, object]:
    """What `candidates` asks for, without the place in its names."""
    return {
        "words": list(words),
        "dictionaries": [WITHOUT_STEMS, *sorted(set(DICTIONARIES.values()))],
        "readers": [dictionary(language), dictionary("en")],
        "found_in": found_in(region),
    }


def found_in(region: str) -> str:
    """A tsquery: found in this region, in a wider one only where all of it is covered."""
    wider = (f"'@{code}*'" for code in region_codes.ancestors(region))
    return " | ".join([f"'@{region}'", *wider])
