"""What the address of an embed asks for. Nothing in it is a mistake that costs the reader."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

from directory import visitor
from directory.filters import ServiceFilter
from directory.widget import look
from directory.widget.look import Look
from resources.rules import language_tags, region_codes

AUTO = "auto"
"""In the place of a language or a region: as the reader's browser says."""


@dataclass(frozen=True, slots=True)
class Asked:
    """`language` is one that the interface has. `region` is empty where nobody knows it.

    `topic` is as it was written: only the database knows the topics. `is_narrowed`: the address
    has wishes besides, such as a language that is spoken.
    """

    language: str
    region: str
    topic: str
    look: Look
    depends_on_reader: bool
    is_narrowed: bool


def asked(request: HttpRequest, language: str, region: str, topic: str = "") -> Asked:
    return Asked(
        language=_language(request, language),
        region=_region(request, region),
        topic=topic,
        look=look.asked(request.GET),
        depends_on_reader=AUTO in (language, region),
        is_narrowed=bool(request.GET.keys() & ServiceFilter.base_filters.keys()),
    )


def _language(request: HttpRequest, written: str) -> str:
    if written == AUTO:
        return visitor.preferred_language(request)
    return language_tags.closest([written], visitor.written_languages()) or settings.LANGUAGE_CODE


def _region(request: HttpRequest, written: str) -> str:
    if written == AUTO:
        return next(iter(visitor.likely_regions(request)), "")
    return region_codes.parse(written) or ""
