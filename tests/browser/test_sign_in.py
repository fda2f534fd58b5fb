"""From an invitation to the desk with a passkey, where a second step is required."""

import re
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.axe import EVERYTHING, in_words
from tests.browser.conftest import PATIENCE_MS
from tests.browser.measuring import WEAK_CONTRAST
from tests.browser.pages import DESK, SMALL
from tests.database import own_database
from tests.server import manage, served

PASSWORD = "four plain words together"  # noqa: S105 (of people in tests)
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def database_url(chromium_path: str) -> Iterator[str]:
    with own_database("sign_in") as url:
        manage("migrate", "--verbosity", "0", database_url=url)
        yield url


@pytest.fixture(scope="module")
def strict_site(database_url: str) -> Iterator[str]:
    """By its name, not its number: a passkey belongs to a name."""
    with served(database_url, environment={"CI": "true"}) as address:
        yield address.replace("127.0.0.1", "localhost")


@pytest.fixture
def tab(strict_site: str, new_context: Callable[..., BrowserContext]) -> Page:
    size = {"width": DESK[0], "height": DESK[1]}
    context = new_context(base_url=strict_site, viewport=size, locale="en-GB")
    context.set_default_timeout(PATIENCE_MS)
    return context.new_page()


@pytest.fixture
def invitation(database_url: str) -> Callable[[str], str]:
    def path(name: str) -> str:
        link = manage("invite", f"{name}@example.org", "editor", database_url=database_url)
        return re.sub(r"^http://[^/]+", "", link.strip())

    return path


def give_a_key(page: Page) -> None:
    """What a telephone with a fingerprint does, without the finger."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})


def join(page: Page, path: str) -> None:
    page.goto(path)
    page.get_by_label("Your name").fill("Erin")
    page.get_by_label("A password").fill(PASSWORD)
    page.get_by_role("button", name="Join").click()


def say_it_again(page: Page) -> None:
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()


def test_from_an_invitation_to_the_desk_with_a_passkey(
    tab: Page, invitation: Callable[[str], str]
) -> None:
    give_a_key(tab)
    join(tab, invitation("erin"))
    expect(tab.get_by_text("the desk asks for a second step")).to_be_visible()
    tab.get_by_role("link", name="Add a passkey").click()
    say_it_again(tab)
    tab.get_by_label("Sign in with this key alone").check()
    tab.get_by_role("button", name="Add a passkey").click()
    expect(tab.get_by_role("heading", name="Recovery codes")).to_be_visible()
    tab.get_by_role("link", name="Go to the desk").click()
    expect(tab.get_by_role("heading", name="Queue")).to_be_visible()
    tab.goto("/moderation/account/sign-out/")
    tab.get_by_role("button", name="Sign out").click()
    tab.get_by_role("button", name="Sign in with a passkey").click()
    expect(tab.get_by_role("heading", name="Queue")).to_be_visible()


PLACES = (
    "/moderation/people/",
    "/moderation/account/second-step/",
    "/moderation/account/second-step/app/add/",
    "/moderation/account/second-step/codes/",
    "/moderation/account/second-step/codes/new/",
    "/moderation/account/passkeys/",
    "/moderation/account/passkeys/add/",
    "/moderation/account/password/",
    "/moderation/account/again/",
    "/moderation/account/sign-out/",
)
OUTSIDE = (
    "/moderation/account/sign-in/",
    "/moderation/account/password/forgotten/",
    "/moderation/account/password/sent/",
    "/moderation/account/password/new/1-x/",
    "/moderation/invitation/x/",
)


def assert_accessible(page: Page, path: str) -> None:
    for size, scheme in ((SMALL, "light"), (DESK, "dark")):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.emulate_media(color_scheme=scheme)
        page.goto(path)
        found = Axe().run(page, options=EVERYTHING).response
        assert in_words(found["violations"]) == [], (path, size, scheme)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= size[0], (path, size, "scrolls sideways")
    page.emulate_media(forced_colors="active")
    assert page.evaluate(WEAK_CONTRAST) == [], path
    page.emulate_media(forced_colors="none")


def test_the_pages_before_signing_in_are_accessible(tab: Page) -> None:
    for path in OUTSIDE:
        assert_accessible(tab, path)


def test_the_pages_of_an_account_are_accessible(
    tab: Page, invitation: Callable[[str], str]
) -> None:
    give_a_key(tab)
    path = invitation("axel")
    assert_accessible(tab, path)
    join(tab, path)
    tab.get_by_role("link", name="Add a passkey").click()
    say_it_again(tab)
    tab.get_by_role("button", name="Add a passkey").click()
    tab.wait_for_url("**/codes/")
    for place in PLACES:
        assert_accessible(tab, place)
