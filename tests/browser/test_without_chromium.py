"""What somebody sees who has no Chromium: in a process of its own, with nothing on PATH."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.browser import chromium
from tests.server import ROOT

TESTS = ("tests/browser/test_paper.py", "tests/browser/test_pages.py")


def run_browser_tests(
    programs: Path, *options: str, tests: Sequence[str] = TESTS, **environment: str
) -> subprocess.CompletedProcess[str]:
    """`programs`: all that is on PATH."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    others = {name: value for name, value in os.environ.items() if name != "CI"}
    return subprocess.run(
        [*command, *options, *tests],
        cwd=ROOT,
        env={**others, "PATH": str(programs), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_a_chromium_browser_tests_are_skipped_and_one_line_says_why(tmp_path: Path) -> None:
    done = run_browser_tests(tmp_path)
    assert done.returncode == 0, done.stdout
    assert done.stdout.count(chromium.MISSING) == 1
    assert "passed" not in done.stdout


def test_in_ci_a_missing_chromium_is_an_error(tmp_path: Path) -> None:
    done = run_browser_tests(tmp_path, CI="true")
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert chromium.MISSING_IN_CI in done.stdout + done.stderr
    assert "skipped" not in done.stdout


def test_in_ci_a_missing_chromium_is_an_error_on_two_processors_too(tmp_path: Path) -> None:
    done = run_browser_tests(tmp_path, "-n", "2", CI="true")
    assert done.returncode == pytest.ExitCode.TESTS_FAILED
    assert chromium.MISSING_IN_CI in done.stdout
    assert "skipped" not in done.stdout
