"""How another site shows a few lines of help: one line of HTML, with a live preview."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from directory import security, visitor
from directory.caching import kept_by_edition
from directory.moment import Moment
from directory.wording import names
from resources.rules import region_codes
from resources.search.facets import countries_with_listings

# Pixels. Two lines with two ways of contact each fit; what is longer scrolls.
WIDTH, HEIGHT = 320, 380


def _publishers(request: HttpRequest, moment: Moment, language: str) -> HttpResponse:
    listed = countries_with_listings()
    tables = moment.reference
    region = _region(request, listed)
    topic = request.GET.get("topic", "")
    topic = topic if topic in tables.topics else ""
    path = (
        reverse("widget", args=(language, region, topic))
        if topic
        else reverse("widget_any_topic", args=(language, region))
    )
    context = {
        "language": language,
        "address": f"{_site(request)}{path}",
        "path": path,
        "width": WIDTH,
        "height": HEIGHT,
        "countries": names.regions(listed or {region}, language),
        "topics": [(slug, tables.topic_name(slug, language)) for slug in tables.topics],
        "region": region,
        "topic": topic,
        "feed": urlencode({"region": region} | ({"topic": topic} if topic else {})),
    }
    response = render(request, "pages/publishers.html", context)
    response["Content-Security-Policy"] = security.page_policy(frames="'self'")
    return response


publishers = kept_by_edition(_publishers, vary=("Accept-Language",))


def _region(request: HttpRequest, listed: frozenset[str]) -> str:
    """The place asked for, a likely one, or the first that there is: only an example to change."""
    asked = region_codes.parse(request.GET.get("region", ""))
    candidates = (asked, *visitor.likely_regions(request), *sorted(listed), region_codes.WORLD)
    return next(code for code in candidates if code and (code in listed or code == candidates[-1]))


def _site(request: HttpRequest) -> str:
    return settings.SITE_URL or request.build_absolute_uri("/").rstrip("/")
