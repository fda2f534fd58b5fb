"""The front page of the desk: what wants an answer, the most harmful first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from directory.moderation import scope
from directory.moderation.access import desk, signed_in
from directory.moment import this_moment
from directory.wording import names, questions
from resources.rules import language_tags, region_codes
from resources.rules.questions import Kind
from resources.rules.roles import Right
from resources.search import queue as search
from resources.search.queue import PAGE_SIZE, Wanted


@require_GET
@desk(Right.PROPOSE)
def queue(request: HttpRequest) -> HttpResponse:
    moment, language = this_moment(), get_language() or "en"
    asked = wanted(request)
    reader = signed_in(request)
    number = _page_number(request)
    found = search.queue(asked, by=reader, at=moment.at, number=number)
    shown = found.counts.get(Kind(asked.kind), 0) if asked.kind else found.total
    context = {
        "wanted": asked,
        "rows": [questions.Row(each, reader, moment.at) for each in found.questions],
        "kinds": [(kind.value, questions.KINDS[kind], found.counts.get(kind, 0)) for kind in Kind],
        "total": found.total,
        "shown": shown,
        "languages": _languages(list(moment.reference.spoken), language),
        "regions": names.regions(region_codes.countries(), language),
        "query": request.GET.urlencode(),
        "previous": number - 1 if number > 1 else None,
        "next": number + 1 if number * PAGE_SIZE < shown else None,
    }
    return render(request, "moderation/queue.html", context)


def wanted(request: HttpRequest) -> Wanted:
    """What is asked for in the address; what can't be understood is left out."""
    kind, reader = request.GET.get("kind", ""), signed_in(request)
    return Wanted(
        kind=kind if kind in list(Kind) else "",
        region=region_codes.parse(request.GET.get("region", "")) or "",
        language=request.GET.get("language", "")[: language_tags.LONGEST_TAG],
        mine=request.GET.get("mine") == "yes",
        limits=tuple(scope.regions(reader)),
        languages=tuple(reader.languages),
    )


def _languages(tags: list[str], language: str) -> list[tuple[str, str]]:
    return names.alphabetical((tag, language_tags.name(tag, language)) for tag in tags)


def _page_number(request: HttpRequest) -> int:
    text = request.GET.get("page", "1")
    return max(1, int(text)) if text.isdecimal() and len(text) < 6 else 1  # noqa: PLR2004
