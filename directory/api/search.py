"""POST /api/v1/search: what somebody's own words mean, and who helps, as JSON, for anybody.

The text travels in the body, because addresses are written down on their way. It is kept nowhere,
and no answer repeats it, an error no more than others.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt

from directory import visitor
from directory.api import documents
from directory.api.problems import problem
from directory.api.views import PAGE_SIZE, for_all_sites, one_of, site
from directory.asking import search_for
from directory.listing_facts import cards
from directory.moment import this_moment
from resources.rules import region_codes
from resources.rules.normalised_text import LONGEST_TEXT
from resources.search.answering import Answered, answer
from resources.search.finding import Line
from resources.search.listings import load
from resources.search.understanding import Understood, understand

LARGEST_BODY = 16 * 1024
"""Bytes: room for LONGEST_TEXT characters, each of them escaped."""

_METHODS = "POST, OPTIONS"
_A_DAY_IN_SECONDS = "86400"
_MEMBERS = frozenset({"text", "language", "region"})


@dataclass(frozen=True, slots=True)
class _Asked:
    text: str
    language: str
    region: str


# It changes nothing and knows nobody, so there is nothing to forge.
@csrf_exempt
def search(request: HttpRequest) -> HttpResponse:
    match request.method:
        case "POST":
            response = _received(request)
        case "OPTIONS":
            response = _preflight()
        case _:
            detail = "Use POST: what somebody types must not stand in an address."
            response = problem(HTTPStatus.METHOD_NOT_ALLOWED, detail)
            response["Allow"] = _METHODS
    response["Cache-Control"] = "no-store"
    return for_all_sites(response)


def _preflight() -> HttpResponse:
    """A browser asks before it sends JSON from another site."""
    response = HttpResponse(status=HTTPStatus.NO_CONTENT)
    response["Allow"] = response["Access-Control-Allow-Methods"] = _METHODS
    response["Access-Control-Allow-Headers"] = "Content-Type"
    response["Access-Control-Max-Age"] = _A_DAY_IN_SECONDS
    return response


def _received(request: HttpRequest) -> HttpResponse:
    body = request.read(LARGEST_BODY + 1)
    if len(body) > LARGEST_BODY:
        detail = f"The body may have {LARGEST_BODY} bytes."
        return problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, detail)
    members = _members(body)
    if members is None:
        detail = 'The body must be a JSON object in UTF-8, such as {"text": "…", "region": "gb"}.'
        return problem(HTTPStatus.BAD_REQUEST, detail)
    if errors := _errors(members):
        detail = "Something could not be understood; nothing was searched."
        return problem(HTTPStatus.BAD_REQUEST, detail, errors=errors)
    asked = _Asked(
        text=members["text"],
        language=members.get("language", settings.LANGUAGE_CODE),
        region=region_codes.parse(members.get("region", "")) or region_codes.WORLD,
    )
    with translation.override(asked.language):
        return _answered(request, asked)


def _members(body: bytes) -> Mapping[str, Any] | None:
    """None for what is no JSON object in UTF-8."""
    try:
        members = json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    return members if isinstance(members, dict) else None


def _errors(members: Mapping[str, Any]) -> dict[str, str]:
    """Member -> what is wrong with it. Nothing that was sent is repeated, unknown names neither."""
    errors = {}
    if not _MEMBERS.issuperset(members):
        errors["members"] = f"There are only: {', '.join(sorted(_MEMBERS))}."
    text = members.get("text")
    if not isinstance(text, str) or not text.strip() or len(text) > LONGEST_TEXT:
        errors["text"] = f"A text of 1 to {LONGEST_TEXT} characters is needed."
    if members.get("language", settings.LANGUAGE_CODE) not in visitor.written_languages():
        errors["language"] = one_of(visitor.written_languages())
    region = members.get("region", region_codes.WORLD)
    if not isinstance(region, str) or region_codes.parse(region) is None:
        errors["region"] = "A code such as gb, us-ca or world (ISO 3166), or left out."
    return errors


def _answered(request: HttpRequest, asked: _Asked) -> HttpResponse:
    moment = this_moment()
    understood = understand(
        asked.text,
        language=asked.language,
        region=asked.region,
        edition=str(moment.edition),
        at=moment.at,
    )
    wanted = search_for(
        understood, region=asked.region, language=asked.language, tables=moment.reference
    )
    answered = answer(understood, wanted, board=moment.board, at=moment.at, size=PAGE_SIZE)
    document = {
        "understood": _understood(understood),
        "widened": list(answered.answer.dropped),
        "emergency": documents.emergency(moment.reference.emergency(wanted.region)),
        "results": [
            documents.service(card, site=site(request), language=asked.language)
            for card in cards(load(_lines(answered)), region=wanted.region, moment=moment)
        ],
    }
    return JsonResponse(document, json_dumps_params={"ensure_ascii": False})


def _lines(answered: Answered) -> Iterable[Line]:
    """What somebody named first; each line once."""
    lines = [*answered.named, *answered.answer.lines]
    return {line.service: line for line in lines}.values()


def _understood(understood: Understood) -> dict[str, Any]:
    """The best of each first. The words that led there stay here."""
    return {
        "topics": understood.topics,
        "audiences": understood.audiences,
        "regions": understood.regions,
        "languages": understood.languages,
        "channels": understood.channels,
        "intent": understood.intent,
    }
