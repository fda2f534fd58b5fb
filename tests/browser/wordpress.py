"""A real WordPress on 127.0.0.1: Debian's, on a private copy and a database of its own.

The database listens on a socket file only. WordPress may talk to 127.0.0.1 and nobody else.
"""

import json
import os
import shutil
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from getpass import getuser
from pathlib import Path

from tests.server import free_port

INSTALLED = Path("/usr/share/wordpress")
PROGRAMS = ("php", "mariadbd", "mariadb-install-db")
MISSING = "WordPress, PHP or MariaDB isn't installed: WordPress tests skipped"
MISSING_IN_CI = "CI is true and WordPress, PHP or MariaDB isn't installed: see .ci/run"

USER = "editor"
PASSWORD = "of this test only"  # noqa: S105 (it opens nothing else)
START_SECONDS = 60.0
STOP_SECONDS = 20.0

_PHP = Path(__file__).parent / "php"


def is_installed() -> bool:
    return INSTALLED.is_dir() and all(map(_found, PROGRAMS))


@dataclass(frozen=True)
class WordPress:
    address: str
    folder: Path
    environment: Mapping[str, str]

    def add_plugin(self, url: str, *, file: str) -> None:
        """As an administrator does who has the address of a ZIP; `file`: the one inside."""
        said = json.loads(self.run("add-plugin", url=url, file=file))
        assert said == {"installed": True, "problem": None, "active": True}

    def publish(self, content: str) -> str:
        """Puts up an article of an author; returns its address."""
        return f"{self.address}/?p={int(self.run('publish', content=content))}"

    @contextmanager
    def answered(self, body: str) -> Iterator[None]:
        """Ten minutes later, whoever it asks answers so; with nothing: nobody does."""
        answer = self.folder / "answer.html"
        answer.write_text(body, encoding="utf-8")
        self.run("ten-minutes-pass")
        try:
            yield
        finally:
            answer.unlink()

    def asked(self) -> list[dict[str, str]]:
        """All requests that it has made: url, user_agent."""
        return [json.loads(line) for line in self._lines("asked.log")]

    def errors(self) -> list[str]:
        return self._lines("errors.log")

    def run(self, script: str, **given: str) -> str:
        """One of the scripts of this test; returns what it printed."""
        done = subprocess.run(
            [_found("php"), "-d", "display_errors=stderr", str(_PHP / f"{script}.php")],
            cwd=self.folder,
            env=self.environment,
            input=json.dumps(given),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def _lines(self, name: str) -> list[str]:
        log = self.folder / name
        return log.read_text(encoding="utf-8").splitlines() if log.exists() else []


@contextmanager
def running() -> Iterator[WordPress]:
    """Installed, without plugins. Ends the two processes that it started."""
    # The path of a socket may have a hundred letters.
    with tempfile.TemporaryDirectory(prefix="wordpress") as name:
        home = Path(name)
        with _database(home) as socket, _served(home, socket) as wordpress:
            yield wordpress


@contextmanager
def _database(home: Path) -> Iterator[Path]:
    data, socket, log = home / "data", home / "socket", home / "database.log"
    options = ["--no-defaults", f"--datadir={data}", f"--user={getuser()}"]
    local = ["--auth-root-authentication-method=normal", "--skip-test-db"]
    prepare = [_found("mariadb-install-db"), *options, *local]
    subprocess.run(prepare, check=True, capture_output=True)
    command = [_found("mariadbd"), *options, "--skip-networking", f"--socket={socket}"]
    with _process(command, log=log, folder=home, environment=os.environ):
        _wait_until(socket.exists, log)
        yield socket


@contextmanager
def _served(home: Path, socket: Path) -> Iterator[WordPress]:
    host, log = f"127.0.0.1:{free_port()}", home / "php.log"
    known = {"WORDPRESS_SOCKET": str(socket), "WORDPRESS_ADDRESS": f"http://{host}"}
    wordpress = WordPress(f"http://{host}", _copied(home / "site"), {**os.environ, **known})
    wordpress.run("create-database")
    wordpress.run("install", user=USER, password=PASSWORD)
    command = [_found("php"), "-d", "opcache.enable_cli=1", "-S", host]
    with _process(command, log=log, folder=wordpress.folder, environment=wordpress.environment):
        _wait_until(lambda: _answers(f"{wordpress.address}/readme.html"), log)
        yield wordpress


def _copied(folder: Path) -> Path:
    # Debian's leads to files of other packages, which have to come along.
    shutil.copytree(INSTALLED, folder, ignore=shutil.ignore_patterns("wp-config.php"))
    shutil.copy(_PHP / "wp-config.php", folder)
    always_active = folder / "wp-content" / "mu-plugins"
    always_active.mkdir(exist_ok=True)
    shutil.copy(_PHP / "only-in-this-test.php", always_active)
    return folder


@contextmanager
def _process(
    command: list[str], *, log: Path, folder: Path, environment: Mapping[str, str]
) -> Iterator[None]:
    with log.open("w") as written:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=written, stderr=written
        )
        try:
            yield
        finally:
            process.terminate()
            try:
                process.wait(timeout=STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _found(program: str) -> str:
    """Debian keeps servers where only root's PATH leads."""
    return shutil.which(program, path=f"{os.environ['PATH']}:/usr/sbin") or ""


def _wait_until(is_so: Callable[[], bool], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not is_so():
        assert time.monotonic() < deadline, log.read_text(encoding="utf-8")
        time.sleep(0.05)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:  # noqa: S310 (our own)
            return bool(answer.status == 200)
    except OSError:
        return False
