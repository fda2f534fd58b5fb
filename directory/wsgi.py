import os
import sys
from importlib import import_module

from django.core.exceptions import ImproperlyConfigured
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application

from directory import startup


def _application() -> WSGIHandler:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "directory.settings")
    startup.prepare_database()
    try:
        application = get_wsgi_application()
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    # Models can be imported only now.
    import_module("directory.warming").begin()
    return application


application = _application()
