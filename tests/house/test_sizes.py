"""A file or a function that grows too long is a sign that two nouns share a room."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
MOST_LINES_OF_A_FILE = 300
MOST_LINES_OF_A_FUNCTION = 40
FILES = [
    path
    for house in ("resources", "directory")
    for path in sorted((ROOT / house).rglob("*.py"))
    if "migrations" not in path.parts
]

Function = ast.FunctionDef | ast.AsyncFunctionDef


def is_too_long(source: str) -> bool:
    return len(source.splitlines()) > MOST_LINES_OF_A_FILE


def long_functions(source: str) -> list[str]:
    """Names of the functions and methods with more lines than they may have."""
    return [
        function.name
        for function in _functions(ast.parse(source))
        if (function.end_lineno or 0) - function.lineno + 1 > MOST_LINES_OF_A_FUNCTION
    ]


def _functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def function_of(lines: int) -> str:
    return "\n".join(["class Room:", "    def wide(self):", *["        x = 1"] * (lines - 1)])


def test_the_rule_about_files_can_fail() -> None:
    assert not is_too_long("x = 1\n" * 300)
    assert is_too_long("x = 1\n" * 301)


def test_the_rule_about_functions_can_fail() -> None:
    assert long_functions(function_of(40)) == []
    assert long_functions(function_of(41)) == ["wide"]
    assert long_functions(function_of(41).replace("def", "async def")) == ["wide"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_and_no_function_is_too_long(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert not is_too_long(source)
    assert long_functions(source) == []
