"""This request's written language and likely regions, decided once, from its address and headers.

Never from the IP address, never remembered, and never one default country for everybody.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from resources.rules import language_tags

MOST_LIKELY = 3

_BY_BROWSER = ("/moderation/", "/admin/")


def written_languages() -> list[str]:
    """The tags that the interface is translated into."""
    return [tag for tag, _name in settings.LANGUAGES]


def preferred_language(request: HttpRequest) -> str:
    """The interface language that suits the browser best."""
    wanted = language_tags.from_accept_language(_accepted(request))
    return language_tags.closest(wanted, written_languages()) or settings.LANGUAGE_CODE


def likely_regions(request: HttpRequest) -> tuple[str, ...]:
    """Countries that the browser's languages name ("en-GB"), at most three; often none."""
    return language_tags.regions_from_accept_language(_accepted(request))[:MOST_LIKELY]


def _accepted(request: HttpRequest) -> str:
    return str(request.headers.get("Accept-Language", ""))


class WrittenLanguage:
    """Speaks the language of the address; at the desk, where none stands there, the browser's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with translation.override(settings.LANGUAGE_CODE):
            response = self.get_response(request)
            if request.path.startswith(_BY_BROWSER):
                patch_vary_headers(response, ["Accept-Language"])
            response.headers.setdefault("Content-Language", translation.get_language() or "en")
        return response

    def process_view(
        self, request: HttpRequest, _view: Any, _args: Any, kwargs: dict[str, Any]
    ) -> None:
        if kwargs.get("language") in written_languages():
            translation.activate(kwargs["language"])
        elif request.path.startswith(_BY_BROWSER):
            translation.activate(preferred_language(request))
