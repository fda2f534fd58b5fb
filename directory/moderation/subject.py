"""What a question is about: one listing, two that may be one, or a place without any."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404
from django.utils.translation import get_language

from directory.moderation import duplicates, record, scope
from directory.moderation.duplicates import Comparison
from directory.moderation.record import Record
from directory.moment import Moment
from resources.models import Moderator, Service
from resources.rules import region_codes
from resources.search.queue import Question

LISTING = "listing:"
"""Begins the name of a question that nobody asked: a listing that a moderator opened by hand."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One of the three."""

    record: Record | None = None
    comparison: Comparison | None = None
    place: str = ""

    @property
    def name(self) -> str:
        if self.comparison is not None:
            return self.comparison.first_name
        return self.record.name if self.record else self.place

    @property
    def pair(self) -> tuple[Service, Service] | None:
        both = self.comparison
        return (both.first, both.second) if both else None


def load(key: str, asked: Question | None, moment: Moment, reader: Moderator) -> Subject:
    """Raises Http404 where nothing is there, and PermissionDenied where it is not theirs."""
    if asked is not None and asked.service and asked.other:
        return _two(asked.service, asked.other, moment, reader)
    service = asked.service if asked else _listing(key)
    if service is None:
        return Subject(place=_place(asked))
    found = record.load(service, moment, asked.proposal if asked else None)
    if found is None:
        raise Http404
    scope.require(reader, found.service)
    return Subject(record=found)


def _place(asked: Question | None) -> str:
    region = asked.region if asked else region_codes.WORLD
    return region_codes.name(region, get_language() or "en")


def _two(first: UUID, second: UUID, moment: Moment, reader: Moderator) -> Subject:
    found = duplicates.compare(first, second, moment)
    if found is None:
        raise Http404
    scope.require(reader, found.first)
    scope.require(reader, found.second)
    return Subject(comparison=found)


def _listing(key: str) -> UUID:
    try:
        return UUID(key.removeprefix(LISTING))
    except ValueError:
        raise Http404 from None
