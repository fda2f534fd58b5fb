"""Where somebody begins: a place, and what is going on."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers

from directory import visitor
from directory.caching import kept_by_edition
from directory.moment import Moment, this_moment
from directory.pages.whereabouts import Whereabouts, whereabouts
from directory.rate_limit import AN_HOUR_IN_SECONDS
from directory.wording import names
from resources.rules import region_codes
from resources.search.facets import countries_with_listings


def any_language(request: HttpRequest) -> HttpResponse:
    """The front door leads to the language that the browser asks for."""
    response = redirect("home", language=visitor.preferred_language(request))
    response["Cache-Control"] = "public, max-age=3600"
    patch_vary_headers(response, ["Accept-Language"])
    return response


def _home(request: HttpRequest, moment: Moment, language: str) -> HttpResponse:
    return _rendered(request, moment, language, whereabouts(request, language))


def without_words(request: HttpRequest, language: str, region: str | None) -> HttpResponse:
    """Emergency numbers and the choice of a place, for whom the search box has no time.

    `region`: of the page where the words were typed. Help, and no error: 429 tells only programs.
    """
    where = whereabouts(request, language)
    if region and region != region_codes.WORLD:
        where = Whereabouts([(region, region_codes.name(region, language))], region)
    response = _rendered(request, this_moment(), language, where, is_busy=True)
    response.status_code = HTTPStatus.TOO_MANY_REQUESTS
    response["Retry-After"] = AN_HOUR_IN_SECONDS
    return response


def _rendered(
    request: HttpRequest,
    moment: Moment,
    language: str,
    where: Whereabouts,
    *,
    is_busy: bool = False,
) -> HttpResponse:
    tables = moment.reference
    context = {
        "language": language,
        "likely": where.likely,
        "emergency": tables.emergency(where.region),
        "countries": names.regions(region_codes.countries(), language),
        "listed": countries_with_listings(),
        "topics": [(slug, tables.topic_name(slug, language)) for slug in tables.topics],
        "chosen": where.likely[0][0] if where.likely else "",
        "is_busy": is_busy,
    }
    return render(request, "pages/home.html", context)


home = kept_by_edition(_home, vary=("Accept-Language",))


def go(request: HttpRequest, language: str) -> HttpResponse:
    """The form of the front page leads to the page that it describes."""
    region = region_codes.parse(request.GET.get("region", ""))
    topic = request.GET.get("topic", "")
    if region is None:
        return redirect("home", language=language)
    if topic in this_moment().reference.topics:
        return redirect("topic", language=language, region=region, topic=topic)
    return redirect("region", language=language, region=region)
