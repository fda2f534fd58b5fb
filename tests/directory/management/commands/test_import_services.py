import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from resources.models import Service
from tests.directory.listings import LISTING


def file_of(folder: Path, *lines: Any) -> Path:
    written = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path = folder / "lines.jsonl"
    path.write_text("\n".join(written), encoding="utf-8")
    return path


def run(path: Path, *options: str, **more: Any) -> list[str]:
    """What the command prints."""
    printed = io.StringIO()
    call_command("import_services", path, *options, stdout=printed, **more)
    return printed.getvalue().splitlines()


@pytest.fixture
def rumour() -> dict[str, Any]:
    """A listing that is too thin to be published."""
    source = {"title": "Somebody's page", "url": "https://example.org/", "kind": "page"}
    return {**LISTING, "id": "gb-rumour", "sources": [source]}


def test_a_dry_run_prints_the_plan_and_writes_nothing(db: None, tmp_path: Path) -> None:
    printed = run(file_of(tmp_path, LISTING), "--dry-run")
    assert printed == [
        "Plan: 1 new, 0 changed, 0 unchanged, 0 kept, 0 refused.",
        "Dry run: nothing was written.",
    ]
    assert not Service.objects.filter(slug=LISTING["id"]).exists()


def test_an_import_prints_the_plan_and_what_it_wrote(
    db: None, tmp_path: Path, rumour: dict[str, Any]
) -> None:
    printed = run(file_of(tmp_path, LISTING, rumour))
    assert printed[0] == "Plan: 2 new, 0 changed, 0 unchanged, 0 kept, 0 refused."
    assert printed[1].startswith("draft: gb-rumour: it needs two independent sources")
    assert printed[-1].startswith("Written: 2; of these 1 wait as drafts and 1 are public")
    assert Service.objects.get(slug="gb-made-up-line").state == "published"
    assert Service.objects.get(slug="gb-rumour").state == "draft"


def test_the_same_file_again_changes_nothing(db: None, tmp_path: Path) -> None:
    path = file_of(tmp_path, LISTING)
    run(path)
    printed = run(path)
    assert printed[0] == "Plan: 0 new, 0 changed, 1 unchanged, 0 kept, 0 refused."


def test_a_line_that_is_refused_says_which_field_and_why(db: None, tmp_path: Path) -> None:
    broken = {**LISTING, "coverage": ["atlantis"]}
    printed = run(file_of(tmp_path, LISTING, broken, "no json"), "--dry-run")
    assert "line 2: refused: coverage.0: there is no region 'atlantis'" in printed
    assert any(line.startswith("line 3: refused: line: ") for line in printed)
    assert printed[-2] == "Plan: 1 new, 0 changed, 0 unchanged, 0 kept, 2 refused."


def test_quietly_drafts_are_only_counted(db: None, tmp_path: Path, rumour: dict[str, Any]) -> None:
    printed = run(file_of(tmp_path, rumour), verbosity=0)
    assert any(line.startswith("1 wait as drafts: it needs two") for line in printed)


def test_an_empty_file_is_no_mistake(db: None, tmp_path: Path) -> None:
    assert run(file_of(tmp_path))[0] == "Plan: 0 new, 0 changed, 0 unchanged, 0 kept, 0 refused."


def test_a_file_that_is_not_there_is_said_in_one_line(db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"^\S+/nothing\.jsonl can't be read: No such file"):
        run(tmp_path / "nothing.jsonl")


def test_a_folder_is_not_a_file(db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="can't be read: Is a directory"):
        run(tmp_path)


def test_a_file_that_is_not_utf_8_says_where(db: None, tmp_path: Path) -> None:
    path = tmp_path / "latin.jsonl"
    path.write_bytes(b'{"id": "caf\xe9"}')
    with pytest.raises(CommandError, match=r"is not UTF-8 \(byte 11\)"):
        run(path)
