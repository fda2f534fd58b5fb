"""Django's admin is no way around the desk's door."""

from typing import Any

import pytest
from django.test import Client

from resources.rules.roles import Role
from tests.directory.admin.test_registration import ADDRESSES
from tests.directory.moderation.conftest import PASSWORD, add_app, person, signed_in

pytestmark = pytest.mark.usefixtures("db", "noon")

LOGIN = "/admin/login/?next=/admin/resources/"


@pytest.fixture(autouse=True)
def second_step_required(settings: Any) -> None:
    settings.MFA_REQUIRED = True


def test_the_admin_leads_to_the_sign_in_of_the_desk(client: Client) -> None:
    expected = "/moderation/account/sign-in/?next=/admin/resources/"
    assert client.get(LOGIN)["Location"] == expected


def test_the_admin_takes_no_password(client: Client) -> None:
    erin = person("erin", Role.EDITOR)
    response = client.post(LOGIN, {"username": erin.email, "password": PASSWORD})
    assert response["Location"].startswith("/moderation/account/sign-in/")
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_editor_without_a_second_step_is_led_to_it(address: str) -> None:
    client = signed_in(person("erin", Role.EDITOR))
    for response in (client.get(address), client.post(address, {"action": "publish"})):
        assert response["Location"].startswith("/admin/login/?next=")
    assert client.get(LOGIN)["Location"] == "/moderation/account/second-step/"


def test_an_editor_with_a_second_step_is_let_in() -> None:
    erin = person("erin", Role.EDITOR)
    add_app(erin)
    client = signed_in(erin)
    assert client.get("/admin/").status_code == 200
    assert client.get(LOGIN)["Location"] == "/admin/"


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.MODERATOR])
def test_others_at_the_desk_are_refused(role: Role) -> None:
    max_ = person("max", role)
    add_app(max_)
    client = signed_in(max_)
    assert client.get("/admin/").status_code == 302
    assert client.get(LOGIN).status_code == 403


@pytest.mark.parametrize(
    "page", ["mfa/authenticator/", "account/emailaddress/", "account/emailconfirmation/"]
)
def test_secrets_of_people_have_no_page(page: str) -> None:
    erin = person("erin", Role.EDITOR)
    add_app(erin)
    assert signed_in(erin).get(f"/admin/{page}").status_code == 404
