"""What the project itself says to readers: in templates, translations, code and starter data.

One place knows where such texts stand, for the command that looks them over and for the tests.
"""

import ast
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel.messages.pofile import read_po

from resources.rules import language_tags

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = (ROOT / "templates", ROOT / "directory", ROOT / "resources")

SOURCE = "en"
"""The language of templates and code."""

_ASKING = frozenset(
    f"{context}{number}gettext{lazy}"
    for context in ("", "p")
    for number in ("", "n")
    for lazy in ("", "_lazy", "_noop")
) | {"_"}
_TRANSLATED = re.compile(r"{%\s*(?:trans|translate)\s+([\"'])(.*?)\1")
_CODE = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}|<[^>]*>", re.DOTALL)
_WORDS_OF_A_TEXT = ("name", "summary", "description", "what_happens")
_WORDS_OF_A_CONTACT = ("menu_path", "hours_as_written")


@dataclass(frozen=True, slots=True)
class ShippedText:
    """`line`: where it begins, counted from 1. `is_whole_file`: its line breaks are the file's."""

    path: Path
    line: int
    language: str
    text: str
    is_whole_file: bool = False

    def line_of(self, place: int) -> int:
        """The line of the file on which this character of the text stands."""
        return self.line + (self.text.count("\n", 0, place) if self.is_whole_file else 0)


def files(paths: Iterable[Path] = SHIPPED) -> list[Path]:
    """Those that may hold texts; a path of a file is that file."""
    found = [file for path in paths for file in ([path] if path.is_file() else path.rglob("*"))]
    return sorted(file for file in found if file.suffix in _READERS and file.is_file())


def texts(file: Path) -> Iterator[ShippedText]:
    """In the order of the file. A file of another kind has none."""
    read = _READERS.get(file.suffix, _of_nothing)
    for line, language, text in read(file):
        if text.strip():
            yield ShippedText(file, line, language, text, is_whole_file=read is _of_template)


Found = Iterator[tuple[int, str, str]]
"""(line, language, text)."""


def _of_nothing(_file: Path) -> Found:
    yield from ()


def _of_template(file: Path) -> Found:
    """Texts in tags by themselves, then all that stands between tags, each on its line."""
    source = file.read_text(encoding="utf-8")
    for match in _TRANSLATED.finditer(source):
        yield source.count("\n", 0, match.start()) + 1, SOURCE, match[2]
    yield 1, SOURCE, _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), source)


def _of_translation(file: Path) -> Found:
    """What is translated, in English, and the translations."""
    lines = file.read_text(encoding="utf-8").splitlines()
    with file.open("rb") as opened:
        catalogue = read_po(opened)
    for message in catalogue:
        if message.id:
            for side, language in (("msgid", SOURCE), ("msgstr", file.parent.parent.name)):
                said = (message.id if side == "msgid" else message.string) or ""
                for text in [said] if isinstance(said, str) else said:
                    yield _line_from(lines, message.lineno or 1, side), language, text


def _line_from(lines: list[str], start: int, beginning: str) -> int:
    """The first line from `start` on that begins so."""
    numbers = range(max(start, 1), len(lines) + 1)
    return next((number for number in numbers if lines[number - 1].startswith(beginning)), start)


def _of_code(file: Path) -> Found:
    """Strings that are asked to be translated."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and _name(node.func) in _ASKING:
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.lineno, SOURCE, argument.value


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def _of_listings(file: Path) -> Found:
    """The words of listings and of their contacts; titles of sources are other people's."""
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        record = json.loads(line) if line.strip() else {}
        for text in record.get("texts", ()):
            for field in _WORDS_OF_A_TEXT:
                yield number, text["language"], text.get(field, "")
        yield number, language_tags.UNDETERMINED, record.get("organization", "")
        for method in record.get("contact_methods", ()):
            for field in _WORDS_OF_A_CONTACT:
                yield number, language_tags.UNDETERMINED, method.get(field, "")


def _of_names(file: Path) -> Found:
    """The names of topics and audiences, on the first line that has such a name."""
    source = file.read_text(encoding="utf-8")
    lines = source.splitlines()
    content: Any = json.loads(source)
    tables = content if isinstance(content, dict) else {}
    for entry in (*tables.get("topics", ()), *tables.get("audiences", ())):
        for language, name in entry["names"].items():
            written = json.dumps(name, ensure_ascii=False)
            line = next((at for at, text in enumerate(lines, start=1) if written in text), 1)
            yield line, language, name


_READERS: Mapping[str, Callable[[Path], Found]] = {
    ".html": _of_template,
    ".txt": _of_template,
    ".po": _of_translation,
    ".py": _of_code,
    ".jsonl": _of_listings,
    ".json": _of_names,
}
