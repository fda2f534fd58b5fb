"""Saying that a number is wrong, as somebody does it on a small telephone or with a keyboard."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.axe import EVERYTHING, in_words
from tests.browser.conftest import Visit
from tests.browser.measuring import FOCUS, IS_ON_TOP, SMALL_TARGETS, STICKING_OUT
from tests.browser.pages import REPORT, SCHEMES, SERVICE, SMALL

THANKS = re.compile(r"/en/report/[0-9a-f-]+/thanks/$")


def test_two_taps_and_a_button_without_scripts(visit: Visit) -> None:
    page = visit(SERVICE, size=SMALL)
    page.get_by_role("link", name="Something wrong with this number?").first.click()
    page.get_by_text("The opening hours are different").click()
    page.get_by_role("button", name="Send").click()
    expect(page).to_have_url(THANKS)
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    assert page.context.cookies() == []


def test_a_card_leads_to_the_form(visit: Visit) -> None:
    page = visit("/en/gb/", size=SMALL)
    page.get_by_role("link", name="Something wrong? Samaritans").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What is wrong?")
    expect(page.get_by_text("Samaritans", exact=True)).to_be_visible()


def test_the_keyboard_alone_is_enough(visit: Visit) -> None:
    page = visit(REPORT, size=SMALL)
    tab_to(page, 'input[name="problem"]')
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("This service has ended")).to_be_checked()
    tab_to(page, "textarea")
    page.keyboard.type("Somebody else answered.")
    tab_to(page, "button")
    page.keyboard.press("Enter")
    expect(page).to_have_url(THANKS)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_focus_is_seen_and_never_under_the_exit_bar(visit: Visit, scheme: str) -> None:
    page = visit(REPORT, size=SMALL, scheme=scheme)
    seen = 0
    for _ in range(20):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop["tag"] == "BODY":
            break
        assert stop["outline"] >= 3, stop
        assert page.locator(":focus").evaluate(IS_ON_TOP), stop
        seen += 1
    assert seen > 6


def test_the_browser_asks_for_a_choice_before_anything_is_sent(visit: Visit) -> None:
    page = visit(REPORT)
    page.get_by_role("button", name="Send").click()
    expect(page).to_have_url(re.compile(f"{REPORT}$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("What is wrong?")


def test_an_emergency_number_is_the_second_stop(visit: Visit) -> None:
    page = visit(REPORT, size=SMALL)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS)["href"] == "tel:911"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_an_answer_that_refuses_is_as_readable_as_the_form(
    opened: Callable[..., Page], scheme: str
) -> None:
    page = opened(size=SMALL, scheme=scheme, java_script_enabled=True)
    page.goto(REPORT)
    page.locator("main form").evaluate("(form) => { form.noValidate = true }")
    page.get_by_label("Anything else?").fill("A shop answered.")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose what is wrong.")
    expect(page.get_by_label("Anything else?")).to_have_value("A shop answered.")
    assert in_words(Axe().run(page, options=EVERYTHING).response["violations"]) == []
    assert page.evaluate(SMALL_TARGETS) == []
    assert page.evaluate(STICKING_OUT) == []


def test_another_site_can_not_send_it(opened: Callable[..., Page], site: str) -> None:
    """A real browser says where a POST comes from; without a referrer the origin is no help."""
    page = opened(java_script_enabled=True, bypass_csp=True)
    page.goto("data:text/html,<form method=post><button name=problem value=cost>Go</button></form>")
    page.locator("form").evaluate("(form, to) => { form.action = to }", site + REPORT)
    with page.expect_response(site + REPORT) as answer:
        page.get_by_role("button", name="Go").click()
    assert answer.value.status == 403


def tab_to(page: Page, selector: str) -> None:
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.locator(":focus").evaluate("(element, what) => element.matches(what)", selector):
            return
    raise AssertionError(f"No Tab stop at {selector}")
