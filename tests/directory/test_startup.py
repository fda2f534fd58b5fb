"""A wrong setting is one line on stderr and exit code 1, never a traceback."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.conf import settings

from directory import settings as installation
from directory import startup

SERVER = os.environ["DATABASE_URL"]
GOOD = {
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz" * 2,
    "ALLOWED_HOSTS": "help.example.org",
    "DATABASE_URL": SERVER,
    "LOCAL_MODE": "",
}


def start(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs a program of the project with exactly these variables of ours."""
    inherited = {name: value for name, value in os.environ.items() if name not in GOOD}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=settings.BASE_DIR,
        env={**inherited, "DJANGO_SETTINGS_MODULE": "directory.settings", **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def manage(command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return start("manage.py", command, **environment)


def without(name: str) -> dict[str, str]:
    return {key: value for key, value in GOOD.items() if key != name}


def assert_one_line(done: subprocess.CompletedProcess[str], *words: str) -> None:
    assert done.returncode == 1, done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert "Traceback" not in done.stderr
    for word in words:
        assert word in done.stderr


@pytest.mark.parametrize(
    "url", ["mysql://root@localhost/x", "sqlite:///db", "localhost", "http://x"]
)
def test_another_database_than_postgresql_is_refused(url: str) -> None:
    done = manage("migrate", **{**GOOD, "DATABASE_URL": url})
    assert_one_line(done, "DATABASE_URL must look like postgresql://")


def test_a_server_that_cannot_be_reached_is_said_with_what_to_do() -> None:
    url = "postgresql://jo:secret-word@127.0.0.1:1/directory"
    done = manage("migrate", **{**GOOD, "DATABASE_URL": url})
    assert_one_line(done, "can't be reached", "Start the server, correct DATABASE_URL")
    assert "secret-word" not in done.stderr


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://jo:secret-word@[half/directory",
        "postgresql://jo:secret-word@host:port:5/x?%",
        "postgresql://jo:secret-word@127.0.0.1:1/x?unknown=1",
    ],
)
def test_an_address_that_cannot_be_read_does_not_print_its_password(url: str) -> None:
    done = manage("migrate", **{**GOOD, "DATABASE_URL": url})
    assert_one_line(done, "DATABASE_URL")
    assert "secret-word" not in done.stderr


def test_a_database_that_is_not_there_is_said_in_one_line() -> None:
    url = urlunsplit(urlsplit(SERVER)._replace(path="/no_such_one"))
    done = manage("migrate", **{**GOOD, "DATABASE_URL": url})
    assert_one_line(done, "can't be reached", "no_such_one")


def test_outside_local_mode_a_database_has_to_be_named() -> None:
    done = manage("migrate", **without("DATABASE_URL"))
    assert_one_line(done, "DATABASE_URL is missing", "LOCAL_MODE=1")


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS"])
@pytest.mark.parametrize("command", ["check", "showmigrations", "import_services", "serve"])
def test_outside_local_mode_secrets_and_hosts_have_to_be_given(name: str, command: str) -> None:
    done = manage(command, **without(name))
    assert_one_line(done, f"{name} is missing", "LOCAL_MODE=1")


@pytest.mark.parametrize("almost", ["0", "true", "yes"])
def test_local_mode_is_asked_for_by_exactly_its_name(almost: str) -> None:
    done = manage("migrate", LOCAL_MODE=almost)
    assert_one_line(done, "DATABASE_URL is missing")


def test_the_web_server_says_the_same() -> None:
    done = start("-c", "import directory.wsgi", **without("DATABASE_URL"))
    assert_one_line(done, "DATABASE_URL is missing")
    done = start("-c", "import directory.wsgi", **{**GOOD, "DATABASE_URL": "mysql://x"})
    assert_one_line(done, "DATABASE_URL must look like")


def test_the_web_server_says_which_setting_is_missing() -> None:
    done = start("-c", "import directory.wsgi", **without("SECRET_KEY"))
    assert_one_line(done, "SECRET_KEY is missing")


def test_checks_need_no_database() -> None:
    done = manage("check", **{**GOOD, "DATABASE_URL": "postgresql://127.0.0.1:1/nothing"})
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout + done.stderr


def test_a_secret_of_this_computer_is_made_once_and_for_its_owner_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "new" / "secret_key"
    monkeypatch.setattr(installation, "LOCAL_MODE", True)
    first = installation.local_secret(path)
    assert len(first) >= 50
    assert installation.local_secret(path) == first
    assert path.stat().st_mode & 0o077 == 0


def test_outside_local_mode_no_secret_is_made_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installation, "LOCAL_MODE", False)
    assert installation.local_secret(tmp_path / "secret_key") == ""
    assert not (tmp_path / "secret_key").exists()


@pytest.mark.parametrize("command", ["check", "help", "collectstatic", "--version"])
def test_commands_that_need_no_database_start_without_one(
    monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setattr(startup, "prepare_database", lambda: pytest.fail("asked for a database"))
    startup.prepare_command(["manage.py", command])
    startup.prepare_command(["manage.py"])
