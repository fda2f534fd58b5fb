"""What a feed is asked for, and where things are."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from directory import site_address, visitor
from directory.moment import Moment
from resources.rules import region_codes
from resources.search.line_changes import LineChange


@dataclass(frozen=True, slots=True)
class Wish:
    """`region` and `topic` are "" for all."""

    region: str
    topic: str
    language: str


class NotUnderstood(ValueError):
    """str(error) says in a sentence what can't be asked for."""


def wish(request: HttpRequest, moment: Moment) -> Wish:
    """Raises NotUnderstood: who misspells a region must not take silence for good news."""
    asked = request.GET
    if unknown := sorted(set(asked) - {"region", "topic", "language"}):
        raise NotUnderstood(f"There is no parameter “{unknown[0][:40]}”.")
    region = region_codes.parse(asked["region"]) if "region" in asked else ""
    if region is None:
        raise NotUnderstood("The region is not known. It is a code such as gb, us-ca or world.")
    topic, topics = asked.get("topic", ""), moment.reference.topics
    if "topic" in asked and topic not in topics:
        raise NotUnderstood(f"The topic is not known. It is one of: {', '.join(topics)}.")
    language = asked.get("language", settings.LANGUAGE_CODE)
    if language not in visitor.written_languages():
        languages = ", ".join(visitor.written_languages())
        raise NotUnderstood(f"The language is not known. It is one of: {languages}.")
    return Wish(region, topic, language)


def home(request: HttpRequest, wished: Wish) -> str:
    return f"{site_address.of_pages(request)}{reverse('home', args=(wished.language,))}"


def listing(request: HttpRequest, wished: Wish, change: LineChange) -> str:
    return (
        f"{site_address.of_pages(request)}{reverse('service', args=(wished.language, change.slug))}"
    )


def own(request: HttpRequest) -> str:
    """The address of the feed itself, as it was asked for."""
    query = f"?{urlencode(request.GET.dict())}" if request.GET else ""
    return f"{site_address.of_pages(request)}{request.path}{query}"
