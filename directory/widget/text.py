"""Level 2: the same lines as plain HTML and as JSON, for build steps, newsletters and AMP.

Whoever takes them shows them later, so they never say who is there now.
"""

import json
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from directory import security, site_address
from directory.caching import kept_by_edition
from directory.listing_facts import Card, ContactFacts
from directory.moment import Moment
from directory.outage import answered_also_by
from directory.widget import copies
from directory.widget.asked import Asked, asked
from directory.widget.frame import KEPT_FOR_A_WHILE
from directory.widget.lines import Lines, context, lines
from resources.rules.plain_text import in_one_line

HTML = "html"
JSON = "json"
_TYPES = {HTML: "text/html; charset=utf-8", JSON: "application/json; charset=utf-8"}


def _from_copies(
    request: HttpRequest, form: str, language: str, region: str, topic: str = ""
) -> HttpResponse:
    wanted = asked(request, language, region, topic)
    with translation.override(wanted.language):
        nothing = Lines("", "", copies.emergency(wanted.region), ())
        known = copies.last(form, wanted) or _FORMS[form](request, wanted, nothing)
    response = _response(known, form)
    response["Cache-Control"] = "no-store"
    return response


@answered_also_by(_from_copies)
def fragment(
    request: HttpRequest, form: str, language: str, region: str, topic: str = ""
) -> HttpResponse:
    wanted = asked(request, language, region, topic)
    with translation.override(wanted.language):
        fresh = _by_reader if wanted.depends_on_reader else _same_for_all
        return fresh(request, form, wanted)


def _fragment(request: HttpRequest, moment: Moment, form: str, wanted: Asked) -> HttpResponse:
    found = lines(wanted, moment)
    made = _FORMS[form](request, wanted, found)
    if not wanted.is_narrowed:
        copies.keep(form, wanted, topic=found.topic, moment=moment, make=lambda: made)
    return _response(made, form)


_same_for_all = kept_by_edition(_fragment, cache_control=KEPT_FOR_A_WHILE)
_by_reader = kept_by_edition(_fragment, cache_control=KEPT_FOR_A_WHILE, vary=("Accept-Language",))


def html(request: HttpRequest, wanted: Asked, found: Lines) -> str:
    """Without a class, style or script of ours: it looks like the page that takes it."""
    said = context(wanted, found, with_opening=False)
    return render_to_string("widget/fragment.html", said | {"site": site_address.of_pages(request)})


def _json(request: HttpRequest, wanted: Asked, found: Lines) -> str:
    site = site_address.of_pages(request)
    said = context(wanted, found, with_opening=False)
    document = {
        "language": wanted.language,
        "region": wanted.region or None,
        "place": said["place"] or None,
        "topic": found.searched_topic or None,
        "emergency": [{"service": n.service, "number": n.number} for n in found.emergency],
        "lines": [_line(card, site, wanted.language) for card in found.cards],
        "more": site + said["more"],
    }
    return json.dumps(document, ensure_ascii=False)


def _line(card: Card, site: str, language: str) -> dict[str, Any]:
    return {
        "id": str(card.service.pk),
        "name": in_one_line(card.text.name),
        "name_language": card.text.language,
        "url": site + reverse("service", args=(language, card.service.slug)),
        "contacts": [_contact(each) for each in card.contacts if each.href],
    }


def _contact(contact: ContactFacts) -> dict[str, Any]:
    method = contact.method
    return {
        "kind": method.kind,
        "label": in_one_line(contact.plain_label),
        "href": contact.href,
        "value": method.value,
        "keyword": method.keyword,
        "opening_hours": method.schedule.opening_hours if method.schedule else "",
        "time_zone": method.schedule.time_zone if method.schedule else "",
        "languages": method.languages,
        "cost": method.cost,
        "trust": contact.trust,
    }


def _response(content: str, form: str) -> HttpResponse:
    return security.for_all_sites(HttpResponse(content, content_type=_TYPES[form]))


_FORMS: dict[str, Callable[[HttpRequest, Asked, Lines], str]] = {HTML: html, JSON: _json}
