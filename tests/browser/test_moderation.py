"""The desk in a real browser: with the keyboard alone, in every light, by two people."""

from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.axe import EVERYTHING, in_words, unfold
from tests.browser.desk import PATHS, Desk, made
from tests.browser.measuring import SMALL_TARGETS, STICKING_OUT, WEAK_CONTRAST
from tests.browser.pages import DESK, SMALL
from tests.server import served, starter_database


@pytest.fixture(scope="module")
def database_url(browser: Browser) -> Iterator[str]:
    with starter_database("desk") as url:
        yield url


@pytest.fixture(scope="module")
def desk(database_url: str) -> Desk:
    return made(database_url)


@pytest.fixture(scope="module")
def desk_site(database_url: str, desk: Desk) -> Iterator[str]:
    with served(database_url) as address:
        yield address


Sit = Callable[..., Page]


@pytest.fixture
def sit(desk: Desk, desk_site: str, new_context: Callable[..., BrowserContext]) -> Sit:
    """`sit("alice", "/moderation/", size=…, scheme=…)`: somebody at the desk, with scripts."""

    def down(
        name: str,
        path: str,
        *,
        size: tuple[int, int] = DESK,
        scheme: str = "light",
        **settings: Any,
    ) -> Page:
        viewport = {"width": size[0], "height": size[1]}
        context = new_context(
            base_url=desk_site, viewport=viewport, color_scheme=scheme, **settings
        )
        cookie = {"name": "session", "value": getattr(desk, name), "url": desk_site}
        context.add_cookies([cookie])  # type: ignore[list-item]
        page = context.new_page()
        page.goto(path)
        return page

    return down


def question_of(page: Page) -> str:
    return page.url.partition("?")[0]


each_page = pytest.mark.parametrize("kind", PATHS)


def path(kind: str, desk: Desk) -> str:
    return PATHS[kind].format_map(asdict(desk))


@each_page
@pytest.mark.parametrize(
    ("size", "scheme"), [(SMALL, "light"), (SMALL, "dark"), (DESK, "light"), (DESK, "dark")]
)
def test_axe_finds_nothing(
    sit: Sit, desk: Desk, kind: str, size: tuple[int, int], scheme: str
) -> None:
    page = sit("alice", path(kind, desk), size=size, scheme=scheme)
    unfold(page)
    found = Axe().run(page, options=EVERYTHING).response
    assert in_words(found["violations"]) == []
    assert len(found["passes"]) > 10


@each_page
def test_text_is_readable_in_forced_colours(sit: Sit, desk: Desk, kind: str) -> None:
    page = sit("alice", path(kind, desk), forced_colors="active")
    unfold(page)
    assert page.evaluate(WEAK_CONTRAST) == []


@each_page
@pytest.mark.parametrize("size", [SMALL, DESK])
def test_everything_can_be_hit_and_nothing_sticks_out(
    sit: Sit, desk: Desk, kind: str, size: tuple[int, int]
) -> None:
    page = sit("alice", path(kind, desk), size=size)
    unfold(page)
    assert page.evaluate(SMALL_TARGETS) == []
    assert page.evaluate(STICKING_OUT) == []


def test_twenty_questions_are_answered_with_the_keyboard_alone(sit: Sit) -> None:
    page = sit("bob", "/moderation/questions/next/?kind=overdue")
    answered = set()
    for _ in range(20):
        address = page.url
        answered.add(address)
        page.keyboard.press("v")
        with page.expect_navigation(wait_until="load"):
            page.keyboard.press("d")
        assert "Done:" in page.get_by_role("status").inner_text()
        assert page.url != address
    assert len(answered) == 20


def test_one_key_takes_the_last_answer_back(sit: Sit) -> None:
    page = sit("bob", "/moderation/questions/next/?kind=overdue")
    before, name = question_of(page), page.locator("h1").inner_text()
    page.keyboard.press("s")
    page.wait_for_url(lambda url: before not in url)
    with page.expect_navigation():
        page.keyboard.press("u")
    assert (question_of(page), page.locator("h1").inner_text()) == (before, name)


def test_keys_do_nothing_while_somebody_writes_or_has_switched_them_off(sit: Sit) -> None:
    page = sit("bob", "/moderation/questions/next/?kind=overdue")
    before = question_of(page)
    page.locator("#evidence").press_sequentially("vds nu")
    assert question_of(page) == before
    page.get_by_role("button", name="Switch the keys off").click()
    page.keyboard.press("s")
    page.keyboard.press("n")
    assert question_of(page) == before
    page.get_by_role("button", name="Switch the keys on").click()


def test_everything_works_without_scripts(sit: Sit) -> None:
    page = sit("bob", "/moderation/questions/next/?kind=overdue", java_script_enabled=False)
    page.get_by_role("button", name="dialling it").first.click()
    assert "Done:" in page.get_by_role("status").inner_text()


def test_two_people_stand_behind_a_new_number(sit: Sit, desk: Desk) -> None:
    """Alice proposes and can't accept; Bob accepts; the next reader sees it; history names both."""
    alice = sit("alice", path("edit", desk))
    row = alice.locator("input[value='116 123']")
    row.fill("0330 094 5717")
    alice.get_by_label("Why?").fill("Their page has a new one")
    alice.get_by_role("button", name="Propose it").click()
    alice.goto("/moderation/?kind=proposal")
    question = alice.locator("tbody a", has_text="Samaritans").last.get_attribute("href")
    assert question is not None
    alice.goto(question)
    alice.keyboard.press("a")
    alice.get_by_text("Somebody else has to accept it.").wait_for()
    public = alice.context.new_page()
    public.goto("/en/service/gb-samaritans/")
    assert public.locator("a[href='tel:+443300945717']").count() == 0
    bob = sit("bob", f"{question}?take-over")
    with bob.expect_navigation():
        bob.keyboard.press("a")
    public.reload()
    assert public.get_by_text("0330 094 5717").count() > 0
    bob.goto(path("history", desk))
    history = bob.locator("main").inner_text()
    assert "Alice" in history
    assert "Bob" in history


def test_better_words_stand_beside_the_field_and_can_be_read_on_a_phone(
    sit: Sit, desk: Desk
) -> None:
    page = sit("alice", path("edit", desk), size=SMALL)
    unfold(page)
    page.get_by_label("Summary").first.fill("He committed suicide in Selbstmord Street.")
    page.get_by_label("What happens").first.fill("He died by suicide at Elmford Bridge.")
    page.get_by_role("button", name="Propose it").click()
    assert "committed suicide" in page.locator(".errorlist").first.inner_text()
    unfold(page)
    found = Axe().run(page, options=EVERYTHING).response
    assert in_words(found["violations"]) == []
    assert page.evaluate(SMALL_TARGETS) == []
    assert page.evaluate(STICKING_OUT) == []
    page.get_by_label("Why must these words stay?").fill("The street is called so")
    page.get_by_role("button", name="Keep these words").click()
    assert "Somebody else has to accept it." in page.get_by_role("status").inner_text()


def test_an_editor_adds_a_name_in_the_news_and_reads_what_it_does_on_a_phone(sit: Sit) -> None:
    page = sit("alice", "/moderation/vocabulary/", size=SMALL)
    page.get_by_label("Name or phrase").fill("Quibblefrost")
    page.get_by_role("button", name="Let it lead there").click()
    assert "Suicid" in page.locator("#tried").inner_text()
    page.get_by_role("button", name="End “Quibblefrost” now").wait_for()
    found = Axe().run(page, options=EVERYTHING).response
    assert in_words(found["violations"]) == []
    assert page.evaluate(SMALL_TARGETS) == []
    assert page.evaluate(STICKING_OUT) == []


def test_terms_are_found_and_removed_without_scripts(sit: Sit) -> None:
    page = sit("alice", "/moderation/vocabulary/terms/", java_script_enabled=False)
    page.get_by_label("Has these words").fill("sewerslide")
    page.get_by_role("button", name="Show").click()
    assert "sewerslide" not in page.url
    before = page.get_by_role("button", name="Remove").count()
    page.get_by_role("button", name="Remove").first.click()
    assert "Removed." in page.get_by_role("status").inner_text()
    assert page.get_by_role("button", name="Remove").count() == before - 1
