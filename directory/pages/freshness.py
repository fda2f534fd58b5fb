"""How fresh the numbers are, for everybody to see."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from directory.caching import kept_by_edition
from directory.charts import FreshnessView
from directory.moment import Moment
from resources.search.freshness_figures import known_figures


@kept_by_edition
def freshness(request: HttpRequest, moment: Moment, language: str) -> HttpResponse:
    view = FreshnessView(known_figures(moment.board, at=moment.at), language)
    return render(request, "pages/freshness.html", {"view": view, "language": language})
