"""What the address of an embed asks for. Nothing in it is a mistake that costs the reader."""

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.urls import reverse

from directory import visitor
from directory.filters import ServiceFilter
from directory.widget import look
from directory.widget.look import Look
from resources.rules import language_tags, region_codes

ADDRESS = "widget"
PLACES = "widget_places"
_ANY_TOPIC = "_any_topic"

AUTO = "auto"
"""In the place of a language or a region: as the reader's browser says."""


@dataclass(frozen=True)
class Asked:
    """`language` is one that the interface has. `region` is empty where nobody knows it.

    `topic` is as it was written: only the database knows the topics. `written` are language and
    region as they were.
    """

    language: str
    region: str
    topic: str
    query: QueryDict
    written: tuple[str, str]

    @property
    def depends_on_reader(self) -> bool:
        return AUTO in self.written

    @cached_property
    def look(self) -> Look:
        return look.asked(self.query)

    @property
    def is_narrowed(self) -> bool:
        """Whether it has wishes besides, such as a language that is spoken."""
        return bool(self.query.keys() & ServiceFilter.base_filters.keys())


def asked(
    request: HttpRequest,
    language: str,
    region: str,
    topic: str = "",
    *,
    query: QueryDict | None = None,
) -> Asked:
    """`query` is that of the request where nothing else is given."""
    return Asked(
        language=_language(request, language),
        region=_region(request, region),
        topic=topic,
        query=request.GET if query is None else query,
        written=(language, region),
    )


def _language(request: HttpRequest, written: str) -> str:
    if written == AUTO:
        return visitor.preferred_language(request)
    return language_tags.closest([written], visitor.written_languages()) or settings.LANGUAGE_CODE


def _region(request: HttpRequest, written: str) -> str:
    if written == AUTO:
        return next(iter(visitor.likely_regions(request)), "")
    return region_codes.parse(written) or ""


def page(language: str, region: str, topic: str) -> str:
    """The path of the page with all lines."""
    known = (language, region, topic) if topic else (language, region)
    return reverse("topic" if topic else "region", args=known)


def address(name: str, *known: str, topic: str, query: str = "") -> str:
    """The path of an embed (ADDRESS, language, region) or of its choice of places (PLACES,
    language). `query` is what stands after the question mark, as it is written.
    """
    path = reverse(name, args=(*known, topic)) if topic else reverse(name + _ANY_TOPIC, args=known)
    return f"{path}?{query}" if query else path
