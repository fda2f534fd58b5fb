"""Each rule of `tests.access.measuring` finds what is planted, and leaves a good page alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.access import measuring
from tests.access.measuring import SPACE_OUT
from tests.browser.pages import DESK

GOOD = """<!doctype html><html lang="en"><title>Good</title><style>
    body { margin: 16px; font: 16px/1.5 sans-serif; background: #fff; color: #000; }
    :focus { outline: 4px solid #000; }
    p { max-width: 30em; }
</style><main><h1>Good</h1><p>A short text, with <a href="/a">a link</a>.</p><h2>More</h2>
<p>日本語の文章も、四十字より長い行にはなりません。一行が長いと、目が次の行を見失うことがあります。</p>
<button>Press</button></main>"""

BAD = {
    "FOCUS_RINGS": ("<style>:focus { outline-color: #ddd !important; }</style>", "ring of 1."),
    "COVERED": (
        "<div style='position:fixed;inset:0;background:#fff'></div>",
        "button “Press”",
    ),
    "LONG_LINES": (f"<p style='max-width:none;font-size:8px'>{'word ' * 17}</p>", "line of 84"),
    "TIGHT_TEXT": (f"<p style='line-height:1.2'>{'word ' * 80}</p>", "lines 1.20 apart"),
    "OVERLAPPING": ("<p>One</p><p style='margin-top:-40px'>Another</p>", "One × Another"),
    "CUT_OFF": ("<p style='height:10px;overflow:hidden'>Half of it</p>", "P. Half of it"),
    "MOTION": ("<style>h1 { transition: color 1s; }</style>", "H1. glides"),
    "OUT_OF_ORDER": ("<h4>Too deep</h4>", "h4 after h2"),
    "AMBIGUOUS_LINKS": ("<p><a href='/b'>a link</a></p>", "“a link”: "),
    "SURPRISES": ("<select onchange='submit()'><option>1</select>", "<select onchange"),
}


@pytest.fixture
def shown(new_context: Callable[..., BrowserContext]) -> Callable[[str], Page]:
    def show(added: str) -> Page:
        page = new_context(viewport={"width": DESK[0], "height": DESK[1]}).new_page()
        page.set_content(GOOD.replace("</main>", f"{added}</main>"))
        page.keyboard.press("Tab")
        return page

    return show


def test_a_good_page_is_left_alone(shown: Callable[[str], Page]) -> None:
    page = shown("")
    assert {name: page.evaluate(getattr(measuring, name)) for name in BAD} == {
        name: [] for name in BAD
    }


@pytest.mark.parametrize("name", BAD)
def test_what_is_planted_is_found(shown: Callable[[str], Page], name: str) -> None:
    added, fault = BAD[name]
    found = shown(added).evaluate(getattr(measuring, name))
    assert any(fault in each for each in found), found


def test_a_japanese_line_is_too_long_at_half_the_letters(shown: Callable[[str], Page]) -> None:
    page = shown(f"<p style='max-width:none;font-size:8px'>{'長い' * 21}</p>")
    (found,) = page.evaluate(measuring.LONG_LINES)
    assert "a line of 84" in found


def test_text_that_is_spaced_out_is_cut_off_by_a_box_that_was_just_large_enough(
    shown: Callable[[str], Page],
) -> None:
    box = "width:270px;white-space:nowrap;overflow:hidden"
    page = shown(f"<p style='{box}'>Just fits into its box, all of it</p>")
    assert page.evaluate(measuring.CUT_OFF) == []
    page.evaluate(SPACE_OUT)
    assert page.evaluate(measuring.CUT_OFF) != []
