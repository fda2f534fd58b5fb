"""If no room fits, the design is wrong: there is no drawer for the rest."""

from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
DRAWERS = frozenset({"utils", "helpers", "common", "misc", "core", "managers", "util", "helper"})
HOUSES = ("resources", "directory", "templates", "tests")


def drawers(paths: Iterable[Path]) -> list[Path]:
    """Files and folders that are called like a drawer."""
    return [path for path in paths if DRAWERS & {Path(part).stem for part in path.parts}]


def everything() -> list[Path]:
    found = [path for house in HOUSES for path in (ROOT / house).rglob("*")]
    return [path.relative_to(ROOT) for path in found if "__pycache__" not in path.parts]


def test_the_rule_can_fail() -> None:
    bad = [Path("resources/utils.py"), Path("directory/common/x.py"), Path("tests/helpers/y.py")]
    good = [Path("resources/rules/ranking.py"), Path("directory/wording/commonplace.py")]
    assert drawers([*bad, *good]) == bad


def test_no_room_is_a_drawer() -> None:
    assert drawers(everything()) == []
    assert len(everything()) > 100
