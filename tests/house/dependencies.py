"""Known holes in what the site installs, and the list of it (a CycloneDX SBOM)."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
BIN = Path(sys.executable).parent
LOCKED = ROOT / "requirements.txt"
SBOM = ROOT / ".local" / "sbom.json"

UNDECIDED = 75
"""EX_TEMPFAIL of sysexits.h: neither good nor bad could be found out."""

SECONDS_FOR_ONE, SECONDS_FOR_ALL = 4, 15

# Versions as they are locked: nothing is resolved, downloaded or installed.
AUDIT = [
    *(str(BIN / "pip-audit"), "--requirement", str(LOCKED), "--require-hashes", "--disable-pip"),
    *("--format", "json", "--progress-spinner", "off", "--timeout", str(SECONDS_FOR_ONE)),
]

Run = Callable[[list[str]], "subprocess.CompletedProcess[str]"]


@dataclass(frozen=True, slots=True)
class Verdict:
    returncode: int
    words: str


def audit(run: Run) -> Verdict:
    """What the advisory service knows of the locked versions, if it can be asked."""
    try:
        done = run(AUDIT)
        audited = json.loads(done.stdout)["dependencies"]
    except subprocess.TimeoutExpired:
        return _undecided(f"the advisory service took longer than {SECONDS_FOR_ALL} s.")
    except (json.JSONDecodeError, KeyError):
        return _undecided(f"the advisory service can't be asked. {_last_line(done.stderr)}")
    holes = [
        f"{package['name']} {package['version']}: {hole['id']}, fixed in "
        f"{', '.join(hole['fix_versions']) or 'no version'}"
        for package in audited
        for hole in package.get("vulns", ())
    ]
    unknown = [package["name"] for package in audited if "skip_reason" in package]
    if holes:
        return Verdict(1, "\n".join(holes))
    if unknown or not audited:
        count = f"{len(unknown)} of {len(audited)} packages"
        return _undecided(f"the advisory service knows nothing of {count}.")
    return Verdict(0, f"{len(audited)} packages without a known hole.")


def _undecided(why: str) -> Verdict:
    return Verdict(UNDECIDED, f"not audited: {why}")


def _last_line(text: str) -> str:
    return next(iter(reversed(text.strip().splitlines())), "")


def ask(command: list[str]) -> "subprocess.CompletedProcess[str]":
    """Raises TimeoutExpired."""
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=SECONDS_FOR_ALL, check=False
    )


def write_sbom(path: Path) -> None:
    """CycloneDX 1.6 as JSON, checked against its schema. Raises CalledProcessError."""
    path.parent.mkdir(exist_ok=True)
    command = [
        *(str(BIN / "cyclonedx-py"), "requirements", str(LOCKED)),
        *("--pyproject", str(ROOT / "pyproject.toml"), "--mc-type", "application"),
        *("--spec-version", "1.6", "--output-format", "JSON", "--output-reproducible"),
        *("--validate", "--output-file", str(path)),
    ]
    subprocess.run(command, cwd=ROOT, check=True)


def main() -> int:
    if "--sbom" in sys.argv:
        write_sbom(SBOM)
        print(SBOM.relative_to(ROOT))  # noqa: T201
        return 0
    verdict = audit(ask)
    print(verdict.words)  # noqa: T201
    return verdict.returncode


if __name__ == "__main__":
    sys.exit(main())
