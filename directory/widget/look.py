"""How an embed looks: its height, by day or night, and a colour of the page around it."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256
from urllib.parse import urlencode

from directory import stylesheets
from resources.rules import colours

SIZES = (160, 320, 480)
"""Pixels high."""

USUAL_SIZE = 320

# As in tokens.css: what an accent is read on, at worst.
PAPER_BY_DAY = "#fbf8f1"
FIELD_BY_NIGHT = "#182124"

_BY_NIGHT = "screen and (prefers-color-scheme: dark)"


class Theme(StrEnum):
    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Look:
    """`accent`: "#rrggbb" as it was asked for, or empty."""

    size: int = USUAL_SIZE
    theme: Theme = Theme.AUTO
    accent: str = ""

    @property
    def query(self) -> str:
        """What stands after the question mark of an address; empty for the usual look."""
        usual = Look()
        said = {"size": self.size, "theme": self.theme, "accent": self.accent.removeprefix("#")}
        return urlencode(
            {name: value for name, value in said.items() if value != getattr(usual, name)}
        )


def asked(query: Mapping[str, str]) -> Look:
    """What can't be understood is left out: a mistake in the address must not cost the reader."""
    size, theme = query.get("size", ""), query.get("theme", "")
    return Look(
        size=int(size) if size in map(str, SIZES) else USUAL_SIZE,
        theme=Theme(theme) if theme in list(Theme) else Theme.AUTO,
        accent=colours.parse(query.get("accent", "")) or "",
    )


def shown(accent: str) -> tuple[str, str]:
    """(by day, by night): the accent, as much darker or lighter as it has to be for 7:1."""
    return colours.readable(accent, PAPER_BY_DAY), colours.readable(accent, FIELD_BY_NIGHT)


@lru_cache(maxsize=256)
def style(look: Look) -> str:
    """The whole style sheet of a document that looks so."""
    text = stylesheets.text(stylesheets.WIDGET)
    if look.accent:
        by_day, by_night = map(_accent, shown(look.accent))
        text += f"{by_day}@media {_BY_NIGHT}{{{by_night}}}"
    if look.theme is Theme.AUTO:
        return text
    # On paper it is always day.
    medium = "screen" if look.theme is Theme.DARK else "not all"
    return f"{text.replace(_BY_NIGHT, medium)}:root{{color-scheme:{look.theme}}}"


@lru_cache(maxsize=256)
def csp_source(look: Look) -> str:
    """What `style-src` has to name for `style(look)`, quotes included."""
    digest = sha256(style(look).encode()).digest()
    return f"'sha256-{b64encode(digest).decode()}'"


def _accent(colour: str) -> str:
    named = dict.fromkeys(("--accent", "--action", "--action-edge"), colour)
    said = {**named, "--on-action": "var(--field)"}
    return f":root{{{';'.join(f'{name}:{value}' for name, value in said.items())}}}"
