"""The hand-written CSS, put into the page itself: a number can be read after one request.

A page's security policy names the hash of exactly this text, so no other style can slip in.
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256

from directory.startup import ROOT

PAGE = ("tokens", "text", "forms", "base", "listing")
WIDGET = ("tokens", "widget")

_FOLDER = ROOT / "directory" / "static" / "css"


@cache
def text(names: tuple[str, ...]) -> str:
    """The style sheets of these names, one after the other."""
    return "".join((_FOLDER / f"{name}.css").read_text(encoding="utf-8") for name in names)


@cache
def csp_source(names: tuple[str, ...]) -> str:
    """What `style-src` has to name for `text(names)`: 'sha256-…', quotes included."""
    digest = sha256(text(names).encode()).digest()
    return f"'sha256-{b64encode(digest).decode()}'"
