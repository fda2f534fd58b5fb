"""The site's headers, measured as Mozilla's Observatory measures them, as production sends them."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest
from django.conf import settings as installed
from django.http import HttpResponse
from django.test import Client

from tests.directory.addresses import PAGES, WIDGETS
from tests.directory.observatory import Answer, modifiers, score
from tests.directory.test_security import PRODUCTION

STRICT = Answer(
    headers={
        "Content-Security-Policy": (
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        ),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Embedder-Policy": "require-corp",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Strict-Transport-Security": "max-age=63072000; includeSubDomains; preload",
    }
)
"""What was measured, in November 2026: 150 without scripts, 155 with one of its own with SRI."""

OWN_SCRIPT = '<script src="/a.js" integrity="sha384-x"></script>'
OWN_COOKIE = "__Host-session=x; Secure; HttpOnly; SameSite=Lax; Path=/"


def with_header(name: str, value: str) -> Answer:
    return replace(STRICT, headers={**STRICT.headers, name: value})


def with_policy(said: str) -> Answer:
    return with_header("Content-Security-Policy", said)


@pytest.mark.parametrize(
    ("answer", "points"),
    [
        (STRICT, 150),
        (replace(STRICT, html=OWN_SCRIPT), 155),
        (replace(STRICT, html=OWN_SCRIPT, cookies=[OWN_COOKIE], is_preloaded=True), 165),
        (replace(STRICT, html="<script>1</script>"), 150),
    ],
)
def test_what_was_measured_elsewhere_is_measured_here(answer: Answer, points: int) -> None:
    assert score(answer) == points


def test_two_scans_that_the_observatory_itself_expects() -> None:
    """As its fixtures were in January 2026, less what no test of it looks at."""
    theirs = Answer(
        headers={
            "Content-Security-Policy": (
                "default-src 'self'; script-src 'self' 'sha256-x='; style-src 'self' "
                "'unsafe-inline'; object-src 'none'; base-uri 'self'"
            ),
            "Referrer-Policy": "strict-origin-when-cross-origin",
            "Strict-Transport-Security": "max-age=63072000",
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
        },
        html='<script>1</script><script src="/static/a.js" type="module"></script>',
    )
    assert score(theirs) == 110
    loose = Answer(
        headers={
            "Content-Security-Policy": (
                "default-src 'self' *.mozilla.org; script-src 'self' 'unsafe-eval' "
                "'unsafe-inline'; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; "
                "object-src 'none'; base-uri 'none'"
            ),
            "Cross-Origin-Opener-Policy": "same-origin",
            "Referrer-Policy": "strict-origin-when-cross-origin",
            "Strict-Transport-Security": "max-age=31536000",
            "X-Content-Type-Options": "nosniff",
        },
        html='<script src="https://cdn.example/a.js"></script>',
    )
    assert score(loose) == 75


@pytest.mark.parametrize(
    ("answer", "test", "points"),
    [
        (with_policy(""), "content-security-policy", -25),
        (with_policy("default-src 'self'"), "content-security-policy", 5),
        (with_policy("default-src 'none'; script-src *"), "content-security-policy", -20),
        (with_policy("default-src 'none'; script-src data:"), "content-security-policy", -20),
        (with_policy("default-src 'none'; font-src http://x"), "content-security-policy", -20),
        (with_policy("default-src 'none'; img-src http://x"), "content-security-policy", -10),
        (with_policy("default-src 'none'; style-src https:"), "content-security-policy", 0),
        (with_policy("img-src 'self'"), "content-security-policy", -20),
        (with_policy("default-src 'none'"), "x-frame-options", -20),
        (with_header("Referrer-Policy", "unsafe-url"), "referrer-policy", -5),
        (with_header("X-Content-Type-Options", ""), "x-content-type-options", -5),
        (with_header("Strict-Transport-Security", ""), "strict-transport-security", -20),
        (with_header("Strict-Transport-Security", "max-age=9"), "strict-transport-security", -10),
        (with_header("Cross-Origin-Resource-Policy", "x"), "cross-origin-resource-policy", -5),
        (with_header("Cross-Origin-Opener-Policy", "x"), "cross-origin-opener-policy", -5),
        (replace(STRICT, leads_to="http://example.org/"), "redirection", -20),
        (replace(STRICT, leads_to="https://other.example/"), "redirection", -5),
        (replace(STRICT, html='<script src="//x/a.js"></script>'), "subresource-integrity", -50),
        (replace(STRICT, html='<script src="https://x/a"></script>'), "subresource-integrity", -5),
        (replace(STRICT, cookies=["session=x"]), "cookies", -10),
        (replace(STRICT, cookies=["session=x; Secure"]), "cookies", -30),
        (replace(STRICT, cookies=["csrf=x; Secure"]), "cookies", -20),
        (replace(STRICT, cookies=["a=x; Secure"]), "cookies", 0),
    ],
)
def test_each_fault_costs(answer: Answer, test: str, points: int) -> None:
    assert modifiers(answer)[test] == points
    assert score(answer) < 150 or points == 0


def test_bonuses_are_for_whom_has_few_faults() -> None:
    faulty = replace(STRICT, leads_to="http://example.org/")
    assert score(faulty) == 80


# What this site sends.

NAMES = """
import json
import django
django.setup()
from django.conf import settings
names = [name for name in dir(settings) if name.startswith(("SECURE_", "SESSION_C", "CSRF_C"))]
print(json.dumps({name: getattr(settings, name) for name in names}, default=str))
"""


@pytest.fixture(scope="module")
def as_in_production() -> dict[str, Any]:
    """The settings of an installation outside local mode that headers and cookies follow from."""
    printed = subprocess.check_output(
        [sys.executable, "-c", NAMES],
        cwd=installed.BASE_DIR,
        env={**os.environ, **PRODUCTION, "DJANGO_SETTINGS_MODULE": "directory.settings"},
        text=True,
    )
    found: dict[str, Any] = json.loads(printed)
    return found


@pytest.fixture
def browser(reader: Client, settings: Any, as_in_production: dict[str, Any]) -> Client:
    """A new one, since middleware reads its settings when it is made."""
    for name, value in as_in_production.items():
        setattr(settings, name, value)
    assert settings.SECURE_SSL_REDIRECT
    return Client()


def answered(browser: Client, path: str) -> Answer:
    plain, response = browser.get(path), browser.get(path, secure=True)
    assert plain.status_code == 301
    return Answer(
        headers=response.headers,
        html=_html(response),
        cookies=[cookie.OutputString() for cookie in response.cookies.values()],
        leads_to=plain["Location"],
        host="testserver",
    )


def _html(response: HttpResponse) -> str:
    is_html = response["Content-Type"].startswith("text/html")
    return response.content.decode() if is_html else ""


@pytest.mark.parametrize("path", PAGES)
def test_a_public_page_has_150_points(browser: Client, path: str) -> None:
    answer = answered(browser, path)
    assert score(answer) >= 150, modifiers(answer)


@pytest.mark.parametrize("path", [*WIDGETS, "/embed/v1/en/gb/fragment.html"])
def test_an_embed_has_140_points(browser: Client, path: str) -> None:
    answer = answered(browser, path)
    assert score(answer) >= 140, modifiers(answer)


def test_the_door_of_the_desk_has_150_points_with_its_cookie(browser: Client) -> None:
    answer = answered(browser, "/moderation/account/sign-in/")
    assert answer.cookies
    assert modifiers(answer)["cookies"] == 5
    assert score(answer) >= 150, modifiers(answer)
