"""Which templates make a page: what has to have an example."""

import re
from pathlib import Path

from tests.server import ROOT

RENDERED = "X-Templates"
"""The header in which `site.py` names the templates of an answer, with spaces between them."""

FOLDER = ROOT / "templates"
_EXTENDS = re.compile(r'^\s*{%\s*extends "([^"]+)"')
_DOCTYPE = re.compile(r"<!doctype html>", re.IGNORECASE)


def pages(folder: Path = FOLDER) -> list[str]:
    """Names of the templates that are whole pages, neither pieces of one nor frames around one."""
    sources = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.html"))
    }
    extended = {found[1] for source in sources.values() if (found := _EXTENDS.match(source))}
    return [
        name
        for name, source in sources.items()
        if not _is_frame(name, source, extended)
        and (_EXTENDS.match(source) or _DOCTYPE.search(source))
    ]


def _is_frame(name: str, source: str, extended: set[str]) -> bool:
    return Path(name).name == "base.html" or (
        name in extended and _DOCTYPE.search(source) is not None
    )
