"""The whole way, as the browser of somebody who has no scripts goes it."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.outside import ELSEWHERE, Outside
from tests.browser.pages import HOME


def test_from_the_front_page_to_a_line_and_away(visit: Visit, outside: Outside) -> None:
    page = visit(HOME, locale="sv")
    page.get_by_label("Where are you?").select_option(label="United Kingdom")
    page.get_by_label("What is going on?").select_option(label="Suicidal thoughts")
    page.get_by_role("button", name="Show who to contact").click()
    expect(page).to_have_url(re.compile(r"/en/gb/suicide/$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Suicidal thoughts")

    page.get_by_text("Narrow this list").click()
    page.get_by_label("How to reach them").select_option(label="Text message")
    page.get_by_label("Open now").check()
    page.get_by_role("button", name="Show", exact=True).click()
    chips = page.get_by_role("list", name="What you chose")
    expect(chips.get_by_role("link")).to_have_text([re.compile("Text"), re.compile("Open now")])
    expect(page.locator(".listing a[href^='sms:']").first).to_be_visible()

    chips.get_by_role("link", name="Open now").click()
    expect(chips.get_by_role("link")).to_have_count(1)

    page.get_by_role("heading", name="Shout").get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Shout")
    expect(page.get_by_role("link", name="Text SHOUT to 85258", exact=True)).to_be_visible()

    page.locator("a.exit").click()
    expect(page).to_have_url(outside.url + ELSEWHERE)
    expect(page.get_by_text("Weather and trains.")).to_be_visible()


def test_the_page_that_one_leaves_to_is_not_told_where_from(visit: Visit, outside: Outside) -> None:
    page = visit(HOME)
    with page.expect_response(outside.url + ELSEWHERE) as answer:
        page.locator("a.exit").click()
    assert "referer" not in answer.value.request.all_headers()


def test_a_place_can_be_found_from_an_address_that_is_wrong(visit: Visit) -> None:
    page = visit("/en/atlantis/")
    page.get_by_role("link", name="United Kingdom").click()
    expect(page.locator(".listing a[href='tel:116123']").first).to_be_visible()
