"""Services whose texts have the words that nothing else was understood by."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from resources.rules.indexed_words import asked
from resources.search.finding import Page, find_first
from resources.search.opening_board import OpeningBoard
from resources.search.searches import Search

MOST_WORDS = 8


def find_by_words(
    words: Sequence[str],
    *,
    search: Search,
    board: OpeningBoard,
    at: datetime,
    number: int,
    size: int,
) -> Page:
    """One page, in the published order, of what `search` finds that has these words.

    Services that have all of them; if there is none, those that have about as much of them as the
    best one, a word in a name for more than one in a description, and a number for nothing. Words
    are taken as they are compared or as they are typed, MOST_WORDS of them. One query or two, and
    none for no word; empty where nothing is found. Neither the words nor the answer are kept.
    """
    units = asked(words)[:MOST_WORDS]
    if not units:
        return Page((), 0, number, size)
    searches = [replace(search, words=units)]
    telling = tuple(unit for unit in units if not unit.isdecimal())
    if telling and len(units) > 1:
        searches.append(replace(search, words=telling, any_word=True))
    return find_first(searches, board=board, at=at, number=number, size=size)[1]
