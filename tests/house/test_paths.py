"""The repository knows nothing of the machines on which it was written."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
MADE_BY_RUNNING = {
    ".git",
    ".venv",
    ".local",
    ".hypothesis",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    ".import_linter_cache",
    "__pycache__",
    "node_modules",
}
NO_TEXT = {".png", ".jpg", ".ico", ".mo", ".pyc", ".woff2"}

# A folder of somebody's machine, not the path of a web address.
MACHINE = re.compile(r"(?<![\w.:/-])/(?:work|root|home|Users|mnt|opt)/[\w.]|\b[A-Z]:\\Users\\")


def machine_paths(text: str) -> list[str]:
    return [text[found.start() : found.start() + 40] for found in MACHINE.finditer(text)]


def files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name in MADE_BY_RUNNING or path.is_symlink():
            continue
        if path.is_dir():
            yield from files(path)
        elif path.suffix not in NO_TEXT:
            yield path


@pytest.mark.parametrize("folder", ["work", "root", "home", "Users"])
def test_the_rule_can_fail(folder: str) -> None:
    assert machine_paths(f"see /{folder}/me/notes")
    assert machine_paths(f'"/{folder}/me"')
    assert machine_paths(f"https://example.org/{folder}/me") == []
    assert machine_paths(f"tests/{folder}/me") == []


def test_no_file_names_a_folder_of_a_machine() -> None:
    found = {
        str(path.relative_to(ROOT)): paths
        for path in files(ROOT)
        if (paths := machine_paths(path.read_text(encoding="utf-8", errors="replace")))
    }
    assert found == {}
    assert len(list(files(ROOT))) > 100
