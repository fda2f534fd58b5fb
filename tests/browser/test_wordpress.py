"""The plugin in a real WordPress: each way in shows a number that can be called."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser import wordpress as real
from tests.browser.pages import DESK, SMALL
from tests.browser.test_publisher_page import NUMBER, blocked_taps
from tests.browser.wordpress import WordPress

PLUGIN = "crisis-help/crisis-help.php"
WAYS = {
    "shortcode": '[crisis_help region="gb" topic="suicide"]',
    "block": '<!-- wp:crisis-help/lines {"region":"gb","topic":"suicide"} /-->',
    "pasted-link": "{site}/en/gb/suicide/",
    "pasted-link-of-an-embed": "{site}/embed/v1/en/gb/suicide/?size=480",
    # What the block editor makes of a pasted link.
    "embed-block": (
        '<!-- wp:embed {"url":"{site}/en/gb/suicide/","type":"rich"} -->'
        '<figure class="wp-block-embed is-type-rich"><div class="wp-block-embed__wrapper">\n'
        "{site}/en/gb/suicide/\n</div></figure><!-- /wp:embed -->"
    ),
}
TEXT = '[crisis_help region="{region}" topic="suicide" language="en" show="text"]'
HOSTILE = (
    "[crisis_help region='\"><script>alert(1)</script>' topic='../../admin' size='9999' "
    "theme='x\" onload=\"alert(1)' accent='red;' language='en/../..' show='other']"
)
Article = Callable[[str], Page]


@pytest.fixture(scope="module")
def wordpress(site: str) -> Iterator[WordPress]:
    """With the plugin, as it is downloaded from the site."""
    with real.running() as started:
        started.add_plugin(f"{site}/embed/v1/wordpress.zip", file=PLUGIN)
        yield started


@pytest.fixture
def article(wordpress: WordPress, site: str, opened: Callable[..., Page]) -> Article:
    """`article(line)`: the page of a new article with that line between two others."""

    def read(line: str) -> Page:
        page = opened(size=DESK, java_script_enabled=True)
        content = f"Before.\n\n{line.replace('{site}', site)}\n\nAfter."
        page.goto(wordpress.publish(content))
        return page

    return read


@pytest.mark.parametrize("line", WAYS.values(), ids=WAYS)
def test_each_way_in_shows_a_number_that_can_be_called(article: Article, line: str) -> None:
    page = article(line)
    expect(page.frame_locator("iframe").get_by_role("link", name=NUMBER).first).to_be_visible()
    assert blocked_taps(page, NUMBER) == []
    expect(page.get_by_text("After.")).to_be_visible()


def test_a_pasted_link_takes_its_look_along(article: Article, site: str) -> None:
    query = "?size=160&theme=dark"
    frame = article(f"{site}/en/gb/suicide/{query}").locator("iframe")
    expect(frame).to_have_attribute("src", f"{site}/embed/v1/en/gb/suicide/{query}")
    expect(frame).to_have_attribute("height", "160")
    expect(frame).to_have_attribute("title", "Who to contact")
    expect(frame).to_have_css("border-top-width", "0px")


def test_nothing_is_wider_than_a_small_screen(article: Article) -> None:
    for line in (WAYS["shortcode"], WAYS["pasted-link"]):
        page = article(line)
        page.set_viewport_size({"width": SMALL[0], "height": SMALL[1]})
        assert (
            page.locator("iframe").evaluate("each => each.getBoundingClientRect().right")
            <= SMALL[0]
        )


def test_a_text_is_part_of_the_article(article: Article) -> None:
    page = article(TEXT.format(region="gb"))
    number = page.get_by_role("link", name=NUMBER).first
    expect(number).to_be_visible()
    expect(page.locator("iframe")).to_have_count(0)
    with page.expect_event("request", lambda request: request.url == "tel:116123"):
        number.click()


def test_the_last_text_stays_while_nobody_answers(wordpress: WordPress, article: Article) -> None:
    page = article(TEXT.format(region="gb"))
    with wordpress.answered(""):
        page.reload()
        expect(page.get_by_role("link", name=NUMBER).first).to_be_visible()
        # Both asked: the one was fetched before, the other never was.
        never_fetched = article(TEXT.format(region="ie"))
        expect(never_fetched.locator("iframe[src*='/embed/v1/en/ie/suicide/']")).to_be_visible()


def test_a_text_brings_nothing_but_words_and_links(wordpress: WordPress, article: Article) -> None:
    said = (
        '<div onclick="alert(1)"><script>alert(1)</script><a href="tel:1" style="x">One</a>'
        '<a href="javascript:alert(1)">Two</a><img src="x"></div>'
    )
    with wordpress.answered(said):
        page = article(TEXT.format(region="us"))
    shown = page.locator("div", has=page.locator("> a", has_text="One")).last
    assert shown.evaluate("each => each.outerHTML") == (
        '<div>alert(1)<a href="tel:1">One</a><a href="alert(1)">Two</a></div>'
    )


def test_half_a_text_is_none(wordpress: WordPress, article: Article) -> None:
    with wordpress.answered('<div><a href="tel:1">Call 1'):
        expect(article(TEXT.format(region="nz")).locator("iframe")).to_have_count(1)


def test_what_an_author_gets_wrong_is_left_out(article: Article, site: str) -> None:
    frame = article(HOSTILE).locator("iframe")
    expect(frame).to_have_attribute("src", f"{site}/embed/v1/en-us/auto/")
    expect(frame).to_have_attribute("height", "320")
    assert frame.get_attribute("onload") is None


def test_the_look_is_said_in_the_address(article: Article, site: str) -> None:
    line = '[crisis_help region="GB" size="160" theme="dark" accent="#7A3E9D" language="ar"]'
    frame = article(line).locator("iframe")
    wanted = f"{site}/embed/v1/ar/gb/?size=160&theme=dark&accent=7a3e9d"
    expect(frame).to_have_attribute("src", wanted)
    expect(frame).to_have_attribute("height", "160")


def test_the_editor_shows_what_readers_will_see(
    wordpress: WordPress, opened: Callable[..., Page]
) -> None:
    page = opened(size=DESK, java_script_enabled=True)
    sign_in(page, wordpress)
    page.goto(f"{wordpress.address}/wp-admin/post-new.php")
    page.evaluate(
        """() => {
            wp.data.dispatch('core/preferences').set('core/edit-post', 'welcomeGuide', false);
            const attributes = {region: 'gb', topic: 'suicide', language: 'en'};
            const block = wp.blocks.createBlock('crisis-help/lines', attributes);
            wp.data.dispatch('core/block-editor').insertBlock(block);
        }"""
    )
    preview = page.frame_locator("iframe[src*='/embed/v1/en/gb/suicide/']")
    expect(preview.get_by_role("link", name=NUMBER).first).to_be_visible()
    page.get_by_label("Show as").select_option("text")
    block = page.locator(".wp-block-crisis-help-lines")
    expect(block.locator("a[href='tel:116123']").first).to_be_visible()


def test_the_site_is_not_told_who_asks(wordpress: WordPress, article: Article, site: str) -> None:
    before = len(wordpress.asked())
    article(TEXT.format(region="fr"))
    article(WAYS["pasted-link"])
    asked = [each for each in wordpress.asked()[before:] if each["url"].startswith(site)]
    assert [each["user_agent"] for each in asked] == ["crisis-help", "crisis-help"]
    assert not any(wordpress.address in each["url"] for each in asked)


def test_it_makes_no_mistake_that_php_would_tell(wordpress: WordPress) -> None:
    assert [line for line in wordpress.errors() if "crisis" in line] == []


def sign_in(page: Page, wordpress: WordPress) -> None:
    page.goto(f"{wordpress.address}/wp-login.php")
    page.get_by_label("Username").fill(real.USER)
    page.locator("#user_pass").fill(real.PASSWORD)
    page.get_by_role("button", name="Log In").click()
    expect(page.locator("#wpadminbar")).to_be_visible()
