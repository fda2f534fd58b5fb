"""POST /api/v1/search: what somebody's own words mean, and who helps, as JSON, for anybody.

The text travels in the body, because addresses are written down on their way. It is kept nowhere,
and no answer repeats it, an error no more than others.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt

from directory import clock, site_address, visitor
from directory.api import documents
from directory.api.problems import problem, too_often
from directory.api.views import PAGE_SIZE
from directory.asking import meaning, search_for
from directory.listing_facts import cards
from directory.moment import this_moment
from directory.rate_limit import RateLimit
from directory.security import for_all_sites
from resources.rules import language_tags, region_codes
from resources.rules.normalised_text import LONGEST_TEXT
from resources.search.answering import answer
from resources.search.listings import load
from resources.search.understanding import Understood

LARGEST_BODY = 16 * 1024
"""Bytes: room for LONGEST_TEXT characters, each of them escaped."""

LIMIT = RateLimit(at_most=3_600)
"""One each second: a publisher's server may ask for all its readers."""

_METHODS = "POST, OPTIONS"
_A_DAY_IN_SECONDS = "86400"
_MEMBERS = frozenset({"text", "language", "region"})


@dataclass(frozen=True, slots=True)
class _Asked:
    """`language` is that of the text, as far as its sender knows; any is understood."""

    text: str
    language: str
    region: str

    @property
    def written_language(self) -> str:
        """That of the answer's words."""
        closest = language_tags.closest([self.language], visitor.written_languages())
        return closest or settings.LANGUAGE_CODE


# It changes nothing and knows nobody, so there is nothing to forge.
@csrf_exempt
def search(request: HttpRequest) -> HttpResponse:
    match request.method:
        case "POST":
            refused = LIMIT.refuses(request, at=clock.now())
            response = too_often() if refused else _received(request)
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
        language=language_tags.normalise(members.get("language", settings.LANGUAGE_CODE)),
        region=region_codes.parse(members.get("region", "")) or region_codes.WORLD,
    )
    with translation.override(asked.written_language):
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
    if not _is_language(members.get("language", settings.LANGUAGE_CODE)):
        errors["language"] = "The code of a language such as es or zh-hans (BCP 47), or left out."
    region = members.get("region", region_codes.WORLD)
    if not isinstance(region, str) or region_codes.parse(region) is None:
        errors["region"] = "A code such as gb, us-ca or world (ISO 3166), or left out."
    return errors


def _is_language(value: object) -> bool:
    try:
        language_tags.normalise(value if isinstance(value, str) else "")
    except language_tags.UnknownLanguage:
        return False
    return True


def _answered(request: HttpRequest, asked: _Asked) -> HttpResponse:
    moment = this_moment()
    understood = meaning(asked.text, language=asked.language, region=asked.region, moment=moment)
    language = asked.written_language
    wanted = search_for(understood, region=asked.region, language=language, tables=moment.reference)
    found = answer(understood, wanted, board=moment.board, at=moment.at, size=PAGE_SIZE)
    document = {
        "understood": _understood(understood),
        "widened": list(found.answer.dropped),
        "emergency": documents.emergency(moment.reference.emergency(wanted.region)),
        "results": [
            documents.service(card, site=site_address.of_pages(request), language=language)
            for card in cards(load(found.lines), region=wanted.region, moment=moment)
        ],
    }
    return JsonResponse(document, json_dumps_params={"ensure_ascii": False})


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
