"""What is installed: each with its reason, each exactly as it was when somebody looked at it."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
REQUIREMENTS = ["requirements.txt", "requirements-dev.txt"]

LISTS = re.compile(r"^(?:dependencies|\w+) = \[\n(.*?)^\]", re.DOTALL | re.MULTILINE)
DEPENDENCY = re.compile(r'^\s*"([A-Za-z0-9_.-]+)[^"]*",$')
PINNED = re.compile(r"^[a-z0-9._-]+(?:\[[a-z,]+\])?==[^ ]+(?: ; [^\\]+)? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")
ADDRESS = re.compile(r"--(?:extra-)?index-url|--find-links|--trusted-host|https?://|git\+|^-[if] ")


def without_a_reason(pyproject: str) -> list[str]:
    """Names of the dependencies that have no comment right above them."""
    tables = pyproject.partition("[tool.")[0]
    found = []
    for block in LISTS.findall(tables):
        lines = block.splitlines()
        for above, line in zip(["", *lines], lines, strict=False):
            name = DEPENDENCY.match(line)
            if name and not above.strip().startswith("# "):
                found.append(name[1])
    return found


def not_locked(requirements: str) -> list[str]:
    """Lines that name no version, and versions without a hash."""
    lines = [line for line in requirements.splitlines() if not line.lstrip().startswith("#")]
    loose = [line for line in lines if line[:1].strip() and not PINNED.match(line)]
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        if PINNED.match(line) and not HASH.match(below):
            loose.append(line)
    return loose


def addresses(requirements: str) -> list[str]:
    """Lines that say where to download from: that is the business of whoever installs."""
    return [line for line in requirements.splitlines() if ADDRESS.search(line)]


def test_the_rule_about_reasons_can_fail() -> None:
    good = 'dependencies = [\n    # why\n    "django~=5.2",\n]\n'
    bad = good.replace("]\n", '    "left-pad",\n]\n')
    assert without_a_reason(good) == []
    assert without_a_reason(bad) == ["left-pad"]
    assert without_a_reason(bad.replace("dependencies", "dev")) == ["left-pad"]


def test_the_rule_about_hashes_can_fail() -> None:
    good = f"babel==2.18.0 \\\n    --hash=sha256:{'a' * 64}\n    # via x\n"
    assert not_locked(good) == []
    assert not_locked("babel==2.18.0\n") == ["babel==2.18.0"]
    assert not_locked("babel>=2 \\\n" + good) == ["babel>=2 \\"]
    assert not_locked("babel==2.18.0 \\\n    # via x\n") == ["babel==2.18.0 \\"]


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://mirror.example/simple",
        "--extra-index-url x",
        "-i x",
        "-f x",
        "a @ git+ssh://x",
        "--trusted-host x",
    ],
)
def test_the_rule_about_addresses_can_fail(line: str) -> None:
    assert addresses(f"babel==2.18.0\n{line}\n") == [line]


def test_every_dependency_has_its_reason() -> None:
    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert "django~=" in "".join(LISTS.findall(pyproject))
    assert without_a_reason(pyproject) == []


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_every_version_is_locked_by_its_hash(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert text.count("==") > 20
    assert not_locked(text) == []
    assert addresses(text) == []
