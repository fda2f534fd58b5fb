"""GET /feeds/changes.atom and .json: what has changed about the lines, for who has copied them."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from directory.caching import kept_by_edition
from directory.feeds import addresses, documents
from directory.feeds.addresses import NotUnderstood
from directory.feeds.documents import Entry, Feed
from directory.moment import Moment
from directory.security import for_all_sites
from resources.search.line_changes import known_newest

Render = Callable[[Feed], HttpResponse]


def _feed(render: Render) -> Callable[[HttpRequest], HttpResponse]:
    """A view that any site may read."""

    @kept_by_edition
    def kept(request: HttpRequest, moment: Moment) -> HttpResponse:
        try:
            wish = addresses.wish(request, moment)
        except NotUnderstood as error:
            return HttpResponse(
                f"{error}\n",
                status=HTTPStatus.BAD_REQUEST,
                content_type="text/plain; charset=utf-8",
            )
        found = known_newest(moment.board, at=moment.at, region=wish.region, topic=wish.topic)
        feed = Feed(
            entries=[
                Entry(change, addresses.listing(request, wish, change)) for change in found.changes
            ],
            is_cut=found.is_cut,
            wish=wish,
            own=addresses.own(request),
            home=addresses.home(request, wish),
            at=moment.board.since,
        )
        with translation.override(wish.language):
            response = render(feed)
        response["Content-Language"] = wish.language
        return response

    @csrf_exempt
    @wraps(kept)
    def answer(request: HttpRequest) -> HttpResponse:
        return for_all_sites(require_safe(kept)(request))

    return answer


def _atom(feed: Feed) -> HttpResponse:
    return HttpResponse(documents.atom(feed), content_type="application/atom+xml; charset=utf-8")


def _json(feed: Feed) -> HttpResponse:
    return JsonResponse(
        documents.json(feed),
        content_type="application/feed+json; charset=utf-8",
        json_dumps_params={"ensure_ascii": False},
    )


atom = _feed(_atom)
json = _feed(_json)
