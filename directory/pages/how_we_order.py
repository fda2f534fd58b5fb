"""The order of results, and what happens to what somebody types, for everybody to read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from directory.caching import kept_by_edition
from directory.moment import Moment
from directory.wording import ranking
from directory.wording.freshness import number
from resources.search.index_query import MOST_COUNTED


@kept_by_edition
def how_we_order(request: HttpRequest, _moment: Moment, language: str) -> HttpResponse:
    context = {
        "language": language,
        "rules": ranking.rules(),
        "dropped_in_order": ranking.dropped_in_order(),
        "most_counted": number(MOST_COUNTED),
    }
    return render(request, "pages/how_we_order.html", context)
