"""Addresses that lead nowhere say what there is instead.

Their words are not repeated, nor do they come back in the links to other languages.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation

from directory import visitor
from directory.moment import Moment
from directory.pages.guide_list import guide_list
from directory.wording import names
from resources.rules import language_tags, region_codes
from resources.search.facets import countries_with_listings, facets


def region(request: HttpRequest, language: str) -> HttpResponse:
    listed = countries_with_listings()
    context = {
        "language": language,
        "address": reverse("home", args=(language,)),
        "countries": names.regions(listed, language),
        "others": names.regions(set(region_codes.countries()) - listed, language),
    }
    return render(request, "pages/missing_region.html", context, status=404)


def topic(request: HttpRequest, moment: Moment, language: str, region: str) -> HttpResponse:
    here = facets(region, languages=()).topics
    tables = moment.reference
    context = {
        "language": language,
        "region": region,
        "address": reverse("region", args=(language, region)),
        "place": region_codes.name(region, language),
        "emergency": tables.emergency(region),
        "topics": [(s, tables.topic_name(s, language)) for s in tables.topics if s in here],
    }
    return render(request, "pages/missing_topic.html", context, status=404)


def guide(request: HttpRequest, moment: Moment, language: str) -> HttpResponse:
    context = guide_list(request, moment, language) | {
        "address": reverse("guides", args=(language,))
    }
    return render(request, "pages/missing_guide.html", context, status=404)


def service(request: HttpRequest, language: str) -> HttpResponse:
    context = {"language": language, "address": reverse("home", args=(language,))}
    return render(request, "pages/missing_service.html", context, status=404)


def page(
    request: HttpRequest,
    exception: Exception | None = None,  # noqa: ARG001 (Django calls it by this name)
) -> HttpResponse:
    """Any other unknown address: the languages that there are."""
    language = visitor.preferred_language(request)
    translation.activate(language)
    languages = [(tag, language_tags.autonym(tag)) for tag in visitor.written_languages()]
    context = {"language": language, "languages": languages}
    response = render(request, "pages/missing_page.html", context, status=404)
    response["Vary"] = "Accept-Language"
    return response
