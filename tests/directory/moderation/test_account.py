"""Signing in and out, the second step, and what is not there."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail
from django.http import HttpResponse
from django.test import Client

from resources.models import Moderator
from tests.directory.html import Page
from tests.directory.moderation.conftest import APP_SECRET, PASSWORD, person, signed_in
from tests.directory.test_security import policy

pytestmark = pytest.mark.usefixtures("db", "noon", "second_step_required")

ACCOUNT = "/moderation/account"
SIGN_IN = f"{ACCOUNT}/sign-in/"


def code_of_the_app() -> str:
    _before, now, _after = yield_hotp_counters_from_time()
    return format_hotp_value(hotp_value(APP_SECRET, now))


def sign_in(client: Client, name: str = "max", password: str = PASSWORD) -> HttpResponse:
    form = {"login": f"{name}@example.org", "password": password}
    response: HttpResponse = client.post(SIGN_IN, form)
    return response


def errors(response: HttpResponse) -> list[str]:
    return Page(response).of_class("errorlist")


def test_a_password_alone_does_not_open_the_desk(max_: Moderator, client: Client) -> None:
    assert sign_in(client)["Location"] == f"{ACCOUNT}/second-step/sign-in/"
    assert client.get("/moderation/")["Location"].startswith(SIGN_IN)


def test_a_password_and_a_code_open_the_desk(max_: Moderator, client: Client) -> None:
    path = sign_in(client)["Location"]
    assert client.post(path, {"code": code_of_the_app()})["Location"] == "/moderation/"
    assert client.get("/moderation/").status_code == 200


def test_a_code_holds_once(max_: Moderator, client: Client) -> None:
    code = code_of_the_app()
    client.post(sign_in(client)["Location"], {"code": code})
    other = Client()
    assert errors(other.post(sign_in(other)["Location"], {"code": code})) == ["Incorrect code."]


def test_a_recovery_code_replaces_the_app_once(max_: Moderator, client: Client) -> None:
    codes = Authenticator.objects.get(user=max_, type="recovery_codes").wrap()
    code = codes.get_unused_codes()[0]
    path = sign_in(client)["Location"]
    assert client.post(path, {"code": code})["Location"] == "/moderation/"
    other = Client()
    assert errors(other.post(sign_in(other)["Location"], {"code": code})) == ["Incorrect code."]


def test_who_is_led_to_sign_in_comes_back_to_where_they_were(
    max_: Moderator, client: Client
) -> None:
    asked = client.get("/moderation/people/")["Location"]
    path = client.post(asked, {"login": max_.email, "password": PASSWORD})["Location"]
    response = client.post(path, {"code": code_of_the_app()})
    assert response["Location"] == "/moderation/people/"


def test_nobody_is_led_to_another_site(max_: Moderator, client: Client) -> None:
    form = {"login": max_.email, "password": PASSWORD, "next": "https://elsewhere.example/"}
    path = client.post(SIGN_IN, form)["Location"]
    assert client.post(path, {"code": code_of_the_app()})["Location"] == "/moderation/"


def test_nothing_tells_whether_somebody_has_an_account(max_: Moderator, client: Client) -> None:
    person("gone", is_active=False)
    said = [errors(sign_in(client, name, "wrong")) for name in ("max", "gone", "nobody")]
    assert said[0] == said[1] == said[2] != []
    for name in ("max", "gone", "nobody"):
        response = client.post(f"{ACCOUNT}/password/forgotten/", {"email": f"{name}@example.org"})
        assert response["Location"] == f"{ACCOUNT}/password/sent/"
    assert [letter.to for letter in mail.outbox] == [["max@example.org"]]


def test_who_was_removed_is_not_let_in(client: Client) -> None:
    person("gone", is_active=False)
    response = client.get(sign_in(client, "gone")["Location"])
    assert "You are no longer at the desk." in Page(response).text
    assert client.get("/moderation/").status_code == 302


def test_passwords_cannot_be_tried_for_long(max_: Moderator, client: Client) -> None:
    for _attempt in range(5):
        sign_in(client, password="wrong")  # noqa: S106 (that is the point)
    assert errors(sign_in(client)) == ["Too many failed login attempts. Try again later."]


def test_codes_cannot_be_tried_for_long(max_: Moderator, client: Client) -> None:
    path = sign_in(client)["Location"]
    for _attempt in range(5):
        client.post(path, {"code": "000000"})
    response = client.post(path, {"code": code_of_the_app()})
    assert errors(response) == ["Too many failed login attempts. Try again later."]


def test_a_forgotten_password_does_not_replace_the_second_step(
    max_: Moderator, client: Client
) -> None:
    client.post(f"{ACCOUNT}/password/forgotten/", {"email": max_.email})
    (letter,) = mail.outbox
    (path,) = re.findall(r"http://testserver(\S+)", letter.body)
    form = client.get(path)["Location"]
    new = {"password1": "another set of words", "password2": "another set of words"}
    assert client.post(form, new)["Location"] == f"{ACCOUNT}/password/changed/"
    assert client.get("/moderation/").status_code == 302
    response = sign_in(client, password=new["password1"])
    assert response["Location"] == f"{ACCOUNT}/second-step/sign-in/"
    assert "This link doesn't hold" in Page(Client().get(path)).text


def test_a_second_step_is_added_after_the_password_was_given_again(client: Client) -> None:
    nora = person("nora")
    client.force_login(nora)
    add = f"{ACCOUNT}/second-step/app/add/"
    asked = client.get(add)["Location"]
    assert client.post(asked, {"password": PASSWORD})["Location"] == add
    page = Page(client.get(add))
    (secret,) = [code.words for code in page.all("code")]
    _before, now, _after = yield_hotp_counters_from_time()
    response = client.post(add, {"code": format_hotp_value(hotp_value(secret, now))})
    assert response["Location"] == f"{ACCOUNT}/second-step/codes/"
    assert len(Page(client.get(response["Location"])).all("code")) == 10
    assert client.get("/moderation/").status_code == 200


def test_the_passkey_of_somebody_else_can_be_neither_seen_nor_removed(max_: Moderator) -> None:
    key = Authenticator.objects.create(user=person("nora"), type="webauthn", data={"name": "Nora"})
    client = signed_in(max_)
    client.post(f"{ACCOUNT}/again/", {"password": PASSWORD})
    for page in ("name", "remove"):
        path = f"{ACCOUNT}/passkeys/{key.pk}/{page}/"
        assert client.get(path).status_code == 404
        assert client.post(path, {"name": "Max"}).status_code == 404
    assert "Nora" not in Page(client.get(f"{ACCOUNT}/passkeys/")).text


def test_signing_out_takes_one_click_and_a_post(max_: Moderator) -> None:
    client = signed_in(max_)
    client.get(f"{ACCOUNT}/sign-out/")
    assert client.get("/moderation/").status_code == 200
    assert client.post(f"{ACCOUNT}/sign-out/")["Location"] == SIGN_IN
    assert client.get("/moderation/").status_code == 302


@pytest.mark.parametrize(
    "path", ["signup/", "sign-up/", "email/", "confirm-email/", "login/", "3rdparty/", "2fa/", ""]
)
def test_no_page_makes_an_account(client: Client, path: str) -> None:
    assert client.get(f"{ACCOUNT}/{path}").status_code == 404
    assert client.post(f"{ACCOUNT}/{path}", {"email": "x@example.org"}).status_code == 404


def test_the_pages_allow_passkeys_and_only_our_own_scripts(client: Client) -> None:
    response = client.get(SIGN_IN)
    assert policy(response)["script-src"] == policy(response)["style-src"] == "'self'"
    assert "publickey-credentials-get=(self)" in response["Permissions-Policy"]
    assert "camera=()" in response["Permissions-Policy"]
    page = Page(response)
    run = [script for script in page.all("script") if script.get("type") != "application/json"]
    assert all(script.get("src").startswith("/static/") for script in run)
    assert not page.all("style")
    assert not [each for each in page.all() if each.get("style")]


def test_public_pages_allow_no_passkeys(client: Client) -> None:
    assert "publickey-credentials-get=()" in client.get("/en/")["Permissions-Policy"]


def test_passwords_are_checked_wherever_they_are_chosen(max_: Moderator) -> None:
    client = signed_in(max_)
    form = {"oldpassword": PASSWORD, "password1": "short", "password2": "short"}
    assert "12 characters" in errors(client.post(f"{ACCOUNT}/password/", form))[0]
