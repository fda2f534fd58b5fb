"""DATABASE_URL: what Django is told, and one clear line where the database can't be used."""

import os
from pathlib import Path
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict

from directory import embedded_database
from resources.rules.terms import ALIKE

OLDEST_VERSION = 15
CONNECT_TIMEOUT_S = 5

_DJANGO_NAMES = {
    "dbname": "NAME",
    "user": "USER",
    "password": "PASSWORD",
    "host": "HOST",
    "port": "PORT",
}
_WHEN_IT_IS_GONE = {
    "connect_timeout": "2",
    "tcp_user_timeout": "5000",
    "keepalives_idle": "5",
    "keepalives_interval": "2",
    "keepalives_count": "2",
}

_FORM = "DATABASE_URL must look like postgresql://user:password@host:5432/name."
_DSN_SCHEMES = ("postgres://", "postgresql://")


class DatabaseUnusable(Exception):
    """str(error) is one line that says what to do."""


def prepare(embedded_folder: Path) -> None:
    """Makes sure that DATABASE_URL names a server that can be used. Raises DatabaseUnusable.

    Without a DATABASE_URL the embedded server is started and named there, for this process and
    those that it starts.
    """
    if not os.environ.get("DATABASE_URL"):
        os.environ["DATABASE_URL"] = embedded_database.url(embedded_folder)
    check(os.environ["DATABASE_URL"])


def settings_for(url: str) -> dict[str, Any]:
    """Django's DATABASES entry for a libpq URL. Raises DatabaseUnusable for another text."""
    parts = _parse(url)
    known = {_DJANGO_NAMES[key]: value for key, value in parts.items() if key in _DJANGO_NAMES}
    rest = {key: value for key, value in parts.items() if key not in _DJANGO_NAMES}
    # Short queries gain nothing from just-in-time compilation or parallel workers, and wait.
    quick = "-c jit=off -c max_parallel_workers_per_gather=0"
    alike = f"-c pg_trgm.similarity_threshold={ALIKE}"
    # A server that is gone must not keep a reader waiting; libpq knows no shorter time.
    rest = {**_WHEN_IT_IS_GONE, **rest}
    rest["options"] = f"{rest.get('options', '')} {quick} {alike}".strip()
    return {"ENGINE": "django.db.backends.postgresql", **known, "OPTIONS": rest}


def check(url: str) -> None:
    """Connects once. Raises DatabaseUnusable."""
    _parse(url)
    try:
        with psycopg.connect(url, connect_timeout=CONNECT_TIMEOUT_S) as connection:
            version = connection.info.server_version // 10_000
    except psycopg.OperationalError as error:
        raise DatabaseUnusable(_unreachable(error)) from None
    if version < OLDEST_VERSION:
        raise DatabaseUnusable(
            f"The server of DATABASE_URL is PostgreSQL {version}; "
            f"use {OLDEST_VERSION} or newer, or unset DATABASE_URL for the embedded one."
        )


def _parse(url: str) -> dict[str, Any]:
    if not url.startswith(_DSN_SCHEMES):
        raise DatabaseUnusable(f"{_FORM} Only PostgreSQL is supported.")
    try:
        return dict(conninfo_to_dict(url))
    except psycopg.ProgrammingError:
        # libpq quotes the whole text, password included.
        raise DatabaseUnusable(f"DATABASE_URL can't be read. {_FORM}") from None


def _unreachable(error: psycopg.Error) -> str:
    return (
        f"The database of DATABASE_URL can't be reached: {_one_line(error)}. "
        "Start the server, correct DATABASE_URL, or unset it for the embedded one."
    )


def _one_line(error: psycopg.Error) -> str:
    return " ".join(str(error).split()).rstrip(".")
