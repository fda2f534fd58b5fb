"""The way out, and what it can't hide."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from directory.caching import kept_by_edition
from directory.moment import Moment


@never_cache
def leave(_request: HttpRequest) -> HttpResponse:
    """Leads to a page that everybody might have open, and asks the browser to forget its copies."""
    response = HttpResponseRedirect(settings.EXIT_URL)
    response.status_code = 303
    # Not "storage": it would also erase the mark that keeps the Back button from returning here.
    response["Clear-Site-Data"] = '"cache", "cookies"'
    return response


@kept_by_edition
def leaving(request: HttpRequest, _moment: Moment, language: str) -> HttpResponse:
    return render(request, "pages/leaving.html", {"language": language})
