from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from resources.models import Edition


@never_cache
def health(_request: HttpRequest) -> HttpResponse:
    """For whoever keeps the site running: 200 while the database answers."""
    return HttpResponse(f"ok {Edition.current()}\n", content_type="text/plain")
