"""One listing: everything that is known of it, and that the rest is not."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from directory.caching import kept_by_edition
from directory.listing_facts import Card
from directory.moment import Moment
from directory.pages import missing, structured_data
from directory.wording import names
from resources.models import FormerSlug, Service
from resources.rules import region_codes
from resources.rules.publication import State
from resources.search.listings import with_card_facts


@kept_by_edition
def service(request: HttpRequest, moment: Moment, language: str, slug: str) -> HttpResponse:
    found = with_card_facts(Service.objects.filter(slug=slug)).select_related("replaced_by").first()
    if found is None:
        return _moved_or_missing(request, language, slug)
    if found.state == State.RETIRED:
        return _moved(language, slug) or _gone(request, moment, language, found)
    if found.state != State.PUBLISHED:
        return missing.service(request, language)
    return render(request, "pages/service.html", _context(found, moment, language))


def _context(found: Service, moment: Moment, language: str) -> dict[str, object]:
    regions = names.regions(found.region_codes, language)  # type: ignore[attr-defined]
    home = regions[0][0]
    card = Card(found, home, moment)
    tables = moment.reference
    return {
        "language": language,
        "card": card,
        "service": found,
        "regions": regions,
        "place": region_codes.name(home, language),
        "region": home,
        "emergency": tables.emergency(home),
        "topics": [(s, tables.topic_name(s, language)) for s in found.topic_slugs],  # type: ignore[attr-defined]
        "audiences": [tables.audience_name(s, language) for s in found.audience_slugs],  # type: ignore[attr-defined]
        "structured_data": structured_data.of(card, language=get_language() or "en"),
    }


def _moved_or_missing(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    return _moved(language, slug) or missing.service(request, language)


def _moved(language: str, slug: str) -> HttpResponse | None:
    """To the listing that has this address now, if it is another's: renamed, or merged."""
    former = FormerSlug.objects.filter(slug=slug).select_related("service").first()
    if former is None or former.service.slug == slug:
        return None
    return redirect("service", language=language, slug=former.service.slug, permanent=True)


def _gone(request: HttpRequest, moment: Moment, language: str, found: Service) -> HttpResponse:
    successor = found.replaced_by
    if successor is not None and successor.state != State.PUBLISHED:
        successor = None
    shown = with_card_facts(Service.objects.filter(pk=successor.pk)).get() if successor else None
    regions = names.regions(found.region_codes, language)  # type: ignore[attr-defined]
    context = {
        "language": language,
        "card": Card(found, regions[0][0], moment),
        "successor": Card(shown, regions[0][0], moment) if shown else None,
        "regions": regions,
        "emergency": moment.reference.emergency(regions[0][0]),
    }
    return render(request, "pages/gone.html", context, status=410)
