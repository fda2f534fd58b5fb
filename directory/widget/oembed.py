"""oEmbed 1.0 (oembed.com): an address that is pasted into an editor becomes lines of help.

Editors that don't know this site show the frame without the right to call a number, or not at all:
the numbers stand in the blockquote as text.
"""

import re
from collections.abc import Callable, Mapping
from http import HTTPStatus
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from directory import clock, security, site_address
from directory.moment import this_moment
from directory.outage import answered_also_by
from directory.rate_limit import AN_HOUR_IN_SECONDS, RateLimit
from directory.widget import copies
from directory.widget.asked import ADDRESS, Asked, address, asked
from directory.widget.frame import line
from directory.widget.lines import Lines, context, lines
from resources.rules.plain_text import in_one_line

KIND = "oembed"
JSON, XML = "json", "xml"
WIDTH = 480
AN_HOUR_S = 3_600

LIMIT = RateLimit(at_most=3_600)
"""An editor asks once for each pasted address, and keeps the answer for an hour."""

_PIXELS = re.compile("[0-9]{1,5}")
_EMBEDDABLE = {"widget", "widget_any_topic", "region", "topic"}


class NotOurs(Exception):
    """An address that shows no lines of this site."""


def _from_copies(request: HttpRequest) -> HttpResponse:
    response = _answer(request, _copied)
    response["Cache-Control"] = "no-store"
    return response


@answered_also_by(_from_copies)
def oembed(request: HttpRequest) -> HttpResponse:
    """`url`, `format` (json or xml), `maxwidth`, `maxheight`. 404: not an address of this site;
    501: another format; 429: asked too often.
    """
    if LIMIT.refuses(request, at=clock.now()):
        response = _told(HTTPStatus.TOO_MANY_REQUESTS, "Asked very often. Wait an hour.")
        response["Retry-After"] = AN_HOUR_IN_SECONDS
        return response
    return _answer(request, _fresh)


def _answer(request: HttpRequest, quoted: Callable[[HttpRequest, Asked], str]) -> HttpResponse:
    form = request.GET.get("format", JSON)
    if form not in (JSON, XML):
        return _told(HTTPStatus.NOT_IMPLEMENTED, "The format can be json or xml.")
    try:
        wanted = _asked(request)
    except NotOurs:
        return _told(HTTPStatus.NOT_FOUND, "The url shows no lines of this site.")
    with translation.override(wanted.language):
        said = _said(request, wanted, quoted(request, wanted))
    response = JsonResponse(said) if form == JSON else _xml(said)
    response["Cache-Control"] = f"public, max-age={AN_HOUR_S}"
    if wanted.depends_on_reader:
        patch_vary_headers(response, ["Accept-Language"])
    return security.for_all_sites(response)


def _asked(request: HttpRequest) -> Asked:
    """Raises NotOurs."""
    try:
        parts = urlsplit(request.GET.get("url", ""))
        match = resolve(parts.path)
    except (ValueError, Resolver404):
        raise NotOurs from None
    if parts.scheme not in ("http", "https"):
        raise NotOurs
    own = {request.get_host(), urlsplit(settings.SITE_URL).netloc, settings.EMBED_HOST}
    if parts.netloc not in own or match.url_name not in _EMBEDDABLE:
        raise NotOurs
    return asked(request, **match.kwargs, query=QueryDict(parts.query))


def _fresh(request: HttpRequest, wanted: Asked) -> str:
    moment = this_moment()
    found = lines(wanted, moment)
    quoted = _quoted(request, wanted, found)
    if not wanted.is_narrowed:
        copies.keep(KIND, wanted, topic=found.topic, moment=moment, make=lambda: quoted)
    return quoted


def _copied(request: HttpRequest, wanted: Asked) -> str:
    nothing = Lines("", "", copies.emergency(wanted.region), ())
    return copies.last(KIND, wanted) or _quoted(request, wanted, nothing)


def _quoted(request: HttpRequest, wanted: Asked, found: Lines) -> str:
    said = context(wanted, found, with_opening=False)
    said["site"] = site_address.of_pages(request)
    return in_one_line(render_to_string("widget/oembed.html", said))


def _said(request: HttpRequest, wanted: Asked, quoted: str) -> dict[str, str | int]:
    width = _at_most(request.GET.get("maxwidth", ""), WIDTH)
    height = _at_most(request.GET.get("maxheight", ""), wanted.look.size)
    path = address(ADDRESS, *wanted.written, topic=wanted.topic, query=wanted.query.urlencode())
    frame = line(site_address.of_embeds(request) + path, width=str(width), height=height)
    return {
        "version": "1.0",
        "type": "rich",
        "title": _("Who to contact"),
        "provider_name": _("Crisis Resource Directory"),
        "provider_url": site_address.of_pages(request),
        "cache_age": AN_HOUR_S,
        "width": width,
        "height": height,
        "html": quoted + frame,
    }


def _at_most(written: str, usual: int) -> int:
    """`usual`, or less where whoever asks has less room."""
    asked_for = int(written) if _PIXELS.fullmatch(written) else usual
    return min(asked_for, usual)


def _xml(said: Mapping[str, str | int]) -> HttpResponse:
    root = ET.Element("oembed")
    for name, value in said.items():
        ET.SubElement(root, name).text = str(value)
    text = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return HttpResponse(text, content_type="text/xml; charset=utf-8")


def _told(status: int, words: str) -> HttpResponse:
    response = HttpResponse(f"{words}\n", status=status, content_type="text/plain; charset=utf-8")
    return security.for_all_sites(response)
