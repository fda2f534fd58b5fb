"""Settings, from the environment only. README.md lists the variables."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from directory import database, error_log, startup

BASE_DIR = startup.ROOT
LOCAL_MODE = startup.is_local()


def required(name: str, *, locally: str) -> str:
    """The variable's value; in local mode `locally` where it is unset."""
    value = os.environ.get(name) or (locally if LOCAL_MODE else "")
    if not value:
        raise ImproperlyConfigured(
            f"{name} is missing. Set it, or LOCAL_MODE=1 on your own computer."
        )
    return value


def listed(name: str, *, locally: str) -> list[str]:
    return [part.strip() for part in required(name, locally=locally).split(",") if part.strip()]


def local_secret(path: Path) -> str:
    """A secret of this computer's own, made once, so that no default one exists anywhere."""
    if not LOCAL_MODE:
        return ""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text()


SECRET_KEY = required("SECRET_KEY", locally=local_secret(startup.LOCAL_FOLDER / "secret_key"))
ALLOWED_HOSTS = listed("ALLOWED_HOSTS", locally="localhost,127.0.0.1,[::1],testserver")
CSRF_TRUSTED_ORIGINS = [
    origin for origin in os.environ.get("TRUSTED_ORIGINS", "").split(",") if origin
]
DEBUG = False

# Where "Exit this page" leads: a page that everybody might have open.
EXIT_URL = os.environ.get("EXIT_URL", "https://www.wikipedia.org/")

# Whom to tell of a hole in this site, for /.well-known/security.txt: mailto: or https:, with commas
# between several.
SECURITY_CONTACT = os.environ.get("SECURITY_CONTACT", "")

# The address of this site as publishers embed it; empty: the host that was asked.
SITE_URL = os.environ.get("SITE_URL", "").rstrip("/")
# A host name for embeds alone, so that nothing of the site shares their origin.
EMBED_HOST = os.environ.get("EMBED_HOST", "")
# The last good copies of embeds, for all processes and for the next ones.
EMBED_COPIES = os.environ.get("EMBED_COPIES", str(startup.LOCAL_FOLDER / "embeds"))
if EMBED_HOST:
    if not SITE_URL:
        raise ImproperlyConfigured(
            "SITE_URL is missing: embeds with a host of their own link to it."
        )
    ALLOWED_HOSTS.append(EMBED_HOST)

# Which header of a proxy in front of this site names the visitor's address, such as
# X-Forwarded-For. Only the hourly limits look at it.
CLIENT_ADDRESS_HEADER = os.environ.get("CLIENT_ADDRESS_HEADER", "")

INSTALLED_APPS = [
    "directory.apps.ModeratorsAdmin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_filters",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "resources",
    "directory",
]

MIDDLEWARE = [
    "directory.security.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "directory.embed_host.OnlyEmbedsThere",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "directory.visitor.WrittenLanguage",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "directory.urls"
WSGI_APPLICATION = "directory.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# Linters and type checkers load these settings without a server: they get a name that no
# connection is ever made to.
DATABASES = {
    "default": database.settings_for(os.environ.get("DATABASE_URL") or "postgresql:///directory")
    | {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PGHISTORY_APPEND_ONLY = True

# Tasks are known by their names; only the worker, and who queues for it, loads their modules.
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = ""
PROCRASTINATE_IMPORT_PATHS = [
    "directory.jobs.duplicates",
    "directory.jobs.letters",
    "directory.jobs.monitor",
    "directory.jobs.numbers",
    "directory.jobs.place_names",
    "directory.jobs.upkeep",
    "directory.jobs.webhooks",
]

# A newcomer's computer should not ask hundreds of sites a week unless somebody wants it to.
CHECK_LINKS = os.environ.get("CHECK_LINKS", "0" if LOCAL_MODE else "1") == "1"

AUTH_USER_MODEL = "resources.Moderator"
# One person may accept their own proposals; each such acceptance is marked.
SOLO_MODERATOR = os.environ.get("SOLO_MODERATOR") == "1"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["name", "email"]},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "moderation:queue"

# Moderators only, whom an invitation brings: nobody signs up.
ACCOUNT_ADAPTER = "directory.accounts.ModeratorsOnly"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reset_password": "20/m/ip,5/m/key",
    "reset_password_from_key": "20/m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
# Whose requests these limits count: the address that our own proxy names, never one before it.
ALLAUTH_TRUSTED_PROXY_COUNT = 0 if LOCAL_MODE else 1

# On somebody's own computer a second step is offered; everywhere else the desk waits for it.
MFA_REQUIRED = not LOCAL_MODE or os.environ.get("CI") == "true"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = LOCAL_MODE

LANGUAGE_CODE = "en"
LANGUAGES = [
    ("ar", "العربية"),
    ("de", "Deutsch"),
    ("en", "English"),
    ("es", "Español"),
    ("fr", "Français"),
    ("hi", "हिन्दी"),
    ("ja", "日本語"),
    ("pt", "Português"),
    ("ru", "Русский"),
    ("sw", "Kiswahili"),
    ("uk", "Українська"),
    ("zh-hans", "简体中文"),
]
LOCALE_PATHS = [BASE_DIR / "directory" / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATIC_ROOT = os.environ.get("STATIC_ROOT") or startup.LOCAL_FOLDER / "static"
# Styles and scripts of the desk and the admin: no other site has a use for them.
WHITENOISE_ALLOW_ALL_ORIGINS = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

CACHES = {
    # Attempts to sign in, and one-time codes that were used; of readers it has nothing.
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Some 2 kB each. In this process and nowhere else, so that no other store has to be trusted.
    "cards": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "cards",
        "TIMEOUT": 15 * 60,
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
}

# A folder, a mail server, or the terminal of one's own computer, in this order.
EMAIL_FILE_PATH = os.environ.get("EMAIL_FILE_PATH", "")
EMAIL_HOST = os.environ.get("EMAIL_HOST", "" if LOCAL_MODE else "localhost")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("EMAIL_SECURITY") == "starttls"
EMAIL_USE_SSL = os.environ.get("EMAIL_SECURITY") == "tls"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM", "directory@localhost")
EMAIL_BACKEND = (
    "django.core.mail.backends.filebased.EmailBackend"
    if EMAIL_FILE_PATH
    else "django.core.mail.backends.smtp.EmailBackend"
    if EMAIL_HOST
    else "django.core.mail.backends.console.EmailBackend"
)

# The public pages set no cookie at all; these are the moderators'.
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not LOCAL_MODE
SESSION_COOKIE_NAME = "session" if LOCAL_MODE else "__Host-session"
CSRF_COOKIE_NAME = "csrf" if LOCAL_MODE else "__Host-csrf"
SESSION_COOKIE_AGE = 12 * 60 * 60

SECURE_SSL_REDIRECT = not LOCAL_MODE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 0 if LOCAL_MODE else 2 * 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = not LOCAL_MODE
SECURE_HSTS_PRELOAD = not LOCAL_MODE
SECURE_REFERRER_POLICY = "no-referrer"
X_FRAME_OPTIONS = "DENY"

LOGGING = error_log.LOGGING
