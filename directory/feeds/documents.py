"""The same changes as Atom (RFC 4287) and as JSON Feed 1.1."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from directory import line_change_document
from directory.feeds.addresses import Wish
from directory.wording import line_changes as wording
from resources.search.line_changes import LineChange


@dataclass(frozen=True, slots=True)
class Entry:
    """A change, and the address of the listing that it is about."""

    change: LineChange
    link: str


@dataclass(frozen=True, slots=True)
class Feed:
    """`own` and `home` are addresses; `at` is what an empty feed says it was written at.

    `is_cut`: older changes, which belong to it, don't stand in it.
    """

    entries: Sequence[Entry]
    is_cut: bool
    wish: Wish
    own: str
    home: str
    at: datetime


def title() -> str:
    return _("Crisis lines: what has changed")


def description(feed: Feed) -> str:
    whole = _("Numbers that have changed, lines that are down, back, gone or retired, of 30 days.")
    if not feed.is_cut:
        return whole
    cut = _("There were more: the oldest are left out.")
    return f"{whole} {cut}"


def atom(feed: Feed) -> str:
    document = _Atom(
        title=title(),
        link=feed.home,
        description=description(feed),
        subtitle=description(feed),
        language=feed.wish.language,
        feed_url=feed.own,
        author_name=_("Crisis Resource Directory"),
        at=feed.at,
    )
    for entry in feed.entries:
        change = entry.change
        document.add_item(
            title=wording.title(change),
            link=entry.link,
            description=wording.sentence(change),
            unique_id=change.id.urn,
            pubdate=change.at,
            updateddate=change.at,
            categories=_tags(change),
        )
    return document.writeString("utf-8")


class _Atom(Atom1Feed):
    def latest_post_date(self) -> datetime:
        """Django's own asks the clock for an empty feed, and so would be another each time."""
        newest = max((item["updateddate"] for item in self.items), default=None)
        found: datetime = newest or self.feed["at"]
        return found


def json(feed: Feed) -> dict[str, Any]:
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title(),
        "description": description(feed),
        "home_page_url": feed.home,
        "feed_url": feed.own,
        "language": feed.wish.language,
        "authors": [{"name": _("Crisis Resource Directory")}],
        "items": [_item(entry) for entry in feed.entries],
    }


def _item(entry: Entry) -> dict[str, Any]:
    change = entry.change
    return {
        "id": change.id.urn,
        "url": entry.link,
        "title": wording.title(change),
        "content_text": wording.sentence(change),
        "date_published": change.at.isoformat(),
        "tags": _tags(change),
        "_line_change": line_change_document.document(change, url=entry.link),
    }


def _tags(change: LineChange) -> list[str]:
    return [change.kind.value, *change.topics, *change.regions]
