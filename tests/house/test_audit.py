"""What `make check` says of known holes, also where nobody can be asked."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.house import dependencies
from tests.house.checks import Check, Result, report
from tests.house.dependencies import LOCKED, SECONDS_FOR_ALL, UNDECIDED, audit

GOOD = {"name": "django", "version": "5.2.19", "vulns": []}
BAD = {
    "name": "django",
    "version": "5.2.19",
    "vulns": [{"id": "PYSEC-2026-1", "fix_versions": ["5.2.20"], "aliases": []}],
}
HOPELESS = {"name": "x", "version": "1", "vulns": [{"id": "PYSEC-2026-2", "fix_versions": []}]}
UNKNOWN = {"name": "babel", "skip_reason": "Dependency not found on PyPI"}


def answer(*packages: dict[str, Any]) -> dependencies.Run:
    said = json.dumps({"dependencies": packages, "fixes": []})
    return lambda command: subprocess.CompletedProcess(command, 0, said, "")


def test_a_known_hole_is_named_with_its_mending() -> None:
    verdict = audit(answer(GOOD, BAD, HOPELESS))
    assert verdict.returncode == 1
    assert verdict.words.splitlines() == [
        "django 5.2.19: PYSEC-2026-1, fixed in 5.2.20",
        "x 1: PYSEC-2026-2, fixed in no version",
    ]


def test_a_hole_counts_also_where_other_packages_are_unknown() -> None:
    assert audit(answer(UNKNOWN, BAD)).returncode == 1


def test_without_a_known_hole_it_says_how_many_were_looked_at() -> None:
    verdict = audit(answer(GOOD))
    assert (verdict.returncode, verdict.words) == (0, "1 packages without a known hole.")


@pytest.mark.parametrize("packages", [[UNKNOWN, GOOD], [UNKNOWN], []])
def test_a_mirror_without_advisories_is_no_audit(packages: list[dict[str, Any]]) -> None:
    verdict = audit(answer(*packages))
    assert verdict.returncode == UNDECIDED
    assert verdict.words.startswith("not audited: the advisory service knows nothing of ")


def test_without_a_network_it_says_so() -> None:
    def fail(command: list[str]) -> "subprocess.CompletedProcess[str]":
        trace = "Traceback …\nConnectionError: Name or service not known\n"
        return subprocess.CompletedProcess(command, 1, "", trace)

    verdict = audit(fail)
    assert verdict.returncode == UNDECIDED
    assert "not audited" in verdict.words
    assert verdict.words.endswith("ConnectionError: Name or service not known")


def test_a_service_that_does_not_end_is_not_waited_for() -> None:
    def hang(command: list[str]) -> "subprocess.CompletedProcess[str]":
        raise subprocess.TimeoutExpired(command, SECONDS_FOR_ALL)

    assert audit(hang).returncode == UNDECIDED


def test_nothing_is_resolved_or_installed_and_every_hash_is_asked_for() -> None:
    asked: list[list[str]] = []

    def look(command: list[str]) -> "subprocess.CompletedProcess[str]":
        asked.append(command)
        return answer(GOOD)(command)

    audit(look)
    assert {"--require-hashes", "--disable-pip", str(LOCKED)} <= set(asked[0])


@pytest.mark.parametrize(
    ("returncode", "mark", "is_said"),
    [(0, "ok", False), (1, "FAILED", True), (UNDECIDED, "UNKNOWN", True)],
)
def test_make_check_says_loudly_what_is_not_known(
    returncode: int, mark: str, *, is_said: bool
) -> None:
    result = Result(Check("dependencies", []), returncode, "not audited: …", 1.0)
    assert report([result]).startswith(f"{mark:7} dependencies ")
    assert ("not audited" in report([result])) is is_said


def test_the_list_names_every_locked_package(tmp_path: Path) -> None:
    path = tmp_path / "sbom.json"
    dependencies.write_sbom(path)
    written = json.loads(path.read_text())
    locked = [line for line in LOCKED.read_text().splitlines() if "==" in line]
    assert (written["bomFormat"], written["specVersion"]) == ("CycloneDX", "1.6")
    assert len(written["components"]) == len(locked)
    assert all(each["purl"].startswith("pkg:pypi/") for each in written["components"])
