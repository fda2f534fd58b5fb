"""What search engines may find: every page that leads to help, by language. Who runs one is asked
to leave the desk alone.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.contrib.sitemaps import Sitemap, views
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from directory import site_address, visitor
from directory.caching import kept_by_edition
from directory.moment import Moment
from directory.wording.guides import GUIDES
from resources.models import Service
from resources.search.facets import topics_by_country

MOST = 10_000
"""Addresses in one file; the protocol's own limit is 50,000."""

_FIXED = ("home", "publishers", "freshness", "how_we_order", "leaving", "guides")
_NOT_FOR_ROBOTS = ("/moderation/", "/admin/", "/exit")


class Place(NamedTuple):
    """A view and what its address holds besides the language."""

    view: str
    arguments: tuple[str, ...] = ()


class PagesInOneLanguage(Sitemap):  # type: ignore[type-arg]  # it takes none when it runs
    """Fixed pages, topic guides, countries, and their topics."""

    limit = MOST

    def __init__(self, language: str) -> None:
        self.language = language

    def items(self) -> Sequence[Place]:
        found = topics_by_country()
        countries = [Place("region", (country,)) for country in found]
        topics = [Place("topic", (place, slug)) for place in found for slug in found[place]]
        guides = [Place("guide", (topic,)) for topic in GUIDES]
        return [*map(Place, _FIXED), *guides, *countries, *topics]

    def location(self, item: Place) -> str:
        return reverse(item.view, args=(self.language, *item.arguments))


class ListingsInOneLanguage(Sitemap):  # type: ignore[type-arg]
    """Every published listing, by its slug."""

    limit = MOST

    def __init__(self, language: str) -> None:
        self.language = language

    def items(self) -> QuerySet[Service, str]:
        return Service.objects.published().order_by("slug").values_list("slug", flat=True)

    def location(self, item: str) -> str:
        return reverse("service", args=(self.language, item))


def _sections() -> "dict[str, type[Sitemap[Any]] | Sitemap[Any]]":
    found: dict[str, type[Sitemap[Any]] | Sitemap[Any]] = {}
    for tag in visitor.written_languages():
        found[f"pages-{tag}"] = PagesInOneLanguage(tag)
        found[f"listings-{tag}"] = ListingsInOneLanguage(tag)
    return found


def _index(request: HttpRequest, _moment: Moment) -> HttpResponse:
    return views.index(request, _sections(), sitemap_url_name="sitemap_section")


def _section(request: HttpRequest, _moment: Moment, section: str) -> HttpResponse:
    return views.sitemap(request, _sections(), section=section)


index = kept_by_edition(_index)
section = kept_by_edition(_section)


def robots(request: HttpRequest) -> HttpResponse:
    """robots.txt (RFC 9309)."""
    kept_out = [f"Disallow: {path}" for path in _NOT_FOR_ROBOTS]
    where = f"Sitemap: {site_address.of_pages(request)}{reverse('sitemap')}"
    lines = ["User-agent: *", *kept_out, "", where, ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
