import os

from django.core.wsgi import get_wsgi_application

from directory import startup

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "directory.settings")
startup.prepare_database()
application = get_wsgi_application()
