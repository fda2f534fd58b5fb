"""Another place, chosen inside the frame: links, because a frame without scripts sends no forms."""

from collections.abc import Collection

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from directory import security
from directory.caching import kept_by_edition
from directory.moment import Moment
from directory.outage import answered_also_by
from directory.widget import look
from directory.widget.asked import ADDRESS, Asked, address, asked
from directory.widget.frame import KEPT_FOR_A_WHILE
from directory.wording import names
from resources.rules import region_codes
from resources.search.facets import countries_with_listings


def _all_countries(request: HttpRequest, language: str, topic: str = "") -> HttpResponse:
    wanted = asked(request, language, "", topic)
    with translation.override(wanted.language):
        response = _list(request, wanted, region_codes.countries())
    response["Cache-Control"] = "no-store"
    return response


@answered_also_by(_all_countries)
def places(request: HttpRequest, language: str, topic: str = "") -> HttpResponse:
    wanted = asked(request, language, "", topic)
    with translation.override(wanted.language):
        return (_by_reader if wanted.depends_on_reader else _same_for_all)(request, wanted)


def _fresh(request: HttpRequest, _moment: Moment, wanted: Asked) -> HttpResponse:
    return _list(request, wanted, countries_with_listings())


_same_for_all = kept_by_edition(_fresh, cache_control=KEPT_FOR_A_WHILE)
_by_reader = kept_by_edition(_fresh, cache_control=KEPT_FOR_A_WHILE, vary=("Accept-Language",))


def _list(request: HttpRequest, wanted: Asked, codes: Collection[str]) -> HttpResponse:
    def frame_of(code: str) -> str:
        query = wanted.query.urlencode()
        return address(ADDRESS, wanted.language, code, topic=wanted.topic, query=query)

    places = [(frame_of(code), name) for code, name in names.regions(codes, wanted.language)]
    response = render(
        request,
        "widget/places.html",
        {
            "places": places,
            "anywhere": frame_of(region_codes.WORLD),
            "style": look.style(wanted.look),
        },
    )
    return security.make_embeddable(response, style=look.csp_source(wanted.look))
