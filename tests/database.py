"""A pytest plugin, loaded before settings are: the tests run on the same PostgreSQL as the site.

Also databases of their own for tests that need real commits: a browser, or a killed process.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

os.environ.setdefault("LOCAL_MODE", "1")

from directory import startup

startup.prepare_database()

COPIES = TemporaryDirectory(prefix="copies-of-embeds-")
# Each process its own: a test clears what others would still need.
os.environ["EMBED_COPIES"] = COPIES.name


@contextmanager
def own_database(name: str, *, like: str = "") -> Iterator[str]:
    """A database on the tests' server, removed afterwards; yields its DATABASE_URL.

    It is empty, or as the one at the DATABASE_URL `like`, to which nobody may be connected.
    """
    server = os.environ["DATABASE_URL"]
    own_name = f"{name}_{os.getpid()}"
    identifier = sql.Identifier(own_name)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(identifier))
        template = sql.Identifier(urlsplit(like).path.strip("/") or "template1")
        connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(identifier, template))
        # The disk need not have what the tests commit.
        connection.execute(
            sql.SQL("ALTER DATABASE {} SET synchronous_commit = off").format(identifier)
        )
        try:
            yield urlunsplit(urlsplit(server)._replace(path=f"/{own_name}"))
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(identifier))
