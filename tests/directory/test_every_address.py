"""Whoever asks for whatever, each address and each error answers with the headers of its kind."""

import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpResponse
from django.test import Client
from django.urls import URLResolver, path
from django.urls.resolvers import RegexPattern

from directory.api import views as api
from directory.pages import report, search
from directory.pages.leaving import leave
from directory.rate_limit import RateLimit
from resources.rules.roles import Role
from tests.directory.addresses import SAMARITANS_PHONE
from tests.directory.every_address import Address, NoSample, addresses, every_address
from tests.directory.moderation.conftest import add_app, person, signed_in

ADDRESSES = every_address()
PUBLIC = [each for each in ADDRESSES if each.is_public]
INSIDE = [each for each in ADDRESSES if each.is_for_moderators]

SHARED = re.compile("api_|feed_|element|oembed|fragment|wordpress_plugin|widget")
"""Names of what pages of other sites may load."""

OWN = " http://testserver"
NOBODY, EVERYBODY = "frame-ancestors 'none'", "frame-ancestors *"
OFF = ("browsing-topics", "camera", "geolocation", "microphone", "payment")


def wrong(response: HttpResponse, name: str = "") -> dict[str, str]:
    """Header -> its value, where that is not as it should be; `name` is that of the address."""
    framed = name.startswith("widget")
    of_the_site = "cross-origin" if SHARED.match(name) else "same-origin"
    good: dict[str, Callable[[str], bool]] = {
        "Cache-Control": bool,
        "Content-Security-Policy": lambda said: is_strict(said, EVERYBODY if framed else NOBODY),
        "Cross-Origin-Embedder-Policy": "require-corp".__eq__,
        "Cross-Origin-Opener-Policy": "same-origin".__eq__,
        "Cross-Origin-Resource-Policy": of_the_site.__eq__,
        "Permissions-Policy": lambda said: all(f"{feature}=()" in said for feature in OFF),
        "Referrer-Policy": "no-referrer".__eq__,
        "X-Content-Type-Options": "nosniff".__eq__,
        "X-Frame-Options": ("" if framed else "DENY").__eq__,
    }
    found = {header: response.get(header, "") for header in good}
    return {header: found[header] for header, is_good in good.items() if not is_good(found[header])}


def is_strict(policy: str, framed_by: str) -> bool:
    needed = ("base-uri 'none'", "form-action ", framed_by)
    loose = ("unsafe", "http:", "https:", " *", "script-src data:")
    allowed = policy.replace(framed_by, "").replace(OWN, "")
    return (
        policy.startswith("default-src 'none'; ")
        and all(part in policy for part in needed)
        and not any(part in allowed for part in loose)
    )


def sets_no_cookie(response: HttpResponse) -> bool:
    return not response.cookies and "Cookie" not in response.get("Vary", "")


def content(response: HttpResponse) -> bytes:
    """Also of a file, which is closed then."""
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_the_rule_can_fail(reader: Client) -> None:
    response = reader.get("/en/")
    assert wrong(response) == {}
    assert set(wrong(response, "widget")) == {
        "Content-Security-Policy",
        "Cross-Origin-Resource-Policy",
        "X-Frame-Options",
    }
    for header in list(response.headers):
        bad = reader.get("/en/")
        del bad[header]
        assert set(wrong(bad)) == ({header} if header in ALL else set())
    for policy in ("", "script-src 'unsafe-inline'", "img-src *", "img-src https:"):
        response["Content-Security-Policy"] = f"default-src 'none'; {policy}; {NOBODY}"
        assert set(wrong(response)) == {"Content-Security-Policy"}


ALL = {
    "Cache-Control",
    "Content-Security-Policy",
    "Cross-Origin-Embedder-Policy",
    "Cross-Origin-Opener-Policy",
    "Cross-Origin-Resource-Policy",
    "Permissions-Policy",
    "Referrer-Policy",
    "X-Content-Type-Options",
    "X-Frame-Options",
}


def test_a_new_parameter_needs_a_sample() -> None:
    new = URLResolver(RegexPattern(r"^/"), [path("<int:unheard_of>/", leave)])
    with pytest.raises(NoSample, match="unheard_of"):
        list(addresses(new))


def test_each_sample_leads_to_its_own_pattern(client: Client) -> None:
    for each in ADDRESSES:
        assert each.is_matched, each


@pytest.mark.parametrize("method", ["get", "head", "post", "options", "delete"])
def test_each_public_address_has_every_header_and_sets_no_cookie(
    reader: Client, method: str
) -> None:
    found: dict[Address, Mapping[str, str]] = {}
    for each in PUBLIC:
        response = getattr(reader, method)(each.path)
        assert response.status_code < 500, each
        assert sets_no_cookie(response), each
        found[each] = wrong(response, each.name)
    assert {each: headers for each, headers in found.items() if headers} == {}


@pytest.mark.parametrize("who", ["nobody", "an editor"])
def test_each_address_of_the_desk_and_the_admin_has_every_header(
    db: None, noon: object, who: str
) -> None:
    client = Client()
    if who == "an editor":
        erin = person("erin", Role.EDITOR)
        add_app(erin)
        client = signed_in(erin)
    expected = {"Referrer-Policy": "same-origin"}
    wrongs = {each: headers for each in INSIDE if (headers := wrong(client.get(each.path)))}
    assert wrongs == dict.fromkeys(INSIDE, expected)


def test_what_a_moderator_reads_is_kept_by_no_browser(db: None, noon: object) -> None:
    erin = person("erin", Role.EDITOR)
    client = signed_in(erin)
    kept = [each for each in INSIDE if "no-store" not in client.get(each.path)["Cache-Control"]]
    assert kept == []


def test_a_file_has_every_header(client: Client) -> None:
    response = client.get(staticfiles_storage.url("css/desk.css"))
    assert response.status_code == 200
    assert content(response)
    assert wrong(response) == {}
    assert sets_no_cookie(response)
    assert "Access-Control-Allow-Origin" not in response


@pytest.mark.parametrize(
    ("status", "address", "asked"),
    [
        (400, "/en/", {"headers": {"host": "elsewhere.example"}}),
        (400, "/en/gb/?open=maybe", {}),
        (404, "/nowhere", {}),
        (404, "/static/nothing.css", {}),
        (405, "/feeds/changes.atom", {"method": "POST"}),
        (405, "/api/v1/search", {}),
    ],
)
def test_each_refusal_has_every_header(
    reader: Client, status: int, address: str, asked: dict[str, Any]
) -> None:
    response = reader.generic(asked.pop("method", "GET"), address, **asked)
    assert response.status_code == status
    assert sets_no_cookie(response)
    name = "api_" if "/api/" in address else "feed_" if "/feeds/" in address else ""
    assert wrong(response, name) == {}


def test_an_error_of_ours_has_every_header(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("directory.pages.home.this_moment", lambda: 1 // 0)
    reader.raise_request_exception = False
    response = reader.get("/en/go?region=gb")
    assert response.status_code == 500
    assert sets_no_cookie(response)
    assert wrong(response) == {}


def test_who_asks_too_often_gets_every_header(
    reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for door in (report, search, api):
        monkeypatch.setattr(door, "LIMIT", RateLimit(at_most=0))
    asked = {"REMOTE_ADDR": "203.0.113.77"}
    form = {"problem": "closed"}
    responses = {
        "report": reader.post(f"/en/report/{SAMARITANS_PHONE}/", form, **asked),
        "search": reader.post("/en/search", {"text": "gambling"}, **asked),
        "api_services": reader.get("/api/v1/services?region=gb", **asked),
    }
    for name, response in responses.items():
        assert response.status_code == 429, name
        assert wrong(response, name) == {}, name
        assert sets_no_cookie(response), name


@pytest.mark.parametrize("host", ["embeds.example", "embeds.example:8000"])
def test_the_host_of_embeds_leads_away_with_every_header(
    reader: Client, settings: Any, host: str
) -> None:
    settings.EMBED_HOST, settings.SITE_URL = "embeds.example", "https://help.example"
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "embeds.example"]
    response = reader.get("/en/gb/", headers={"host": host})
    assert response.status_code == 301
    assert wrong(response) == {}
