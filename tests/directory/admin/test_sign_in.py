import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.test import Client

from directory import local_moderator
from resources.models import Moderator
from tests.directory.test_security import PRODUCTION

HAS_THE_DOOR = """
import django
django.setup()
from django.urls import NoReverseMatch, reverse
try:
    print(reverse("sign_in_once", args=("token",)))
except NoReverseMatch:
    print("no door")
"""


def door(**environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", HAS_THE_DOOR],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "directory.settings", **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_the_link_opens_the_desk_once(db: None) -> None:
    link = f"/sign-in/{local_moderator.token()}/"
    first = Client()
    assert first.get(link)["Location"] == "/moderation/"
    assert first.get("/moderation/").status_code == 200
    assert first.get("/admin/").status_code == 200
    assert Client().get(link).status_code == 404


def test_whoever_opened_the_desk_stays_signed_in_when_the_link_is_tried_again(db: None) -> None:
    link = f"/sign-in/{local_moderator.token()}/"
    first = Client()
    first.get(link)
    assert first.get(link).status_code == 404
    assert first.get("/admin/").status_code == 200


@pytest.mark.parametrize(
    "token", ["x", "a-b", "c8rn9x-0123456789abcdef0123456789abcdef", "%00", "é"]
)
def test_a_link_that_was_made_up_opens_nothing(db: None, token: str) -> None:
    local_moderator.token()
    client = Client()
    assert client.get(f"/sign-in/{token}/").status_code == 404
    assert client.get("/admin/").status_code == 302


def test_a_link_opens_nothing_before_one_was_printed(db: None) -> None:
    assert Client().get("/sign-in/anything/").status_code == 404


def test_another_persons_token_opens_nothing(db: None, alice: Moderator) -> None:
    local_moderator.token()
    stolen = local_moderator.default_token_generator.make_token(alice)
    assert Client().get(f"/sign-in/{stolen}/").status_code == 404


def test_the_local_moderator_has_no_password(db: None, client: Client) -> None:
    local_moderator.token()
    moderator = Moderator.objects.get(email=local_moderator.EMAIL)
    assert not moderator.has_usable_password()
    for password in ("", "moderator", "None"):
        form = {"login": moderator.email, "password": password}
        response = client.post("/moderation/account/sign-in/", form)
        assert response.status_code == 200, "the form again"


def test_the_link_is_not_kept_in_a_copy(db: None) -> None:
    response = Client().get(f"/sign-in/{local_moderator.token()}/")
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] in ("no-referrer", "same-origin")


def test_there_is_such_a_link_in_local_mode_only() -> None:
    assert door(LOCAL_MODE="1") == "/sign-in/token/"
    assert door(**PRODUCTION) == "no door"


@pytest.mark.parametrize("almost", ["", "0", "true", "yes", "True", "2"])
def test_local_mode_is_only_what_it_is_called(almost: str) -> None:
    assert door(**{**PRODUCTION, "LOCAL_MODE": almost}) == "no door"
