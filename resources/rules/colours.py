"""Colours that somebody chooses, and how far text in them can be read."""

import re

from coloraide import Color

ENOUGH = 7.0
"""The contrast of text at level AAA (WCAG 2.2, success criterion 1.4.6)."""

_HEX = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")
_STEPS = 40


def parse(text: str) -> str | None:
    """As #rrggbb what a person or a colour field writes: "#0B4A4D", "0b4a4d", "#abc"."""
    found = _HEX.fullmatch(text.strip())
    return str(Color(f"#{found[1]}").to_string(hex=True)) if found else None


def contrast(colour: str, ground: str) -> float:
    """1 to 21 (WCAG 2.2, relative luminance)."""
    return float(Color(colour).contrast(ground, method="wcag21"))


def readable(colour: str, ground: str) -> str:
    """`colour` itself, or the nearest lighter or darker one that can be read on `ground`."""
    wanted = Color(colour).convert("oklch")
    end = 0.0 if Color(ground).luminance() > Color("#777").luminance() else 1.0
    start = wanted["lightness"]
    for step in range(_STEPS + 1):
        tried = wanted.clone().set("lightness", start + (end - start) * step / _STEPS)
        written = str(tried.convert("srgb").fit().to_string(hex=True))
        if contrast(written, ground) >= ENOUGH:
            return written
    return "#000000" if end == 0 else "#ffffff"
