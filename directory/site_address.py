"""Where this site stands, as others write it down."""

from django.conf import settings
from django.http import HttpRequest


def of_pages(request: HttpRequest) -> str:
    """Without a slash at the end."""
    return settings.SITE_URL or request.build_absolute_uri("/").rstrip("/")


def of_embeds(request: HttpRequest) -> str:
    """The same, or where embeds have a host of their own, that one."""
    if settings.EMBED_HOST:
        return f"{request.scheme}://{settings.EMBED_HOST}"
    return of_pages(request)
