"""What a reader does on a page before the one that is meant is seen."""

from playwright.sync_api import Page, Response

PASSWORD = "four plain words together"  # noqa: S105 (of people in tests)
TOO_MANY = 429
ENOUGH = 12


def search(page: Page) -> None:
    page.locator("form.search input[type=search]").first.fill("suicide gambling")
    _send(page, "form.search")


def report_nothing(page: Page) -> None:
    page.locator("main form[method=post]").evaluate("(form) => { form.noValidate = true; }")
    _send(page, "main form[method=post]")


def answer_the_letter(page: Page) -> None:
    page.locator("main form [name$=role]").first.fill("Office")
    _send(page, "main form[method=post]")


def give_a_password(page: Page) -> None:
    page.locator("[name=login]").fill("tara@example.org")
    page.locator("[name=password]").fill(PASSWORD)
    _send(page, "main form")


def lose_the_token(page: Page) -> None:
    """As if the cookie of the form were gone when it is sent."""
    page.context.clear_cookies()
    give_a_password(page)


def try_too_often(page: Page) -> None:
    """Asks for a new password with a wrong one, until there is no more trying."""
    for _ in range(ENOUGH):
        for name in ("oldpassword", "password1", "password2"):
            for field in page.locator(f"[name={name}]").all():
                field.fill(PASSWORD[::-1])
        if _send(page, "main form").status == TOO_MANY:
            return


def _send(page: Page, form: str) -> Response:
    with page.expect_navigation() as answer:
        page.locator(f"{form} button").first.click()
    return answer.value
