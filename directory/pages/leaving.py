"""The way out."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache


@never_cache
def leave(_request: HttpRequest) -> HttpResponse:
    """Leads to a page that everybody might have open, and asks the browser to forget its copies."""
    response = HttpResponseRedirect(settings.EXIT_URL)
    response.status_code = 303
    # Not "storage": it would also erase what later keeps the Back button from returning here.
    response["Clear-Site-Data"] = '"cache", "cookies"'
    return response
