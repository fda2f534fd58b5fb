"""What a person reads when something of ours broke: what to do now, without asking for anything."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

from directory import visitor


def page(request: HttpRequest) -> HttpResponse:
    """Needs no database, no session and no view; the log has the place of the error."""
    language = _language(request)
    with translation.override(language):
        html = render_to_string("500.html", {"language": language})
    response = HttpResponse(html, status=HTTPStatus.INTERNAL_SERVER_ERROR)
    response["Content-Language"] = language
    response["Cache-Control"] = "no-store"
    return response


def _language(request: HttpRequest) -> str:
    """That of the address, else that of the browser."""
    named = request.path.split("/")[1]
    return named if named in visitor.written_languages() else visitor.preferred_language(request)
