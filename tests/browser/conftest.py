"""One site, one Chromium and one other origin for all browser tests.

They last for this package, not for the session: Playwright keeps an event loop in its thread, and
Django refuses the ORM beside one, so it has to be gone before other tests come.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from tests.browser import chromium, hosts, wordpress
from tests.browser.outside import ELSEWHERE, Outside, another_origin
from tests.browser.pages import DESK, PHONE, PUBLISHERS, RETIRE
from tests.conftest import in_ci
from tests.server import manage, served, starter_database

PATIENCE_MS = 10_000
Visit = Callable[..., Page]


def pytest_itemcollected(item: pytest.Item) -> None:
    """Called for the tests of this folder only."""
    item.add_marker(pytest.mark.browser)
    item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """In CI a missing browser must not look like a success: nothing is run at all."""
    is_worker = hasattr(config, "workerinput")
    wanted = any(item.get_closest_marker("browser") for item in items)
    if wanted and in_ci() and chromium.find() is None and not is_worker:
        raise pytest.UsageError(chromium.MISSING_IN_CI)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Here and not in a fixture: skips from one place are told in one line."""
    asked = getattr(item, "fixturenames", ())
    if "chromium_path" in asked and chromium.find() is None:
        _leave_out(chromium.MISSING, chromium.MISSING_IN_CI)
    if "wordpress" in asked and not wordpress.is_installed():
        _leave_out(wordpress.MISSING, wordpress.MISSING_IN_CI)


def _leave_out(reason: str, reason_in_ci: str) -> None:
    if in_ci():
        # A worker of pytest-xdist can't end the run, so each test says it.
        pytest.fail(reason_in_ci, pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="package")
def chromium_path() -> str:
    return str(chromium.find())


@pytest.fixture(scope="package")
def playwright(chromium_path: str) -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="package")
def browser(playwright: Playwright, chromium_path: str) -> Iterator[Browser]:
    started = playwright.chromium.launch(executable_path=chromium_path, args=chromium.arguments())
    yield started
    started.close()


@pytest.fixture(scope="package")
def browser_context_args() -> dict[str, Any]:
    """The plugin's own lasts for the session; what a context is like is said by `opened`."""
    return {}


@pytest.fixture(scope="package")
def outside(chromium_path: str) -> Iterator[Outside]:
    with another_origin() as origin:
        yield origin


@pytest.fixture(scope="package")
def site(chromium_path: str, outside: Outside) -> Iterator[str]:
    """The address of the site, with the starter data less two lines that have ended."""
    with starter_database("browser") as database_url:
        manage("shell", "-c", RETIRE, database_url=database_url)
        leads_to = {"EXIT_URL": outside.url + ELSEWHERE}
        with served(database_url, environment=leads_to) as address:
            yield address


@pytest.fixture
def opened(site: str, new_context: Callable[..., BrowserContext]) -> Callable[..., Page]:
    """`opened(size=(320, 480), scheme="dark")`: an empty tab of a British reader, no scripts."""

    def tab(*, size: tuple[int, int] = PHONE, scheme: str = "light", **settings: Any) -> Page:
        usual = {"java_script_enabled": False, "locale": "en-GB", "base_url": site}
        viewport = {"width": size[0], "height": size[1]}
        context = new_context(**usual | settings, viewport=viewport, color_scheme=scheme)
        context.set_default_timeout(PATIENCE_MS)
        return context.new_page()

    return tab


@pytest.fixture
def visit(opened: Callable[..., Page]) -> Visit:
    """`visit("/en/gb/", size=…, scheme=…)`: the same tab with a page of the site in it."""

    def go(path: str, **settings: Any) -> Page:
        page = opened(**settings)
        page.goto(path)
        return page

    return go


@pytest.fixture
def lines(visit: Visit) -> Mapping[str, str]:
    """What the publishers' page gives to copy, by its name there."""
    page = visit(PUBLISHERS)
    names = ("frame", "script", "element", "height", "policy", "policies")
    return {name: page.locator(f"code#{name}").inner_text() for name in names}


@pytest.fixture
def host(opened: Callable[..., Page], outside: Outside) -> hosts.Host:
    """`host(body, root='dir="rtl"', policy="frame-src …")`: an article with `body` in it."""

    def read(
        body: str,
        *,
        policy: str = "",
        headers: Mapping[str, str] | None = None,
        head: str = "",
        root: str = 'lang="en"',
        width: int = 0,
        **settings: Any,
    ) -> Page:
        strict = {"Content-Security-Policy": f"{hosts.STRICT}; {policy}"} if policy else {}
        page = opened(**{"size": DESK, "java_script_enabled": True, **settings})
        hosts.said[page] = []
        page.on("console", lambda message: hosts.said[page].append(message.text))
        everything = {**(headers or {}), **strict}
        page.goto(
            outside.publish(
                "/host", body=body, headers=everything, head=head, root=root, width=width
            )
        )
        return page

    return read
