"""A copy of a page is good for as long as the edition stands and no listed hour has passed."""

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import quote_etag

from directory import inlined, stylesheets
from directory.moment import Moment, this_moment

Arguments = ParamSpec("Arguments")


def kept_by_edition(
    view: Callable[Concatenate[HttpRequest, Moment, Arguments], HttpResponse],
    *,
    vary: tuple[str, ...] = (),
    cache_control: str = "public, no-cache",
) -> Callable[Concatenate[HttpRequest, Arguments], HttpResponse]:
    """Gives the view the Moment, its answer an ETag, and answers 304 where the reader's copy holds.

    Copies are always asked about again (no-cache), so that a line that is taken down is gone with
    the next request. `vary`: request headers that the view looks at.
    """

    @wraps(view)
    def answer(
        request: HttpRequest, /, *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> HttpResponse:
        moment = this_moment()
        etag = _etag(request, moment, vary)
        known = get_conditional_response(request, etag=etag)
        response = known or view(request, moment, *args, **kwargs)
        response.headers.setdefault("ETag", etag)
        response.headers.setdefault("Cache-Control", cache_control)
        if vary:
            patch_vary_headers(response, vary)
        return response

    return answer


def _etag(request: HttpRequest, moment: Moment, vary: tuple[str, ...]) -> str:
    parts = (
        moment.validity,
        request.get_host(),
        request.get_full_path(),
        *map(stylesheets.csp_source, stylesheets.ALL),
        inlined.csp_source(inlined.script(inlined.LEAVING)),
        *(request.headers.get(header, "") for header in vary),
    )
    return quote_etag(sha256("\n".join(parts).encode()).hexdigest()[:32])
