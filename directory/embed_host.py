"""EMBED_HOST: a host name that serves embeds and nothing else, so that what other sites frame
shares no origin with the desk (OWASP ASVS 5.0, 3.5.4).
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.request import split_domain_port

_ONLY = ("/embed/", "/healthz")


class OnlyEmbedsThere:
    """Leads from there to the site, for whoever asks it for a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _asks_there(request) and not request.path.startswith(_ONLY):
            return HttpResponsePermanentRedirect(settings.SITE_URL + request.path)
        return self.get_response(request)


def _asks_there(request: HttpRequest) -> bool:
    """Also with a port, or in another spelling of the same name."""
    name, _port = split_domain_port(request.get_host())
    return bool(settings.EMBED_HOST) and name == settings.EMBED_HOST.lower()
