"""A publisher's own page, on another origin, with the line that /publishers/ gives them."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import ConsoleMessage, Page, expect

from tests.browser.conftest import Visit
from tests.browser.measuring import LAYOUT_SHIFT, SMALL_TARGETS, STICKING_OUT
from tests.browser.outside import Outside
from tests.browser.pages import DESK, PUBLISHERS

NUMBER = "116 123"
ISOLATED = {
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
}
hosts = pytest.mark.parametrize("headers", [{}, ISOLATED], ids=["plain", "isolated"])
GIVEN_WIDTH = 320
widths = pytest.mark.parametrize("width", [160, GIVEN_WIDTH, 480])
Article = Callable[..., Page]


@pytest.fixture
def line(visit: Visit) -> str:
    """What a publisher copies."""
    return str(visit(PUBLISHERS).locator("code#frame").inner_text())


@pytest.fixture
def article(opened: Callable[..., Page], outside: Outside, line: str) -> Article:
    """`article(width=160)`: a publisher's page with the line in it; its own scripts may run."""

    def read(
        *, width: int = GIVEN_WIDTH, headers: dict[str, str] | None = None, html: str = line
    ) -> Page:
        page = opened(size=DESK, java_script_enabled=True)
        page.goto(outside.publish("/article", body=html, width=width, headers=headers))
        expect(page.frame_locator("iframe").locator("main")).to_be_visible()
        return page

    return read


@hosts
@widths
def test_the_number_is_read_on_the_publishers_page(
    article: Article, width: int, headers: dict[str, str]
) -> None:
    frame = article(width=width, headers=headers).frame_locator("iframe")
    number = frame.get_by_role("link", name=NUMBER).first
    expect(number).to_be_in_viewport(ratio=1)
    expect(frame.get_by_role("link", name="999")).to_be_in_viewport(ratio=1)


@hosts
def test_the_number_is_still_there_when_the_reader_comes_back(
    article: Article, headers: dict[str, str]
) -> None:
    page = article(headers=headers)
    page.reload()
    expect(page.frame_locator("iframe").get_by_role("link", name=NUMBER).first).to_be_visible()


@hosts
def test_a_tap_on_the_number_reaches_the_telephone(
    article: Article, headers: dict[str, str]
) -> None:
    page = article(headers=headers)
    assert blocked_taps(page, NUMBER) == []
    assert blocked_taps(page, "999") == []


def test_a_sandbox_that_blocks_the_telephone_would_be_seen(article: Article, line: str) -> None:
    without_popups = re.sub(r'sandbox="[^"]*"', 'sandbox=""', line)
    assert blocked_taps(article(html=without_popups), "999") != []


def test_one_request_is_all_that_the_frame_costs(
    opened: Callable[..., Page], outside: Outside, line: str, site: str
) -> None:
    page = opened(size=DESK, java_script_enabled=True)
    asked: list[tuple[str, dict[str, str]]] = []
    page.context.on("request", lambda request: asked.append((request.url, request.headers)))
    page.goto(outside.publish("/article", body=line), wait_until="networkidle")
    ours = [headers for url, headers in asked if url.startswith(site)]
    assert len(ours) == 1
    assert {"referer", "cookie"} & set(ours[0]) == set()
    assert page.context.cookies() == []


@hosts
@widths
def test_nothing_on_the_publishers_page_moves(
    article: Article, width: int, headers: dict[str, str]
) -> None:
    page = article(width=width, headers=headers)
    assert page.evaluate(LAYOUT_SHIFT) == 0
    page.evaluate("document.querySelector('h1').style.marginTop = '200px'")
    assert page.evaluate(LAYOUT_SHIFT) > 0, "the observer sees nothing"


@widths
@pytest.mark.parametrize("measure", [SMALL_TARGETS, STICKING_OUT], ids=["targets", "sideways"])
def test_nothing_is_cut_off_sideways(article: Article, width: int, measure: str) -> None:
    frame = article(width=width).frames[1]
    assert frame.evaluate("innerWidth") == width
    assert frame.evaluate(measure) == []


@widths
def test_every_line_can_be_reached_within_the_given_height(article: Article, width: int) -> None:
    page = article(width=width)
    page.locator("iframe").hover()
    page.mouse.wheel(0, 2000)
    last = page.frame_locator("iframe").get_by_role("link").last
    expect(last).to_be_in_viewport(ratio=1)


def test_the_given_height_shows_every_line_at_once(article: Article) -> None:
    frame = article().frames[1]
    needed, given = frame.evaluate("[document.documentElement.scrollHeight, innerHeight]")
    assert needed <= given


def test_more_help_opens_beside_the_article(article: Article, site: str) -> None:
    page = article()
    with page.context.expect_page() as opening:
        page.frame_locator("iframe").get_by_role("link", name="More help").click()
    more = opening.value
    expect(more).to_have_url(f"{site}/en/gb/suicide/")
    expect(more.locator(".listing").first).to_be_visible()
    expect(page.locator("h1")).to_have_text("An article")


def blocked_taps(page: Page, number: str) -> list[str]:
    """Taps a number in the frame; what the browser complains of until it has asked for tel:."""
    complaints: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(message.text)

    page.context.on("console", listen)
    asks_for_tel = page.context.expect_event(
        "request", lambda request: request.url.startswith("tel:")
    )
    with asks_for_tel:
        page.frame_locator("iframe").get_by_role("link", name=number).first.click()
    # The complaint comes from the browser's own process, a moment after the request.
    page.wait_for_timeout(300)
    return complaints
