"""The hand-written CSS, put into the page itself: a number can be read after one request.

A page's security policy names the hash of exactly this text, so no other style can slip in.
"""

from functools import cache

from directory import inlined
from directory.startup import ROOT

PAGE = ("tokens", "text", "forms", "base", "listing")
WIDGET = ("tokens", "widget")
SHEETS = {name: ("sheet", name) for name in ("card", "cards", "poster")}
"""What cards and posters have besides the style of a page."""

ALL = (PAGE, WIDGET, *SHEETS.values())

_FOLDER = ROOT / "directory" / "static" / "css"


@cache
def text(names: tuple[str, ...]) -> str:
    """The style sheets of these names, one after the other."""
    return "".join((_FOLDER / f"{name}.css").read_text(encoding="utf-8") for name in names)


def csp_source(names: tuple[str, ...]) -> str:
    """What `style-src` has to name for `text(names)`: 'sha256-…', quotes included."""
    return inlined.csp_source(text(names))
