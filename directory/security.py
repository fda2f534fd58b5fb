"""Response headers. Values and their order follow the OWASP ASVS 5.0 and Mozilla's Observatory."""

from collections.abc import Callable, Mapping
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from directory import inlined, stylesheets

_FEATURES = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "hid",
    "identity-credentials-get",
    "idle-detection",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "storage-access",
    "usb",
    "xr-spatial-tracking",
)


def _features(*, allowed: frozenset[str] = frozenset()) -> str:
    """A Permissions-Policy that switches everything off but `allowed`."""
    return ", ".join(f"{feature}=({'self' if feature in allowed else ''})" for feature in _FEATURES)


_EVERYWHERE = {
    "Cache-Control": "no-cache",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": _features(),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noarchive",
}
_MODERATORS = ("/admin/", "/moderation/")
_PASSKEYS = _features(allowed=frozenset({"publickey-credentials-get"}))


class SecurityHeaders:
    """Gives each response the headers of a public page, where its view has not set others.

    It stands before all other middleware, also before those of Django that set some of the same:
    what they refuse, and files that never reach them, have the headers too.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == HTTPStatus.NOT_MODIFIED:
            # A browser would put these over the headers of its good copy (RFC 9111, 4.3.4), and
            # then refuse to frame the widget.
            return response
        if request.path.startswith(_MODERATORS):
            response["Content-Security-Policy"] = moderators_policy()
            # With no-referrer a browser posts from the origin "null", and CSRF refuses that.
            response["Referrer-Policy"] = "same-origin"
            response["Permissions-Policy"] = _PASSKEYS
            response.headers.setdefault("Cache-Control", "private, no-store")
        response.headers.setdefault("Content-Security-Policy", page_policy())
        if not getattr(response, "xframe_options_exempt", False):
            response.headers.setdefault("X-Frame-Options", "DENY")
        _set_missing(response, _EVERYWHERE)
        return response


def page_policy(
    *, frames: str = "'none'", scripts: str = "", more_style: tuple[str, ...] = ()
) -> str:
    """The policy of a public page: its own style, its own forms, the script of its way out.

    `scripts`: further ones, for the one page that is a tool and no help. `more_style`: names of
    style sheets that stand in an element of their own.
    """
    styles = (stylesheets.PAGE, more_style) if more_style else (stylesheets.PAGE,)
    style = " ".join(map(stylesheets.csp_source, styles))
    leaving = inlined.csp_source(inlined.script(inlined.LEAVING))
    return (
        f"default-src 'none'; script-src {f'{leaving} {scripts}'.strip()}; style-src {style}; "
        f"img-src 'self' data:; frame-src {frames}; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


def moderators_policy() -> str:
    """The desk and Django's admin have scripts, styles and images, all served from here."""
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )


def make_embeddable(response: HttpResponse, *, style: str, script: str = "") -> HttpResponse:
    """Headers for a document that any site may frame, also one under COEP require-corp.

    `style`, `script`: what its policy has to name, quotes included ('sha256-…').
    """
    scripts = f"script-src {script}; " if script else ""
    response["Content-Security-Policy"] = (
        f"default-src 'none'; {scripts}style-src {style}; img-src 'self' data:; "
        "form-action 'none'; base-uri 'none'; frame-ancestors *"
    )
    # Only the framing rule above may speak: X-Frame-Options knows no "everybody".
    response.xframe_options_exempt = True
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def for_all_sites(response: HttpResponse) -> HttpResponse:
    """Lets the pages of any site load and read it."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "ETag, Link, Retry-After"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _set_missing(response: HttpResponse, headers: Mapping[str, str]) -> None:
    for name, value in headers.items():
        response.headers.setdefault(name, value)
