"""When the desk opens at all: signed in, still there, and with a second step."""

import os
import subprocess
import sys
from typing import Any

import pytest
from django.conf import settings as installation
from django.contrib.sessions.models import Session
from django.test import Client

from resources.actions import people
from resources.models import Moderator
from resources.rules.roles import Role
from tests.conftest import NOON
from tests.directory.html import Page
from tests.directory.moderation.conftest import add_app, person, signed_in
from tests.directory.test_security import PRODUCTION

pytestmark = pytest.mark.usefixtures("db", "noon")

ASK = """
import django
django.setup()
from django.conf import settings
print(settings.MFA_REQUIRED)
"""

OFFER = "Your account has no second step yet."


def asked(**environment: str) -> str:
    """What an installation with these variables asks for."""
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            ASK,
        ],
        cwd=installation.BASE_DIR,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "directory.settings", **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_a_second_step_is_required_in_production_and_in_ci() -> None:
    assert asked(**PRODUCTION, CI="") == "True"
    assert asked(**PRODUCTION, CI="true") == "True"
    assert asked(LOCAL_MODE="1", CI="true") == "True"
    assert asked(LOCAL_MODE="1", CI="") == "False"


def test_without_a_second_step_the_desk_says_why_it_stays_closed(
    second_step_required: None,
) -> None:
    client = signed_in(person("nora"))
    response = client.get("/moderation/", follow=True)
    assert response.redirect_chain == [("/moderation/account/second-step/", 302)]
    assert "the desk asks for a second step" in Page(response).text


def test_recovery_codes_alone_are_no_second_step(second_step_required: None) -> None:
    nora = person("nora")
    add_app(nora).delete()
    assert signed_in(nora).get("/moderation/").status_code == 302


def test_with_a_second_step_the_desk_opens(second_step_required: None, max_: Moderator) -> None:
    response = signed_in(max_).get("/moderation/")
    assert response.status_code == 200
    assert OFFER not in Page(response).text


def test_at_home_a_second_step_is_offered() -> None:
    nora = person("nora")
    client = signed_in(nora)
    page = Page(client.get("/moderation/"))
    assert OFFER in page.text
    assert page.link("Add a passkey or an app").href == "/moderation/account/second-step/"
    add_app(nora)
    assert OFFER not in Page(client.get("/moderation/")).text


def test_somebody_who_is_removed_is_out_with_the_next_request(
    second_step_required: None, erin: Moderator, max_: Moderator
) -> None:
    client = signed_in(max_)
    assert client.get("/moderation/").status_code == 200
    people.remove(max_, by=erin, at=NOON)
    response = client.get("/moderation/")
    assert response["Location"] == "/moderation/account/sign-in/?next=/moderation/"


def test_a_session_that_was_left_over_opens_nothing(
    second_step_required: None, max_: Moderator
) -> None:
    """Whatever closes an account, also a hand in the database."""
    client = signed_in(max_)
    Moderator.objects.filter(pk=max_.pk).update(is_active=False)
    assert Session.objects.count() == 1
    assert client.get("/moderation/").status_code == 302


def test_no_page_of_the_desk_is_kept_in_a_copy(second_step_required: None, erin: Moderator) -> None:
    for path in ("/moderation/", "/moderation/people/", "/moderation/account/sign-in/"):
        assert "no-store" in signed_in(erin).get(path)["Cache-Control"]


def test_the_second_step_costs_the_desk_one_query(
    second_step_required: None, max_: Moderator, django_assert_num_queries: Any
) -> None:
    client = signed_in(max_)
    client.get("/moderation/")  # what is read once an edition
    # The session, the moderator and the second step; the edition and the two of the queue.
    with django_assert_num_queries(3 + 3):
        client.get("/moderation/")


@pytest.mark.parametrize("role", Role)
def test_people_are_only_pointed_to_what_they_may_open(role: Role) -> None:
    page = Page(signed_in(person("max", role)).get("/moderation/"))
    assert ("/moderation/people/" in page.hrefs) is (role is Role.EDITOR)


def test_a_refusal_says_where_to_go(second_step_required: None, max_: Moderator) -> None:
    response = signed_in(max_).get("/moderation/people/")
    assert response.status_code == 403
    assert Page(response).link("Go to the desk").href == "/moderation/"


def test_nobody_learns_of_the_desk_without_signing_in(client: Client) -> None:
    page = Page(client.get("/moderation/", follow=True))
    assert "/moderation/people/" not in page.hrefs
