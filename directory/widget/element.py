"""Level 1: the custom element's script, under an address for each version that never changes.

What an address with a version serves is what publishers have pinned by its hash: a released file
is never edited. A change is a new file, and `MOVING` leads to the newest.
"""

from base64 import b64encode
from functools import cache
from hashlib import sha384
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse

from directory import security

RELEASED = Path(__file__).parent / "released"
NEWEST = "1.0.0"

_FOR_EVER = "public, max-age=31536000, immutable"
_AN_HOUR = "public, max-age=3600"


def pinned(_request: HttpRequest, version: str) -> HttpResponse:
    if version not in _versions():
        raise Http404
    return _script(version, cache_control=_FOR_EVER)


def moving(_request: HttpRequest) -> HttpResponse:
    return _script(NEWEST, cache_control=_AN_HOUR)


@cache
def integrity(version: str) -> str:
    """For the `integrity` attribute of a script element."""
    digest = sha384((RELEASED / f"{version}.js").read_bytes()).digest()
    return f"sha384-{b64encode(digest).decode()}"


@cache
def _versions() -> frozenset[str]:
    return frozenset(file.stem for file in RELEASED.glob("*.js"))


def _script(version: str, *, cache_control: str) -> HttpResponse:
    response = HttpResponse(
        (RELEASED / f"{version}.js").read_bytes(), content_type="text/javascript; charset=utf-8"
    )
    response["Cache-Control"] = cache_control
    return security.for_all_sites(response)
