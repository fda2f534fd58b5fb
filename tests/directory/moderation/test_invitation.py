from datetime import timedelta

import pytest
from django.test import Client

from directory import invitations
from directory.invitations import Invitation
from resources.models import Moderator
from resources.rules.roles import Role
from tests.conftest import NOON
from tests.directory.html import Page
from tests.directory.moderation.conftest import PASSWORD, person, signed_in

pytestmark = pytest.mark.usefixtures("db", "noon", "second_step_required")

WELCOME = {"name": "Max", "password": PASSWORD}


def link(email: str = "max@example.org", *, by: Moderator | None = None, days_old: int = 0) -> str:
    invited = Invitation(email, Role.MODERATOR, invited_by=by.pk if by else None)
    token = invitations.token(invited, at=NOON - timedelta(days=days_old))
    return f"/moderation/invitation/{token}/"


def test_who_is_invited_joins_and_is_led_to_the_second_step(erin: Moderator) -> None:
    client = Client()
    path = link(by=erin)
    assert "max@example.org" in Page(client.get(path)).text
    assert client.post(path, WELCOME)["Location"] == "/moderation/account/second-step/"
    assert client.get("/moderation/")["Location"] == "/moderation/account/second-step/"
    max_ = Moderator.objects.get(email="max@example.org")
    assert (max_.name, max_.role) == ("Max", "moderator")
    assert max_.check_password(PASSWORD)


def assert_over(path: str) -> None:
    before = list(Moderator.objects.order_by("pk").values())
    for response in (Client().get(path), Client().post(path, WELCOME)):
        assert response.status_code == 410
        assert "This invitation is over" in Page(response).text
    assert list(Moderator.objects.order_by("pk").values()) == before


def test_a_link_holds_once() -> None:
    Client().post(link(), WELCOME)
    assert_over(link())


def test_a_link_that_is_too_old_does_nothing() -> None:
    assert_over(link(days_old=8))


def test_a_link_that_was_altered_does_nothing() -> None:
    assert_over(link()[:-3] + "xx/")


def test_the_link_of_somebody_who_was_removed_does_nothing() -> None:
    person("max", is_active=False)
    assert_over(link())


def test_the_link_of_an_editor_who_was_removed_does_nothing(erin: Moderator) -> None:
    path = link(by=erin)
    Moderator.objects.filter(pk=erin.pk).update(is_active=False)
    response = Client().post(path, WELCOME)
    assert response.status_code == 410
    assert not Moderator.objects.filter(email="max@example.org").exists()


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("too short", "It must contain at least 12 characters."),
        ("123456789012345", "This password is entirely numeric."),
        ("max@example.org", "too similar to the email"),
        ("qwerty123456", "too common"),
        ("", "This field is required."),
    ],
)
def test_a_weak_password_is_refused(password: str, said: str) -> None:
    page = Page(Client().post(link(), {"name": "Max", "password": password}))
    assert said in page.text
    assert not Moderator.objects.filter(email="max@example.org").exists()


def test_whoever_was_signed_in_on_this_computer_is_signed_out(erin: Moderator) -> None:
    client = signed_in(erin)
    client.post(link(), WELCOME)
    assert client.get("/moderation/people/")["Location"] == "/moderation/account/second-step/"
