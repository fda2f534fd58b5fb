import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application

from directory import startup


def _application() -> WSGIHandler:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "directory.settings")
    startup.prepare_database()
    try:
        return get_wsgi_application()
    except ImproperlyConfigured as error:
        sys.exit(str(error))


application = _application()
