"""What other sites embed: one document without scripts, with one to three lines."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from directory import security, visitor
from directory.caching import kept_by_edition
from directory.filters import ServiceFilter
from directory.listing_facts import cards
from directory.moment import Moment
from resources.rules import ranking, region_codes
from resources.search.listings import load
from resources.search.widening import find_never_empty

# Priority lines and whole pairs are chosen from the best of these.
_CANDIDATES = 12


@kept_by_edition
def widget(
    request: HttpRequest, moment: Moment, language: str, region: str, topic: str = ""
) -> HttpResponse:
    code = region_codes.parse(region)
    spoken = language in visitor.written_languages()
    if not spoken or code is None or (topic and topic not in moment.reference.topics):
        return security.make_embeddable(_unknown(request, language))
    filters = ServiceFilter(request.GET, tables=moment.reference, language=language)
    answer = find_never_empty(
        filters.search(region=code, topic=topic),
        board=moment.board,
        at=moment.at,
        number=1,
        size=_CANDIDATES,
    )
    context = {
        "language": language,
        "region": code,
        "topic": answer.search.topic,
        "place": region_codes.name(code, language),
        "emergency": moment.reference.emergency(code),
        "cards": cards(
            ranking.for_small_places(load(answer.page.lines)), region=code, moment=moment
        ),
    }
    return security.make_embeddable(render(request, "widget/widget.html", context))


def _unknown(request: HttpRequest, language: str) -> HttpResponse:
    """A publisher's mistake must not leave a reader with nothing: it leads to the front page."""
    if language not in visitor.written_languages():
        language = settings.LANGUAGE_CODE
    return render(request, "widget/unknown.html", {"language": language}, status=404)
