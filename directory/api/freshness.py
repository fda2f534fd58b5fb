"""GET /api/v1/freshness: the figures of the freshness page, as JSON, for anybody."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from directory.api.problems import problem
from directory.api.views import open_to_all
from directory.caching import kept_by_edition
from directory.moment import Moment
from resources.search.freshness_figures import ANSWERS_OF, Answers, Checks, known_figures


@open_to_all
@kept_by_edition
def freshness(request: HttpRequest, moment: Moment) -> HttpResponse:
    if request.GET:
        errors = dict.fromkeys(request.GET, "There is no such parameter.")
        return problem(HTTPStatus.BAD_REQUEST, "This takes no parameters.", errors=errors)
    figures = known_figures(moment.board, at=moment.at)
    document = {
        "counted_on": moment.at.date().isoformat(),
        "overall": _checks(figures.overall),
        "regions": [
            {"region": code, **_checks(checks)} for code, checks in figures.by_country.items()
        ],
        "reports": _answers(figures.answers),
    }
    return JsonResponse(document)


def _checks(checks: Checks) -> dict[str, Any]:
    return {
        "shown": checks.shown,
        "checked_within_days": {str(days): count for days, count in checks.within.items()},
        "never_checked": checks.never,
    }


def _answers(answers: Answers) -> dict[str, Any]:
    """`median_hours_to_answer` is null where no report was answered."""
    return {
        "answered": answers.count,
        "answered_within_days": ANSWERS_OF.days,
        "median_hours_to_answer": answers.median_hours,
    }
