from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.measuring import EVERYTHING_STORED
from tests.browser.pages import COUNTRY, PAGES, STATUS, WIDGET

WALK = {**PAGES, "widget": WIDGET}


def test_a_walk_over_every_page_asks_for_pages_only(opened: Callable[..., Page], site: str) -> None:
    """Scripts are allowed here, so that one that had crept in would run."""
    page = opened(java_script_enabled=True)
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    for path in WALK.values():
        page.goto(path)
    page.wait_for_load_state("networkidle")
    frames = [WIDGET, "/embed/v1/en/auto/self-harm/"]
    asked, scripts = _without_scripts(asked)
    assert sorted(asked) == sorted(site + path for path in [*WALK.values(), *frames])
    # The copy buttons of the publishers' page, and nothing else.
    assert [script.startswith(f"{site}/static/js/copy.") for script in scripts] == [True]


def _without_scripts(asked: list[str]) -> tuple[list[str], list[str]]:
    scripts = [url for url in asked if url.endswith(".js")]
    return [url for url in asked if url not in scripts], scripts


def test_a_walk_over_every_page_leaves_nothing_on_the_device(opened: Callable[..., Page]) -> None:
    page = opened(java_script_enabled=True)
    stored = {}
    for kind, path in WALK.items():
        page.goto(path)
        stored[kind] = page.evaluate(EVERYTHING_STORED)
    nothing = {
        "localStorage": 0,
        "sessionStorage": 0,
        "databases": 0,
        "caches": 0,
        "serviceWorkers": 0,
        "cookie": "",
    }
    assert stored == dict.fromkeys(WALK, nothing)
    assert page.context.cookies() == []


def test_no_page_is_told_which_one_came_before(visit: Visit) -> None:
    page = visit(COUNTRY)
    with page.expect_request("**/en/service/**") as request:
        page.locator(".listing h2 a").first.click()
    assert "referer" not in request.value.all_headers()


@pytest.mark.parametrize("kind", [kind for kind in WALK if kind not in STATUS])
def test_a_page_that_is_still_true_is_not_sent_again(
    opened: Callable[..., Page], kind: str
) -> None:
    page = opened()
    page.goto(WALK[kind])
    # Playwright shows a confirmed copy as the 200 that it once was; the protocol has the 304.
    session = page.context.new_cdp_session(page)
    answers: list[int] = []
    session.on("Network.responseReceivedExtraInfo", lambda each: answers.append(each["statusCode"]))
    session.send("Network.enable")
    page.reload()
    expect(page.locator("main")).to_be_visible()
    assert answers
    assert set(answers) == {304}


def test_no_page_breaks_its_own_security_policy(opened: Callable[..., Page]) -> None:
    """Each page twice: the second time a copy is confirmed, and has to obey as well."""
    page = opened(java_script_enabled=True)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(f"{page.url}: {message.text}"))
    for path in (*WALK.values(), *WALK.values()):
        page.goto(path)
    expected = "Failed to load resource: the server responded with a status of 4"
    assert [each for each in complaints if expected not in each] == []
