"""`make check`: every check that needs no database, side by side, each with its own time."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.house.dependencies import UNDECIDED

ROOT = Path(__file__).resolve().parent.parent.parent
BIN = Path(sys.executable).parent
PYTHON = str(BIN / "python")

# What `check --deploy` looks at is a production's settings, not a newcomer's.
PRODUCTION = {
    "LOCAL_MODE": "",
    "SECRET_KEY": "only-for-this-check-" + "0123456789abcdefghijklmnopqrstuvwxyz" * 2,
    "ALLOWED_HOSTS": "example.org",
    "SECURITY_CONTACT": "mailto:security@example.org",
    "DATABASE_URL": "postgresql:///directory",
}


@dataclass(frozen=True)
class Check:
    name: str
    command: Sequence[str]
    environment: dict[str, str] | None = None


@dataclass(frozen=True)
class Result:
    check: Check
    returncode: int
    output: str
    seconds: float

    @property
    def mark(self) -> str:
        return {0: "ok", UNDECIDED: "UNKNOWN"}.get(self.returncode, "FAILED")


def checks() -> list[Check]:
    templates = [str(path) for path in sorted((ROOT / "templates").rglob("*.html"))]
    manage = [PYTHON, "manage.py"]
    return [
        Check("types", [PYTHON, "-m", "mypy"]),
        Check("lint", [str(BIN / "ruff"), "check", "."]),
        Check("format", [str(BIN / "ruff"), "format", "--check", "."]),
        Check("imports", [str(BIN / "lint-imports")]),
        Check("templates", [str(BIN / "djade"), "--check", "--target-version", "5.2", *templates]),
        Check("template lint", [str(BIN / "djlint"), "templates", "--lint", "--quiet"]),
        Check("deployment", [*manage, "check", "--deploy", "--fail-level", "WARNING"], PRODUCTION),
        Check("wording", [*manage, "lint_wording"]),
        Check("migrations", [PYTHON, "-m", "tests.house.migrations"]),
        Check("dependencies", [PYTHON, "-m", "tests.house.dependencies"]),
    ]


def run(check: Check) -> Result:
    start = time.monotonic()
    environment = {**os.environ, "LOCAL_MODE": "1", **(check.environment or {})}
    done = subprocess.run(
        check.command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    return Result(check, done.returncode, done.stdout + done.stderr, time.monotonic() - start)


def main() -> int:
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        results = list(pool.map(run, checks()))
    print(report(results))  # noqa: T201
    return 1 if any(result.mark == "FAILED" for result in results) else 0


def report(results: Sequence[Result]) -> str:
    """A line for each, and all that was said by those that are not well."""
    lines = [f"{each.mark:7} {each.check.name:15} {each.seconds:5.1f} s" for each in results]
    said = [
        f"\n--- {each.check.name}\n{each.output.strip()}" for each in results if each.mark != "ok"
    ]
    return "\n".join([*lines, *said])


if __name__ == "__main__":
    sys.exit(main())
