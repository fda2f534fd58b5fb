"""GET /api/v1/services and /api/v1/services/{id}: the pages' answers, as JSON, for anybody."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt

from directory import clock, site_address, visitor
from directory.api import documents
from directory.api.problems import problem, too_often
from directory.caching import kept_by_edition
from directory.filters import ServiceFilter
from directory.listing_facts import Card, cards
from directory.moment import Moment
from directory.rate_limit import RateLimit
from directory.security import for_all_sites
from resources.models import Service
from resources.rules import region_codes
from resources.search.listings import load, with_card_facts
from resources.search.widening import Answer, find_never_empty

PAGE_SIZE = 20
LARGEST_PAGE_SIZE = 100

LIMIT = RateLimit(at_most=3_600)
"""All listings can be read many times over in an hour."""

_OWN_PARAMETERS = frozenset({"page", "per_page", "text_language"})

Arguments = ParamSpec("Arguments")


def open_to_all(
    view: Callable[Concatenate[HttpRequest, Arguments], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Arguments], HttpResponse]:
    """Any site may read it; there is no key; only GET and HEAD are known."""

    # Nothing is written, so there is nothing to forge; and a POST should hear 405, not of CSRF.
    @csrf_exempt
    @wraps(view)
    def answer(
        request: HttpRequest, /, *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            response = problem(HTTPStatus.METHOD_NOT_ALLOWED, "Use GET.")
            response["Allow"] = "GET, HEAD"
        elif LIMIT.refuses(request, at=clock.now()):
            response = too_often()
        else:
            response = view(request, *args, **kwargs)
        return for_all_sites(response)

    return answer


@open_to_all
@kept_by_edition
def services(request: HttpRequest, moment: Moment) -> HttpResponse:
    language = request.GET.get("text_language", settings.LANGUAGE_CODE)
    filters = ServiceFilter(request.GET, tables=moment.reference, language=language)
    if errors := _errors(request, filters, language):
        detail = "A parameter could not be understood; nothing was searched."
        return problem(HTTPStatus.BAD_REQUEST, detail, errors=errors)
    region = region_codes.parse(request.GET["region"]) or region_codes.WORLD
    with translation.override(language):
        answer = find_never_empty(
            filters.search(region=region, topic=request.GET.get("topic", "")),
            board=moment.board,
            at=moment.at,
            number=int(request.GET.get("page", "1")),
            size=int(request.GET.get("per_page", PAGE_SIZE)),
        )
        return _listed(request, moment, answer, region=region, language=language)


@open_to_all
def unknown(_request: HttpRequest, rest: str) -> HttpResponse:  # noqa: ARG001 (the address)
    """Any other address of the API, an id that is none included."""
    return problem(HTTPStatus.NOT_FOUND, "There is nothing at this address of the API.")


@open_to_all
@kept_by_edition
def service(request: HttpRequest, moment: Moment, service_id: UUID) -> HttpResponse:
    language = request.GET.get("text_language", settings.LANGUAGE_CODE)
    if language not in visitor.written_languages():
        errors = {"text_language": one_of(visitor.written_languages())}
        return problem(
            HTTPStatus.BAD_REQUEST, "A parameter could not be understood.", errors=errors
        )
    found = with_card_facts(Service.objects.published().filter(pk=service_id)).first()
    if found is None:
        return problem(HTTPStatus.NOT_FOUND, "No published service has this id.")
    region = found.region_codes[0]  # type: ignore[attr-defined]
    with translation.override(language):
        document = documents.service(
            Card(found, region, moment), site=site_address.of_pages(request), language=language
        )
    return _json(document)


def _listed(
    request: HttpRequest, moment: Moment, answer: Answer, *, region: str, language: str
) -> HttpResponse:
    page = answer.page
    document = {
        "count": page.count,
        "count_is_exact": page.is_counted,
        "next": _page_address(request, page.number + 1) if page.number < page.pages else None,
        "previous": _page_address(request, page.number - 1) if page.number > 1 else None,
        "widened": list(answer.dropped),
        "emergency": documents.emergency(moment.reference.emergency(region)),
        "results": [
            documents.service(card, site=site_address.of_pages(request), language=language)
            for card in cards(load(page.lines), region=region, moment=moment)
        ],
    }
    return _json(document)


def _errors(request: HttpRequest, filters: ServiceFilter, language: str) -> dict[str, str]:
    """Parameter -> what is wrong with it. An unknown one was meant for something."""
    errors = filters.errors_by_name()
    known = _OWN_PARAMETERS | set(filters.filters)
    for name in request.GET:
        if name not in known:
            errors[name] = f"There is no such parameter. Known: {', '.join(sorted(known))}."
    if region_codes.parse(request.GET.get("region", "")) is None:
        errors["region"] = "A region is needed: a code such as gb, us-ca or world (ISO 3166)."
    if language not in visitor.written_languages():
        errors["text_language"] = one_of(visitor.written_languages())
    errors |= _number_error(request, "page", largest=100_000)
    errors |= _number_error(request, "per_page", largest=LARGEST_PAGE_SIZE)
    return errors


def _number_error(request: HttpRequest, name: str, *, largest: int) -> dict[str, str]:
    text = request.GET.get(name, "1")
    plain = text.isascii() and text.isdecimal() and len(text) <= len(str(largest))
    return {} if plain and 1 <= int(text) <= largest else {name: f"A number from 1 to {largest}."}


def one_of(values: list[str]) -> str:
    return f"One of: {', '.join(values)}."


def _page_address(request: HttpRequest, number: int) -> str:
    query = {**request.GET.dict(), "page": str(number)}
    return f"{site_address.of_pages(request)}{request.path}?{urlencode(query)}"


def _json(document: dict[str, Any]) -> HttpResponse:
    return JsonResponse(document, json_dumps_params={"ensure_ascii": False})
