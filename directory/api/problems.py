"""Errors as RFC 9457 problem details (application/problem+json)."""

import json
from collections.abc import Mapping
from http import HTTPStatus

from django.http import HttpResponse


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
