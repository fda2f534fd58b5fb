"""A listing that wants to break out of somebody else's page, in every form that an embed has."""

import json
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from resources.models import ContactMethod, Service
from resources.rules.plain_text import BIDI_CONTROLS, in_one_line
from tests.directory import listings
from tests.directory.html import Element, Page

MARKUP = [
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<iframe src=javascript:alert(1)>",
    "</blockquote><iframe src=https://evil.example>",
    "</iframe><script>alert(1)</script>",
    "<a href=javascript:alert(1)>x</a>",
    "<base href=https://evil.example>",
    "<meta http-equiv=refresh content=0>",
    "<form action=https://evil.example><button>x",
    "<!-- <script>alert(1)</script>",
    "--><b>x</b>",
    "<![CDATA[x]]>",
    "]]><script>x</script>",
    "<?xml version='1.0'?>",
    "<plaintext>",
    "<template><b>x",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;b&#62;x",
]
QUOTES = [
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    '"><b>x</b>',
    "'><b>x</b>",
    "`onmouseover=alert(1)",
    '\\"; alert(1); //',
    "\\u003cb\\u003ex",
    "${alert(1)}",
    "{{ 7|add:7 }}",
    "{% load static %}",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "a\nb\r\nSet-Cookie: x=1",
]
BIDI = [
    "\u202e123 611 llaC",
    "\u2066\u2067x\u2069",
    "\u200fx\u200e",
    "x\u0007\u001b[31m",
    "\ufeffx\u200b",
    "\u2028x\u2029",
    "z̸̢̛͚a̵͔͑lgo",
    "\U000e0041tag",
]
PAYLOADS = [*MARKUP, *QUOTES, *BIDI]
ALLOWED_SCHEMES = ("tel:", "sms:", "/", "http://testserver/", "https://example.org/")
ELSEWHERE = "va"
FRAME = f"/embed/v1/en/{ELSEWHERE}/"


@pytest.fixture(params=PAYLOADS, ids=range(len(PAYLOADS)))
def payload(request: pytest.FixtureRequest, db: None) -> str:
    """Written past every check, as somebody with the database in hand could."""
    words = str(request.param)
    service = listings.add("hostile", coverage=[ELSEWHERE], priority=True)
    service.texts.update(name=words[:100], summary=words)
    Service.objects.filter(pk=service.pk).update(url=f"javascript:alert('{words[:40]}')")
    chat = {"kind": "chat", "value": f"javascript:alert('{words}')"[:150], "position": 5}
    sms = {"kind": "sms", "value": "85258", "keyword": words[:30], "position": 6}
    for changes in (chat, sms):
        ContactMethod.objects.create(service=service, dialled_in_id="gb", **changes)
    listings.reindex_all(ELSEWHERE)
    return words


def assert_harmless(page: Page) -> None:
    """Nothing runs, nothing is loaded, and links lead where a helpline's links lead."""
    assert not list(page.all("script"))
    for name in ("img", "svg", "base", "form", "b", "template", "plaintext"):
        assert not list(page.all(name)), name
    for element in page.all():
        assert not [name for name in element.attributes if name.startswith("on")]
    for href in page.hrefs:
        assert href.startswith(ALLOWED_SCHEMES), href


def assert_isolated(element: Element) -> None:
    """What turns the direction of text around ends with the name."""
    (name,) = element.all("bdi")
    assert name.words == element.words


def test_there_are_forty_of_them_at_least() -> None:
    assert len(PAYLOADS) >= 40


def test_the_frame_shows_words_as_words(reader: Client, payload: str) -> None:
    for size in (160, 320, 480):
        page = Page(reader.get(f"{FRAME}?size={size}"))
        assert_isolated(page.first("h2"))
        assert not list(page.all("iframe"))
        assert_harmless(page)


def test_plain_html_shows_words_as_words(reader: Client, payload: str) -> None:
    page = Page(reader.get(f"{FRAME}fragment.html"))
    assert not list(page.all("iframe"))
    assert_harmless(page)


def test_json_gives_what_can_be_seen_of_them(reader: Client, payload: str) -> None:
    line = json.loads(reader.get(f"{FRAME}fragment.json").content)["lines"][0]
    assert line["name"] == in_one_line(payload[:100])
    assert not BIDI_CONTROLS & {*line["name"], *"".join(e["label"] for e in line["contacts"])}
    assert all(each["href"].startswith(ALLOWED_SCHEMES) for each in line["contacts"])


@pytest.mark.parametrize("form", ["json", "xml"])
def test_oembed_holds_one_quote_and_one_frame(reader: Client, payload: str, form: str) -> None:
    url = f"http://testserver/en/{ELSEWHERE}/"
    content = reader.get("/embed/v1/oembed", {"url": url, "format": form}).content
    html = (
        json.loads(content)["html"]
        if form == "json"
        else ET.fromstring(content).findtext("html") or ""  # noqa: S314 (what we have just written)
    )
    page = Page(html)
    assert len(list(page.all("blockquote"))) == 1
    assert not BIDI_CONTROLS & set(html)
    (frame,) = page.all("iframe")
    assert frame.get("src") == f"http://testserver{FRAME}"
    assert_harmless(page)
