"""A view that does nothing but ask the database for a 1: what no page of this stack can beat."""

from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path


def one(_request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return HttpResponse(str(cursor.fetchone()[0]), content_type="text/plain")


urlpatterns = [path("healthz", one), path("", one)]

application = get_wsgi_application()
