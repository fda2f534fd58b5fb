"""Response headers, and what a page loads: nothing that is not ours."""

import json
import os
import subprocess
import sys
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from directory import inlined
from tests.directory.addresses import EVERYTHING, MISSING, PAGES, WIDGETS
from tests.directory.html import Element, Page

TOOLS = ("/en/publishers/",)
"""For publishers: their copy buttons are a file of ours."""

OUTSIDE = ("http:", "https:", "//")
MAY_LOAD = {"script": "src", "iframe": "src", "img": "src", "link": "href", "source": "src"}

PRODUCTION = {
    "LOCAL_MODE": "",
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz" * 2,
    "ALLOWED_HOSTS": "help.example.org",
}

ASK = """
import json, sys
import django
django.setup()
from django.test import Client
answers = {}
for address in sys.argv[1:]:
    scheme, _, path = address.partition(":")
    response = Client(headers={"host": "help.example.org"}).get(path, secure=scheme == "https")
    answers[address] = {"status": response.status_code, **response.headers}
print(json.dumps(answers))
"""


def policy(response: HttpResponse) -> dict[str, str]:
    """Directive -> its sources."""
    parts = [part.strip().partition(" ") for part in response["Content-Security-Policy"].split(";")]
    return {name: sources for name, _, sources in parts}


def in_production(*addresses: str) -> dict[str, Any]:
    """What an installation outside local mode answers; the addresses ask no database."""
    done = subprocess.run(
        [sys.executable, "-c", ASK, *addresses],
        cwd=settings.BASE_DIR,
        env={**os.environ, **PRODUCTION, "DJANGO_SETTINGS_MODULE": "directory.settings"},
        capture_output=True,
        text=True,
        check=True,
    )
    answers: dict[str, Any] = json.loads(done.stdout)
    return answers


@pytest.mark.parametrize("path", EVERYTHING)
def test_no_public_page_sets_a_cookie(reader: Client, path: str) -> None:
    response = reader.get(path)
    assert not response.cookies
    assert "Set-Cookie" not in response.headers
    assert "cookie" not in response.get("Vary", "").lower()


@pytest.mark.parametrize("path", EVERYTHING)
def test_no_public_page_depends_on_a_cookie(reader: Client, path: str) -> None:
    fresh = reader.get(path)
    reader.cookies.load({"session": "x", "csrf": "y", "django_language": "ar"})
    again = reader.get(path)
    assert (again.status_code, again.content) == (fresh.status_code, fresh.content)


@pytest.mark.parametrize("path", [*PAGES, *MISSING])
def test_a_page_allows_its_own_style_and_nothing_else(reader: Client, path: str) -> None:
    response = reader.get(path)
    allowed = policy(response)
    digests = [sha256(style.source.encode()).digest() for style in Page(response).all("style")]
    hashes = [f"'sha256-{b64encode(digest).decode()}'" for digest in digests]
    assert hashes
    assert allowed["style-src"] == " ".join(hashes)
    assert allowed["default-src"] == allowed["base-uri"] == allowed["frame-ancestors"] == "'none'"
    assert allowed["form-action"] == "'self'"
    leaving = inlined.csp_source(inlined.script(inlined.LEAVING))
    assert allowed["script-src"] == (f"{leaving} 'self'" if path in TOOLS else leaving)
    assert "unsafe" not in response["Content-Security-Policy"]


@pytest.mark.parametrize("path", [*PAGES, *MISSING, "/exit", "/", "/api/v1/services?region=gb"])
def test_every_answer_has_the_headers_of_a_public_page(reader: Client, path: str) -> None:
    response = reader.get(path)
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Embedder-Policy"] == "require-corp"
    assert "geolocation=()" in response["Permissions-Policy"]
    assert "microphone=()" in response["Permissions-Policy"]


@pytest.mark.parametrize("path", [*PAGES, *MISSING])
def test_no_other_site_may_use_a_page_as_its_own(reader: Client, path: str) -> None:
    response = reader.get(path)
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in response.headers


@pytest.mark.parametrize("path", [*PAGES, *MISSING, *WIDGETS])
def test_no_page_loads_anything_from_elsewhere(reader: Client, path: str) -> None:
    page = Page(reader.get(path))
    for name, attribute in MAY_LOAD.items():
        for element in page.all(name):
            # Links for editors and robots, which no browser follows.
            if element.get("rel") not in ("alternate", "canonical"):
                assert not element.get(attribute).startswith(OUTSIDE), element
    style = "".join(element.source for element in page.all("style"))
    assert "url(" not in style
    assert "@import" not in style


@pytest.mark.parametrize("path", [*PAGES, *MISSING, *WIDGETS])
def test_no_page_for_readers_runs_a_script(reader: Client, path: str) -> None:
    page = Page(reader.get(path))
    for script in page.scripts:
        is_data = (script.get("type"), script.get("src")) == ("application/ld+json", "")
        assert is_data or (path in TOOLS and script.get("src").startswith("/static/"))
    assert not [element for element in page.all() if runs_something(element)]


def runs_something(element: Element) -> bool:
    handlers = [name for name in element.attributes if name.startswith("on")]
    return bool(handlers) or element.get("href").lower().startswith(("javascript:", "data:text"))


@pytest.mark.parametrize("path", [*PAGES, *MISSING])
def test_links_to_other_sites_do_not_tell_where_the_reader_was(reader: Client, path: str) -> None:
    for link in Page(reader.get(path)).all("a"):
        if link.get("href").startswith(OUTSIDE):
            assert "noreferrer" in link.get("rel"), link.get("href")


@pytest.mark.parametrize("path", ["/admin/login/", "/moderation/account/sign-in/"])
def test_moderators_have_a_policy_of_their_own_and_no_inline_script(
    client: Client, db: None, path: str
) -> None:
    response = client.get(path)
    assert "script-src 'self';" in response["Content-Security-Policy"]
    assert "unsafe" not in response["Content-Security-Policy"]
    assert policy(response)["frame-ancestors"] == "'none'"


def test_production_speaks_https_only_and_remembers_it() -> None:
    plain, secure, health = "http:/en/gb/?free=yes", "https:/nowhere", "http:/static/nothing.css"
    answers = in_production(plain, secure, health)
    assert answers[plain]["status"] == 301
    assert answers[plain]["Location"] == "https://help.example.org/en/gb/?free=yes"
    assert answers[secure]["status"] == 404
    assert answers[secure]["Strict-Transport-Security"] == (
        "max-age=63072000; includeSubDomains; preload"
    )


def test_production_gives_its_cookies_to_nobody_else() -> None:
    code = (
        "import django; django.setup(); from django.conf import settings as s; "
        "print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE, "
        "s.CSRF_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY, s.CSRF_COOKIE_HTTPONLY, "
        "s.SESSION_COOKIE_SAMESITE, s.CSRF_COOKIE_SAMESITE, s.DEBUG)"
    )
    environment = {**os.environ, **PRODUCTION, "DJANGO_SETTINGS_MODULE": "directory.settings"}
    printed = subprocess.check_output(
        [sys.executable, "-c", code], cwd=Path(settings.BASE_DIR), env=environment, text=True
    )
    names, kept, sent, debug = ["__Host-session", "__Host-csrf"], ["True"] * 4, ["Lax"] * 2, "False"
    assert printed.split() == [*names, *kept, *sent, debug]
