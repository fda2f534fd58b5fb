"""The site's own settings, less everything that `tests.bench.bare` has no use for."""

from directory.settings import ALLOWED_HOSTS, DATABASES, DEBUG, LOGGING, SECRET_KEY, USE_TZ

__all__ = ["ALLOWED_HOSTS", "DATABASES", "DEBUG", "LOGGING", "SECRET_KEY", "USE_TZ"]

ROOT_URLCONF = "tests.bench.bare"
MIDDLEWARE: list[str] = []
INSTALLED_APPS: list[str] = []
