"""What the monitor may find when it asks a web address whether it still answers."""

import html
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

CHECK_EVERY = timedelta(weeks=1)

DEAD_TWICE = 2
"""So many dead checks in a row hide a way of contact."""

GONE = frozenset({404, 410})
FIRST_SUCCESS, FIRST_REDIRECT = 200, 300
FEWEST_DIGITS, LONG_NUMBER = 3, 7


class LinkOutcome(StrEnum):
    ALIVE = "alive"
    DEAD = "dead"
    REFUSED = "refused"
    """The address may not be asked: it leads into a private network, or is no web address."""
    UNSURE = "unsure"
    """It answers that it can't say: too many requests, forbidden to robots, an error of its own."""


@dataclass(frozen=True, slots=True)
class Look:
    """What one look at a page has found.

    `digest` is empty, and `numbers_on_page` None, where no page was read. `unchanged`: it is as it
    was at the last look, and so is what was kept of it.
    """

    outcome: LinkOutcome
    status_code: int | None = None
    unchanged: bool = False
    digest: str = ""
    numbers_on_page: bool | None = None
    etag: str = ""
    last_modified: str = ""


def outcome_of(status_code: int) -> LinkOutcome:
    """What an HTTP status says of a page. Only "not found" and "gone" are a page's own end."""
    if status_code in GONE:
        return LinkOutcome.DEAD
    return (
        LinkOutcome.ALIVE if FIRST_SUCCESS <= status_code < FIRST_REDIRECT else LinkOutcome.UNSURE
    )


def all_stand_on(page: str, numbers: Sequence[str]) -> bool:
    """Whether each of these numbers stands on an HTML page, however it is spaced there.

    Only digits are compared, of any script. A zero or country code before a long number is no
    difference; one more digit around a short code is another number.
    """
    text = _plain_digits(html.unescape(page))
    without_tags = re.sub(r"<[^>]*>", "", text)
    patterns = [_pattern(digits) for number in numbers if (digits := _digits(number))]
    return all(pattern.search(text) or pattern.search(without_tags) for pattern in patterns)


def _pattern(digits: str) -> re.Pattern[str]:
    spaced = r"[\s().\-/‐‑–\u00a0]{0,3}".join(digits)
    before = r"(?<![0-9])" if len(digits) < LONG_NUMBER else ""
    return re.compile(rf"{before}{spaced}(?![0-9])")


def _digits(number: str) -> str:
    """The digits of a number; of a long one without the zeros that stand before it inland."""
    found = re.sub(r"[^0-9]", "", _plain_digits(number))
    if len(found) < FEWEST_DIGITS:
        return ""
    return found.lstrip("0") if len(found) >= LONG_NUMBER else found


def _plain_digits(text: str) -> str:
    return re.sub(r"(?![0-9])\d", lambda found: str(unicodedata.decimal(found[0])), text)
