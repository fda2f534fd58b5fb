"""Hostile listings where they would run: in a Chromium with scripts, and without our policy."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest
from playwright.sync_api import Dialog, Page, Request, expect

from tests.browser.outside import Outside
from tests.directory.widget.test_hostile import PAYLOADS
from tests.server import manage, served, starter_database

# Places without lines of their own, one for each; a frame is asked for every one of them.
REGIONS = [f"fr-{number:02}" for number in range(21, 96)][: len(PAYLOADS)]
HOSTILE = dict(zip(REGIONS, PAYLOADS, strict=True))

# For `manage.py shell`: written past every check, as somebody with the database in hand could.
FILL = f"""
from resources.models import ContactMethod, Service
from tests.directory import listings
from tests.directory.widget.test_hostile import PAYLOADS

for words, region in zip(PAYLOADS, {REGIONS}, strict=True):
    service = listings.add(f"hostile-{{region}}", coverage=[region], priority=True)
    service.texts.update(name=words[:100], summary=words)
    chat = {{"kind": "chat", "value": f"javascript:alert('{{words}}')"[:150], "position": 5}}
    sms = {{"kind": "sms", "value": "85258", "keyword": words[:30], "position": 6}}
    for changes in (chat, sms):
        ContactMethod.objects.create(service=service, dialled_in_id="gb", **changes)
    listings.reindex_all(region)
"""

# Before anything else in every document: what runs leaves a mark, also where no dialog may open.
MARK = """
    const real = window.alert;
    window.alert = (said) => { window.hasRun = true; real.call(window, said); };
"""

# Passes over every element with a pointer; then says what ran, and what could.
TOUCH = """() => {
    const everything = [...document.querySelectorAll("*")];
    for (const each of everything) each.dispatchEvent(new MouseEvent("mouseover"));
    const listens = (each) => each.getAttributeNames().some((name) => name.startsWith("on"));
    const hasScript = (link) => !/^(https?|tel|sms|mailto):$/.test(link.protocol);
    const found = everything.filter(listens).concat([...document.links].filter(hasScript));
    if ("hasRun" in window) found.push(document.documentElement);
    return found.map((each) => each.outerHTML.slice(0, 100));
}"""


class Watched(NamedTuple):
    page: Page
    asked: set[str]
    dialogs: list[str]

    def seen(self, *addresses: str) -> list[str]:
        """What happened that should not have; the page may ask for these addresses."""
        dangers = [each for frame in self.page.frames for each in frame.evaluate(TOUCH)]
        others = {each for each in self.asked - {*addresses} if not each.startswith("data:")}
        seen = [*dangers, *sorted(others), *self.dialogs]
        self.asked.clear()
        self.dialogs.clear()
        return seen


@pytest.fixture(scope="module")
def hostile_site(chromium_path: str) -> Iterator[str]:
    with starter_database("hostile") as database_url:
        manage("shell", "-c", FILL, database_url=database_url)
        with served(database_url) as address:
            yield address


@pytest.fixture
def watched(opened: Callable[..., Page]) -> Watched:
    """A tab with scripts on that obeys no policy: our words have to be words without one too."""
    page = opened(java_script_enabled=True, bypass_csp=True)
    page.add_init_script(MARK)
    watched = Watched(page, set(), [])

    def asks(asked: Request) -> None:
        watched.asked.add(asked.url)

    def opens(dialog: Dialog) -> None:
        watched.dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("request", asks)
    page.on("dialog", opens)
    return watched


def as_read(words: str) -> str:
    """A name has a hundred characters, and HTML knows one kind of line end (13.2.3.5)."""
    return words[:100].replace("\r\n", "\n")


def test_every_payload_has_a_place() -> None:
    assert list(HOSTILE.values()) == PAYLOADS


def test_what_does_run_is_seen(watched: Watched, outside: Outside) -> None:
    for payload in (
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '<p title="" onmouseover="alert(1)">',
        "<a href=javascript:alert(1)>x</a>",
        "<iframe src=https://evil.example>",
        "<base href=https://evil.example><img src=x>",
    ):
        address = outside.publish("/host", body=payload)
        watched.page.goto(address)
        assert watched.seen(address), payload


def test_the_frame_runs_no_listing(watched: Watched, hostile_site: str) -> None:
    for region, words in HOSTILE.items():
        address = f"{hostile_site}/embed/v1/en/{region}/"
        watched.page.goto(address)
        expect(watched.page.locator("h2").first).to_be_visible()
        assert watched.page.locator("h2").first.text_content() == as_read(words)
        assert watched.seen(address) == [], words


def test_the_frame_in_the_element_runs_no_listing(
    watched: Watched, hostile_site: str, outside: Outside
) -> None:
    script = f"{hostile_site}/embed/v1.js"
    for region, words in HOSTILE.items():
        element = f'<crisis-help region="{region}" language="en"></crisis-help>'
        address = outside.publish("/host", body=f'<script src="{script}"></script>{element}')
        watched.page.goto(address)
        name = watched.page.frame_locator("iframe").locator("h2").first
        expect(name).to_be_visible()
        assert name.text_content() == as_read(words)
        frame = f"{hostile_site}/embed/v1/en/{region}/?ready=1"
        assert frame in watched.asked
        assert watched.seen(address, script, frame) == [], words


def test_plain_html_runs_no_listing(watched: Watched, hostile_site: str) -> None:
    for region, words in HOSTILE.items():
        address = f"{hostile_site}/embed/v1/en/{region}/fragment.html"
        watched.page.goto(address)
        expect(watched.page.locator("bdi").first).to_be_visible()
        assert watched.page.locator("bdi").first.text_content() == as_read(words)
        assert watched.seen(address) == [], words


def test_plain_html_inside_an_article_runs_no_listing(
    watched: Watched, hostile_site: str, outside: Outside
) -> None:
    for region, words in HOSTILE.items():
        fragment = watched.page.request.get(f"{hostile_site}/embed/v1/en/{region}/fragment.html")
        address = outside.publish("/host", body=fragment.text())
        watched.page.goto(address)
        expect(watched.page.locator("bdi").first).to_be_visible()
        assert watched.page.locator("bdi").first.text_content() == as_read(words)
        assert watched.seen(address) == [], words
