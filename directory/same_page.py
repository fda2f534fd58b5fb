"""The page of this request in the other languages: for its switch, and for search engines."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import Resolver404, ResolverMatch, resolve, reverse

from directory import site_address, visitor


@dataclass(frozen=True, slots=True)
class Translation:
    """`href` leads from this page, with its wishes; `address` from anywhere, without them."""

    language: str
    href: str
    address: str


def translations(request: HttpRequest, path: str = "") -> list[Translation]:
    """One for each language of the interface, this one's included, in their order.

    `path`: of the page that is meant, where it isn't simply the one that was asked for. A page
    without a language in its address leads to the front page in each.
    """
    parts = urlsplit(path or request.path)
    query = f"?{parts.query}" if parts.query else ""
    match = _match(parts.path)
    site = site_address.of_pages(request)
    in_each = [(tag, _in_language(match, tag)) for tag in visitor.written_languages()]
    return [Translation(tag, path + query, site + path) for tag, path in in_each]


def _match(path: str) -> ResolverMatch | None:
    try:
        match = resolve(path)
    except Resolver404:
        return None
    return match if "language" in match.kwargs and match.view_name else None


def _in_language(match: ResolverMatch | None, tag: str) -> str:
    if match is None:
        return reverse("home", args=(tag,))
    return reverse(match.view_name, kwargs={**match.kwargs, "language": tag})
