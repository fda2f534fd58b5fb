"""Errors as RFC 9457 problem details (application/problem+json)."""

import json
from collections.abc import Mapping
from http import HTTPStatus

from django.http import HttpResponse

from directory.rate_limit import AN_HOUR_IN_SECONDS


def problem(
    status: HTTPStatus, detail: str, *, errors: Mapping[str, str] | None = None
) -> HttpResponse:
    """`errors`: parameter -> sentence."""
    body: dict[str, object] = {
        "type": "about:blank",
        "title": status.phrase,
        "status": status.value,
        "detail": detail,
    }
    if errors:
        body["errors"] = [{"parameter": name, "detail": words} for name, words in errors.items()]
    return HttpResponse(
        json.dumps(body, ensure_ascii=False),
        status=status.value,
        content_type="application/problem+json",
    )


def too_often() -> HttpResponse:
    """For programs that ask more often than an address may."""
    detail = "This address has asked very often. Wait an hour, or keep what was answered before."
    response = problem(HTTPStatus.TOO_MANY_REQUESTS, detail)
    response["Retry-After"] = AN_HOUR_IN_SECONDS
    response["Cache-Control"] = "no-store"
    return response
