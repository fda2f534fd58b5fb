"""Help on other people's pages, whatever those are like: strict, isolated, narrow, dark."""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.hosts import BEFORE, HOSTS, ISOLATED, Host, complaints, number, works
from tests.browser.measuring import LAYOUT_SHIFT
from tests.browser.outside import Outside
from tests.browser.pages import DESK, PUBLISHERS
from tests.server import served, starter_database

each_host = pytest.mark.parametrize("kind", HOSTS)


@each_host
def test_the_line_shows_a_number_that_can_be_called(
    host: Host, lines: Mapping[str, str], kind: str
) -> None:
    works(host(lines["frame"], **HOSTS[kind]))


@each_host
def test_one_tab_reaches_the_first_number(host: Host, lines: Mapping[str, str], kind: str) -> None:
    page = host(BEFORE + lines["frame"], **HOSTS[kind])
    expect(number(page)).to_be_visible()
    page.get_by_role("link", name="Before").focus()
    page.keyboard.press("Tab")
    expect(number(page)).to_be_focused()


@pytest.mark.parametrize("headers", [{}, ISOLATED], ids=["plain", "isolated"])
def test_the_line_works_under_the_strictest_policy_with_what_is_documented(
    host: Host, lines: Mapping[str, str], headers: Mapping[str, str]
) -> None:
    page = host(lines["frame"], policy=lines["policy"], headers=headers)
    works(page)
    assert complaints(page) == []


@pytest.mark.parametrize("size", [160, 320, 480])
def test_nothing_moves_at_any_size(host: Host, visit: Visit, size: int) -> None:
    publishers = visit(f"{PUBLISHERS}&size={size}")
    text = {
        name: publishers.locator(f"code#{name}").inner_text()
        for name in ("frame", "script", "element", "height")
    }
    style = f"<style>{text['height']}</style>"
    for body, head in ((text["frame"], ""), (text["script"] + text["element"], style)):
        page = host(body, head=head)
        expect(number(page)).to_be_visible()
        assert page.evaluate(LAYOUT_SHIFT) == 0
        page.evaluate("document.querySelector('h1').style.marginTop = '200px'")
        assert page.evaluate(LAYOUT_SHIFT) > 0, "the observer sees nothing"


def test_another_country_is_chosen_inside_without_scripts(
    host: Host, lines: Mapping[str, str]
) -> None:
    page = host(lines["frame"], java_script_enabled=False)
    frame = page.frame_locator("iframe")
    frame.get_by_role("link", name="Another country").click()
    frame.get_by_role("link", name="Ireland", exact=True).click()
    expect(frame.get_by_role("link", name="112").first).to_be_visible()


def test_our_log_knows_nothing_of_the_page_around_it(
    opened: Callable[..., Page], outside: Outside, tmp_path: Path
) -> None:
    """The host tells us its whole address, and our log is written to: the database goes away."""
    log = tmp_path / "log"
    database = ExitStack()
    database_url = database.enter_context(starter_database("embed_log"))
    with database, served(database_url, log=log) as site:
        page = opened(size=DESK, java_script_enabled=True)
        address = outside.publish(
            "/article-about-a-secret",
            body=f'<iframe src="{site}/embed/v1/en/gb/suicide/" height="320"></iframe>',
            headers={"Referrer-Policy": "unsafe-url"},
        )
        for _ in ("with its database", "without"):
            with page.expect_request("**/embed/v1/**") as asked:
                page.goto(address)
            expect(page.frame_locator("iframe").locator("main")).to_be_visible()
            assert asked.value.all_headers()["referer"] == address
            database.close()
    written = log.read_text()
    assert "The database is away" in written
    assert "article" not in written
    assert "127.0.0.1" not in written.replace(site, "")
