"""What Mozilla's HTTP Observatory would say of an answer: algorithm 6, in our own words.

From the published tables of the MDN HTTP Observatory (github.com/mdn/mdn-http-observatory) and two
scans that its own tests expect: 110 and 75. The bonuses for COOP and COEP stand in no table that
could be read; ten each is what the totals that were measured leave for them (150 without scripts,
165 at the most).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http.cookies import SimpleCookie

from tests.directory.html import Page

BEGINNING = 100
ENOUGH_FOR_BONUSES = 90
SIX_MONTHS_S = 15_552_000

BROAD = frozenset({"*", "http:", "https:", "ftp:", "http://*", "https://*", "http://*.*"})
LOOSE = BROAD | {"'unsafe-inline'", "data:"}
PRIVATE = frozenset(
    {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
)
UNSAFE = frozenset(
    {"origin", "origin-when-cross-origin", "unsafe-url", "no-referrer-when-downgrade"}
)

Policy = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Answer:
    """One page over https, and where the same address leads over http.

    `is_preloaded`: whether its host stands in the list that browsers are shipped with.
    """

    headers: Mapping[str, str]
    html: str = ""
    cookies: Sequence[str] = ()
    leads_to: str = "https://example.org/"
    host: str = "example.org"
    is_preloaded: bool = False

    def header(self, name: str) -> str:
        return self.headers.get(name, "").strip()


def score(answer: Answer) -> int:
    """Bonuses count only for whom 90 is left without them."""
    found = modifiers(answer)
    without_bonuses = BEGINNING + sum(points for points in found.values() if points < 0)
    full = BEGINNING + sum(found.values())
    return max(0, full if without_bonuses >= ENOUGH_FOR_BONUSES else without_bonuses)


def modifiers(answer: Answer) -> dict[str, int]:
    """Points by the Observatory's name of each test."""
    policy = directives(answer.header("Content-Security-Policy"))
    return {
        "content-security-policy": _content(policy),
        "cookies": _cookies(answer),
        "cross-origin-resource-sharing": _sharing(answer),
        "redirection": _redirection(answer),
        "referrer-policy": _referrer(answer),
        "strict-transport-security": _transport(answer),
        "subresource-integrity": _scripts(answer),
        "x-content-type-options": 0 if answer.header("X-Content-Type-Options") == "nosniff" else -5,
        "x-frame-options": _framing(answer, policy),
        "cross-origin-resource-policy": _resource(answer.header("Cross-Origin-Resource-Policy")),
        "cross-origin-opener-policy": _isolated(answer.header("Cross-Origin-Opener-Policy")),
        "cross-origin-embedder-policy": _isolated(answer.header("Cross-Origin-Embedder-Policy")),
    }


def directives(policy: str) -> Policy:
    parts = (part.split() for part in policy.split(";") if part.strip())
    return {name.lower(): frozenset(sources) for name, *sources in parts}


def _sources(policy: Policy, name: str) -> frozenset[str]:
    found = policy.get(name, policy.get("default-src", frozenset({"*"})))
    hashed = any(re.match("'(?:nonce|sha256|sha384|sha512)-", source) for source in found)
    return found - {"'unsafe-inline'"} if hashed and name in ("script-src", "style-src") else found


def _content(policy: Policy) -> int:
    if not policy:
        return -25
    scripts, styles = _sources(policy, "script-src"), _sources(policy, "style-src")
    active = frozenset().union(
        *(found for name, found in policy.items() if name not in ("img-src", "media-src"))
    )
    passive = _sources(policy, "img-src") | _sources(policy, "media-src")
    if scripts & LOOSE or _sources(policy, "object-src") & BROAD or _plain(active):
        return -20
    if "'unsafe-eval'" in scripts | styles or _plain(passive):
        return -10
    if styles & LOOSE:
        return 0
    return 10 if policy.get("default-src") == {"'none'"} else 5


def _plain(sources: frozenset[str]) -> bool:
    return any(source.startswith(("http:", "ftp:")) for source in sources)


def _cookies(answer: Answer) -> int:
    if not answer.cookies:
        return 0
    each = [_cookie(text, is_remembered=_transport(answer) >= 0) for text in answer.cookies]
    return min(each)


def _cookie(text: str, *, is_remembered: bool) -> int:
    ((name, cookie),) = SimpleCookie(text).items()
    is_session = "sess" in name.lower() or "login" in name.lower()
    if not cookie["secure"] and is_session:
        return -10 if is_remembered else -40
    if is_session and not cookie["httponly"]:
        return -30
    if "csrf" in name.lower() and not cookie["samesite"]:
        return -20
    if not cookie["secure"]:
        return -5 if is_remembered else -20
    return 5 if cookie["samesite"] else 0


def _sharing(answer: Answer) -> int:
    reflects = answer.header("Access-Control-Allow-Origin") not in ("", "*")
    return -50 if reflects and answer.header("Access-Control-Allow-Credentials") else 0


def _redirection(answer: Answer) -> int:
    if not answer.leads_to.startswith("https://"):
        return -20
    return 0 if answer.leads_to.split("/")[2] == answer.host else -5


def _referrer(answer: Answer) -> int:
    last = answer.header("Referrer-Policy").lower().split(",")[-1].strip()
    return 5 if last in PRIVATE else 0 if not last else -5


def _transport(answer: Answer) -> int:
    age = re.search(r"max-age=(\d+)", answer.header("Strict-Transport-Security"))
    if answer.is_preloaded:
        return 5
    if age is None:
        return -20
    return 0 if int(age[1]) >= SIX_MONTHS_S else -10


def _scripts(answer: Answer) -> int:
    """Those in the page itself, and data, count for nothing."""
    loaded = [script for script in Page(answer.html).all("script") if script.get("src")]
    points = [_script(script.get("src"), script.get("integrity"), answer.host) for script in loaded]
    return min(points) if min(points, default=0) < 0 else max(points, default=0)


def _script(address: str, integrity: str, host: str) -> int:
    is_ours = not re.match("https?:|//", address) or address.startswith(f"https://{host}/")
    if is_ours or address.startswith("https:"):
        return 5 if integrity else 0 if is_ours else -5
    return -20 if integrity else -50


def _framing(answer: Answer, policy: Policy) -> int:
    if "frame-ancestors" in policy:
        return 5
    return 5 if answer.header("X-Frame-Options").lower() in ("deny", "sameorigin") else -20


def _resource(value: str) -> int:
    points = {"same-origin": 10, "same-site": 10, "cross-origin": 0, "": 0}
    return points.get(value.lower(), -5)


def _isolated(value: str) -> int:
    """COOP and COEP alike."""
    token = value.partition(";")[0].strip()
    if token in ("same-origin", "require-corp"):
        return 10
    return 0 if token in ("", "unsafe-none", *_HALF) else -5


_HALF = ("same-origin-allow-popups", "noopener-allow-popups", "credentialless")
