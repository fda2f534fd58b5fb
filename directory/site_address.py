"""Where this site stands, as others write it down."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse


def of_pages(request: HttpRequest) -> str:
    """Without a slash at the end."""
    return settings.SITE_URL or request.build_absolute_uri("/").rstrip("/")


def of_embeds(request: HttpRequest) -> str:
    """The same, or where embeds have a host of their own, that one."""
    if settings.EMBED_HOST:
        return f"{request.scheme}://{settings.EMBED_HOST}"
    return of_pages(request)


def of_oembed(request: HttpRequest, form: str) -> str:
    """Where an editor that was given the address of this page asks what to show; json or xml."""
    query = urlencode({"format": form, "url": of_pages(request) + request.path})
    return f"{of_pages(request)}{reverse('oembed')}?{query}"
