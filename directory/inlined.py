"""What stands inside a page instead of in a file of its own, and how its security policy names it.

A page is read after one request, and its copy may be kept: so no second file, and no nonce.
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256

from directory.startup import ROOT

LEAVING = "leaving"
"""The one script of a public page: what "Exit this page" does beyond being a link."""

_SCRIPTS = ROOT / "directory" / "static" / "js"


@cache
def script(name: str) -> str:
    """The script of that name, without the comment that begins it."""
    text = (_SCRIPTS / f"{name}.js").read_text(encoding="utf-8")
    return text.partition("*/\n")[2]


@cache
def csp_source(text: str) -> str:
    """How `style-src` or `script-src` names exactly this text: 'sha256-…', quotes included."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
