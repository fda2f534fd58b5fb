import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.pages import PAGES, STATUS


@pytest.mark.parametrize("kind", PAGES)
def test_each_kind_of_page_is_what_its_name_says(visit: Open, kind: str) -> None:
    page = visit("/healthz")
    answer = page.goto(PAGES[kind])
    assert answer is not None
    assert answer.status == STATUS.get(kind, 200)
    expect(page.locator("h1")).to_be_visible()
