"""What somebody sees who has a Chromium and no WordPress."""

import shutil
from pathlib import Path

import pytest

from tests.browser import chromium, wordpress
from tests.browser.test_without_chromium import run_browser_tests

TESTS = "tests/browser/test_wordpress.py"


@pytest.fixture
def only_chromium(tmp_path: Path) -> Path:
    """A folder for PATH with nothing but a Chromium in it, which nobody starts."""
    name = chromium.NAMES[0]
    shutil.copy("/bin/true", tmp_path / name)
    return tmp_path


def test_its_tests_are_skipped_and_one_line_says_why(only_chromium: Path) -> None:
    done = run_browser_tests(only_chromium, tests=[TESTS])
    assert done.returncode == 0, done.stdout
    assert done.stdout.count(wordpress.MISSING) == 1
    assert "passed" not in done.stdout


def test_in_ci_it_is_an_error(only_chromium: Path) -> None:
    done = run_browser_tests(only_chromium, tests=[TESTS], CI="true")
    assert done.returncode == pytest.ExitCode.TESTS_FAILED
    assert wordpress.MISSING_IN_CI in done.stdout
    assert "skipped" not in done.stdout
