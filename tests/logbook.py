"""A pytest plugin: all that the site logs while the tests run, and what may not stand there.

Each process of a run (pytest's own, its workers, servers and workers of the site that tests start)
writes into a file of its own in one folder. The process that began the run reads them at its end.
"""

import logging
import os
import re
from collections.abc import Iterator
from io import TextIOBase
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory
from typing import IO

import pytest

FOLDER = "LOGS_OF_THE_TESTS"
"""The variable that tells the processes of a run where to write."""

TYPED = "zyxwvut"
"""What people type in the tests about privacy, and no page says by itself."""

FORBIDDEN = {
    "an address": re.compile(
        r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])"
        r"|(?<![\w:])(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4})*)?::[0-9a-f]{1,4}"
        r"|(?<![\w:])(?:[0-9a-f]{1,4}:){4,}[0-9a-f]",
        re.IGNORECASE,
    ),
    "a request": re.compile(r"\b(?:GET|HEAD|POST|OPTIONS|PUT|PATCH|DELETE) +[/\"']|\bHTTP/\d"),
    "a query": re.compile(rf"[?&]\w+=|{TYPED}", re.IGNORECASE),
    "a number": re.compile(
        r"(?<![\w.:/-])\+?(?!\d{4}-\d\d-\d\d)\(?\d(?:[ ()/-]?\d){6,}(?![\w:])|tel:"
    ),
    "a cookie": re.compile(r"\b(?:session(?:id)?|csrf\w*|messages)=|\bcookie\b", re.IGNORECASE),
}

_NOBODYS = re.compile(
    r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b"
    r'|connection to server at "[^"]*"(?: \([^)]*\))?, port \d+'
)
"""Ids of letters, which may be all digits; and where the site looked for its own database."""


def findings(text: str) -> list[str]:
    """Each line that may not stand in a log, and why."""
    return [
        f"{what}: {line.strip()[:200]}"
        for line in text.splitlines()
        for what, pattern in FORBIDDEN.items()
        if pattern.search(_NOBODYS.sub("", line))
    ]


class Run:
    """One run of the tests, in the process that began it."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="logs-of-the-tests-")
        os.environ[FOLDER] = self._folder.name

    def findings(self) -> list[str]:
        files = sorted(Path(self._folder.name).iterdir())
        return [
            f"{path.name.partition('-')[0]} wrote {found}"
            for path in files
            for found in findings(path.read_text(encoding="utf-8", errors="replace"))
        ]

    def end(self) -> None:
        os.environ.pop(FOLDER, None)
        self._folder.cleanup()


class _Both(TextIOBase):
    def __init__(self, stream: IO[str], file: IO[str]) -> None:
        self.stream, self.file = stream, file

    def write(self, text: str) -> int:
        self.file.write(text)
        self.file.flush()
        return self.stream.write(text)

    def flush(self) -> None:
        self.stream.flush()


def keep_what_handlers_write() -> None:
    """From now on, of this process, beside where it goes anyway."""
    file = open_file("tests")
    for handler in configured_handlers():
        handler.setStream(_Both(handler.stream, file))


def configured_handlers() -> "Iterator[logging.StreamHandler[IO[str]]]":
    """Everything in this process that writes log lines somewhere, less what pytest itself added."""
    loggers = [logging.getLogger(), *map(logging.getLogger, logging.root.manager.loggerDict)]
    for handler in {handler for logger in loggers for handler in logger.handlers}:
        if type(handler) is logging.StreamHandler:
            yield handler


def open_file(who: str) -> IO[str]:
    """A new file of the run for what a process writes; without a run it is gone when closed."""
    folder = os.environ.get(FOLDER)
    return NamedTemporaryFile(
        "w+", prefix=f"{who}-", dir=folder, delete=folder is None, encoding="utf-8"
    )


_RUN = pytest.StashKey[Run]()
_FOUND = pytest.StashKey[list[str]]()


def pytest_sessionstart(session: pytest.Session) -> None:
    if FOLDER not in os.environ:
        session.config.stash[_RUN] = Run()
    keep_what_handlers_write()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """The workers of pytest-xdist have ended by now."""
    if run := session.config.stash.get(_RUN, None):
        found = session.config.stash[_FOUND] = run.findings()
        if found:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    if found := config.stash.get(_FOUND, []):
        terminalreporter.section("The log of the site says too much", red=True)
        terminalreporter.write_line("\n".join(dict.fromkeys(found)))


def pytest_unconfigure(config: pytest.Config) -> None:
    if run := config.stash.get(_RUN, None):
        run.end()
