"""The table: an example of each template that makes a page. A new one needs one row here."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.access.languages import Reader
from tests.access.steps import (
    answer_the_letter,
    give_a_password,
    lose_the_token,
    report_nothing,
    search,
    try_too_often,
)
from tests.browser.desk import PATHS
from tests.browser.pages import ENDED, LOOKS, REPLACED, SERVICE

ACCOUNT = "/moderation/account"
_REPORT = "/{language}/report/71f9023a-283c-5e7a-9790-26fc6fa364a8/"


@dataclass(frozen=True)
class Example:
    """`path` has {language}, {region} and names of `things`; `by`: whose session, else nobody's.

    `steps` is what a reader does there before the page that is meant is seen.
    """

    template: str
    path: str
    by: str = ""
    steps: Callable[[Page], None] | None = None

    def address(self, language: str, reader: Reader, things: dict[str, str]) -> str:
        named = {"language": language, "region": reader.region, **things}
        named |= {name: things[f"{name}-{language}"] for name in ("letter", "answered")}
        return self.path.format_map(named)


def _in_each_language(path: str) -> str:
    """An address of the browser tests, as a pattern."""
    return re.sub("/(en|ar)/", "/{language}/", path, count=1)


PUBLIC = [
    Example("pages/home.html", "/{language}/"),
    Example("pages/results.html", "/{language}/{region}/"),
    Example("pages/results.html", "/{language}/us/suicide/"),
    Example("pages/results.html", "/{language}/gb/gambling/?channel=email&anonymous=yes"),
    Example("pages/results.html", "/{language}/gb/?channel=pigeon"),
    Example("pages/results.html", "/{language}/aq/"),
    Example("pages/search.html", "/{language}/{region}/", steps=search),
    Example("pages/service.html", _in_each_language(SERVICE)),
    Example("pages/gone.html", f"/{{language}}/service/{REPLACED}/"),
    Example("pages/gone.html", f"/{{language}}/service/{ENDED}/"),
    Example("pages/report.html", _REPORT),
    Example("pages/report.html", _REPORT, steps=report_nothing),
    Example("pages/thanks.html", f"{_REPORT}thanks/"),
    Example("pages/freshness.html", "/{language}/freshness/"),
    Example("pages/how_we_order.html", "/{language}/how-we-order/"),
    Example("pages/leaving.html", "/{language}/leaving/"),
    Example("pages/guides.html", "/{language}/topics/"),
    Example("pages/guide.html", "/{language}/topics/self-harm/"),
    Example("pages/guide.html", "/{language}/topics/suicide/?region={region}"),
    Example("pages/missing_guide.html", "/{language}/topics/knitting/"),
    Example("pages/sheet.html", "/{language}/us/card/?topic=suicide"),
    Example("pages/sheet.html", "/{language}/{region}/cards/"),
    Example("pages/sheet.html", "/{language}/{region}/poster/"),
    Example("pages/confirm.html", "/{language}/confirm/{letter}/"),
    Example(
        "pages/confirm_thanks.html", "/{language}/confirm/{answered}/", steps=answer_the_letter
    ),
    Example("pages/confirm_closed.html", "/{language}/confirm/x/"),
    Example("pages/missing_page.html", "/nothing/to/be/found/here/"),
    Example("pages/missing_region.html", "/{language}/atlantis/"),
    Example("pages/missing_topic.html", "/{language}/gb/knitting/"),
    Example("pages/missing_service.html", "/{language}/service/none/"),
    Example("500.html", "/broken/"),
    Example("widget/publishers.html", "/{language}/publishers/?region=gb&topic=suicide"),
    Example("widget/example.html", "/{language}/publishers/example/"),
]
EMBEDS = [
    *(
        Example("widget/frame.html", _in_each_language(path))
        for name, path in LOOKS.items()
        if name != "widget-places"
    ),
    Example("widget/places.html", _in_each_language(LOOKS["widget-places"])),
]
_QUESTIONS = ("listing", "proposal", "gap", "duplicate", "number")
DESK = [
    Example("moderation/queue.html", PATHS["queue"], by="editor"),
    *(Example("moderation/question.html", PATHS[kind], by="editor") for kind in _QUESTIONS),
    Example("moderation/held.html", "/moderation/questions/{held}/", by="editor"),
    *(
        Example(f"moderation/{kind}.html", PATHS[kind], by="editor")
        for kind in ("edit", "history", "people", "partners", "partner", "vocabulary", "terms")
    ),
    Example("moderation/dashboard.html", PATHS["dashboard"], by="editor"),
    Example("moderation/person.html", "/moderation/people/{colleague}/", by="editor"),
    Example("moderation/person.html", "/moderation/people/{removed}/", by="editor"),
    Example("moderation/welcome.html", "/moderation/invitation/{invitation}/"),
    Example("moderation/invitation_over.html", "/moderation/invitation/x/"),
    Example("403.html", PATHS["people"], by="nina"),
    Example("403_csrf.html", f"{ACCOUNT}/sign-in/", steps=lose_the_token),
    Example("429.html", f"{ACCOUNT}/password/", by="hasty", steps=try_too_often),
]
_PASSKEYS = f"{ACCOUNT}/passkeys"
_SECOND_STEP = f"{ACCOUNT}/second-step"
ACCOUNTS = [
    Example("account/login.html", f"{ACCOUNT}/sign-in/"),
    Example("account/logout.html", f"{ACCOUNT}/sign-out/", by="editor"),
    Example("account/account_inactive.html", f"{ACCOUNT}/inactive/"),
    Example("account/reauthenticate.html", f"{ACCOUNT}/again/", by="returning"),
    Example("account/password_change.html", f"{ACCOUNT}/password/", by="editor"),
    Example("account/password_set.html", f"{ACCOUNT}/password/first/", by="noah"),
    Example("account/password_reset.html", f"{ACCOUNT}/password/forgotten/"),
    Example("account/password_reset_done.html", f"{ACCOUNT}/password/sent/"),
    Example("account/password_reset_from_key.html", f"{ACCOUNT}/password/new/{{reset}}/"),
    Example("account/password_reset_from_key.html", f"{ACCOUNT}/password/new/1-x/"),
    Example("account/password_reset_from_key_done.html", f"{ACCOUNT}/password/changed/"),
    Example("mfa/index.html", f"{_SECOND_STEP}/", by="editor"),
    Example("mfa/index.html", f"{_SECOND_STEP}/", by="nina"),
    Example("mfa/authenticate.html", f"{ACCOUNT}/sign-in/", steps=give_a_password),
    Example("mfa/reauthenticate.html", f"{_SECOND_STEP}/again/", by="returning"),
    Example("mfa/totp/activate_form.html", f"{_SECOND_STEP}/app/add/", by="nina"),
    Example("mfa/totp/deactivate_form.html", f"{_SECOND_STEP}/app/remove/", by="editor"),
    Example("mfa/recovery_codes/index.html", f"{_SECOND_STEP}/codes/", by="editor"),
    Example("mfa/recovery_codes/generate.html", f"{_SECOND_STEP}/codes/new/", by="editor"),
    Example("mfa/webauthn/authenticator_list.html", f"{_PASSKEYS}/", by="editor"),
    Example("mfa/webauthn/add_form.html", f"{_PASSKEYS}/add/", by="nina"),
    Example("mfa/webauthn/edit_form.html", f"{_PASSKEYS}/{{passkey}}/name/", by="editor"),
    Example(
        "mfa/webauthn/authenticator_confirm_delete.html",
        f"{_PASSKEYS}/{{passkey}}/remove/",
        by="editor",
    ),
    Example("mfa/webauthn/reauthenticate.html", f"{_PASSKEYS}/again/", by="returning"),
]
EXAMPLES = [*PUBLIC, *EMBEDS, *DESK, *ACCOUNTS]
