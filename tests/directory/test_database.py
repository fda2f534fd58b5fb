from pathlib import Path
from types import SimpleNamespace
from typing import Self

import psycopg
import pytest

from directory import database, embedded_database
from directory.database import DatabaseUnusable


class Server:
    """A connection to a server of some version, as psycopg hands it over."""

    def __init__(self, version: int) -> None:
        self.info = SimpleNamespace(server_version=version)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        return None


@pytest.mark.parametrize("version", [140_019, 130_000, 90_600])
def test_a_server_that_is_too_old_is_refused_with_its_version(
    monkeypatch: pytest.MonkeyPatch, version: int
) -> None:
    monkeypatch.setattr(psycopg, "connect", lambda *_args, **_options: Server(version))
    with pytest.raises(DatabaseUnusable) as refusal:
        database.check("postgresql:///x")
    assert f"PostgreSQL {version // 10_000};" in str(refusal.value)
    assert "use 15 or newer" in str(refusal.value)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("version", [150_000, 180_006])
def test_a_server_that_is_new_enough_is_taken(
    monkeypatch: pytest.MonkeyPatch, version: int
) -> None:
    monkeypatch.setattr(psycopg, "connect", lambda *_args, **_options: Server(version))
    database.check("postgresql:///x")


def test_an_address_becomes_what_django_is_told() -> None:
    told = database.settings_for("postgresql://jo:pw@db.example.org:5433/lines?sslmode=require")
    assert told["ENGINE"] == "django.db.backends.postgresql"
    assert (told["NAME"], told["USER"], told["PASSWORD"]) == ("lines", "jo", "pw")
    assert (told["HOST"], told["PORT"]) == ("db.example.org", "5433")
    assert told["OPTIONS"]["sslmode"] == "require"


@pytest.mark.parametrize(
    ("url", "given"),
    [("postgresql:///x", ""), ("postgresql:///x?options=-c%20work_mem%3D1MB", "-c work_mem=1MB ")],
)
def test_no_query_waits_for_a_compiler(url: str, given: str) -> None:
    options = database.settings_for(url)["OPTIONS"]["options"]
    assert options.startswith(f"{given}-c jit=off")


@pytest.mark.parametrize("url", ["", "mysql://x", "postgres", "POSTGRESQL://x/y", "file:///x"])
def test_another_address_is_refused(url: str) -> None:
    with pytest.raises(DatabaseUnusable, match="Only PostgreSQL is supported"):
        database.settings_for(url)


def test_without_an_address_the_embedded_server_is_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    checked: list[str] = []
    monkeypatch.delenv("DATABASE_URL")
    monkeypatch.setattr(embedded_database, "url", lambda folder: f"postgresql:///{folder.name}")
    monkeypatch.setattr(database, "check", checked.append)
    database.prepare(tmp_path / "here")
    assert checked == ["postgresql:///here"]
    assert database.os.environ["DATABASE_URL"] == "postgresql:///here"
    monkeypatch.delenv("DATABASE_URL")


def test_an_address_that_is_given_is_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    checked: list[str] = []
    monkeypatch.setenv("DATABASE_URL", "postgresql:///given")
    monkeypatch.setattr(embedded_database, "url", lambda _folder: pytest.fail("started a server"))
    monkeypatch.setattr(database, "check", checked.append)
    database.prepare(tmp_path)
    assert checked == ["postgresql:///given"]
