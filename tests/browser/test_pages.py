from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import PAGES, STATUS


@pytest.mark.parametrize("kind", PAGES)
def test_each_kind_of_page_is_what_its_name_says(opened: Callable[..., Page], kind: str) -> None:
    page = opened()
    answer = page.goto(PAGES[kind])
    assert answer is not None
    assert answer.status == STATUS.get(kind, 200)
    expect(page.locator("h1")).to_be_visible()
