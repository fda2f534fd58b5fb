"""Vocabulary files: one TOML file a language, which a translator can write without programming."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import resources
from resources.rules.terms import TermKind

SHIPPED = Path(resources.__file__).parent / "starter" / "vocabulary"

_BY_SLUG = {
    "topics": TermKind.TOPIC,
    "audiences": TermKind.AUDIENCE,
    "channels": TermKind.CHANNEL,
    "intent": TermKind.INTENT,
}
_PLAIN = {
    ("harmless", "phrases"): TermKind.HARMLESS,
    ("ignored", "words"): TermKind.IGNORED,
    ("ignored", "before_place"): TermKind.BEFORE_PLACE,
    ("ignored", "no_place"): TermKind.NO_PLACE,
}
ANY_DANGER = "danger"
"""The list under [intent] that leads to no topic: the danger can be anything."""


@dataclass(frozen=True, slots=True)
class Entry:
    language: str
    kind: TermKind
    slug: str
    text: str


def shipped() -> list[Path]:
    """The files that the project ships with, one a language."""
    return sorted(SHIPPED.glob("*.toml"))


def base_languages() -> frozenset[str]:
    """Of the files that ship: searches in these are understood."""
    return frozenset(file.stem.partition("-")[0] for file in shipped())


def read(file: Path) -> Iterator[Entry]:
    """The entries of `{language}.toml`. Raises tomllib.TOMLDecodeError, and KeyError for a table
    that vocabulary files don't have.
    """
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    for table, lists in tables.items():
        for name, texts in lists.items():
            kind = _BY_SLUG[table] if table in _BY_SLUG else _PLAIN[table, name]
            slug = name if table in _BY_SLUG and name != ANY_DANGER else ""
            for text in texts:
                yield Entry(file.stem, kind, slug, text)
