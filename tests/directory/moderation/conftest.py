from functools import cache
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.hashers import make_password
from django.test import Client

from resources.models import Moderator, Service
from resources.rules.roles import Role
from tests.resources.factories import chat, listing, phone

PASSWORD = "four plain words together"  # noqa: S105 (of people in tests)
APP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105


@cache
def stored_password() -> str:
    """PASSWORD as it is kept; made once, because that is slow on purpose."""
    return make_password(PASSWORD)


def add_app(person: Moderator) -> Authenticator:
    """Gives somebody a second step, and the recovery codes that come with it."""
    RecoveryCodes.activate(person)
    authenticator: Authenticator = TOTP.activate(person, APP_SECRET).instance
    return authenticator


def person(name: str, role: Role = Role.MODERATOR, **fields: Any) -> Moderator:
    """Somebody at the desk, without a second step, who knows PASSWORD."""
    editor = role is Role.EDITOR
    moderator = Moderator(
        email=f"{name}@example.org",
        name=name.capitalize(),
        role=role,
        is_staff=editor,
        is_superuser=editor,
        password=stored_password(),
        **fields,
    )
    moderator.save()
    return moderator


def signed_in(moderator: Moderator | None) -> Client:
    client = Client()
    if moderator is not None:
        client.force_login(moderator)
    return client


@pytest.fixture
def second_step_required(settings: Any) -> None:
    settings.MFA_REQUIRED = True


@pytest.fixture
def erin(db: None, noon: object) -> Moderator:
    """Erin is an editor, with a second step."""
    erin = person("erin", Role.EDITOR)
    add_app(erin)
    return erin


@pytest.fixture
def max_(db: None, noon: object) -> Moderator:
    """Max is a moderator, with a second step."""
    max_ = person("max")
    add_app(max_)
    return max_


@pytest.fixture
def bob(db: None, noon: object) -> Moderator:
    """Bob verifies, reviews and withdraws."""
    return person("bob")


@pytest.fixture
def desk(bob: Moderator) -> Client:
    """Bob's browser, signed in, on a Tuesday at noon UTC."""
    return signed_in(bob)


@pytest.fixture
def dana(db: None, noon: object) -> Moderator:
    """Dana proposes."""
    return person("dana", Role.CONTRIBUTOR)


@pytest.fixture
def service(db: None) -> Service:
    """A public listing about suicide with a number and a chat."""
    return listing("tea-line", methods=[phone(), chat()])
