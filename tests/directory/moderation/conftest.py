from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from resources.models import Moderator, Service
from resources.rules.roles import Role
from tests.resources.factories import chat, listing, phone


def person(name: str, role: Role = Role.MODERATOR, **fields: Any) -> Moderator:
    return Moderator.objects.create(
        email=f"{name}@example.org", name=name.title(), role=role, **fields
    )


def at_the_desk(moderator: Moderator) -> Client:
    client = Client()
    client.force_login(moderator)
    return client


@pytest.fixture
def bob(db: None) -> Moderator:
    """Bob verifies, reviews and withdraws."""
    return person("bob")


@pytest.fixture
def desk(noon: object, bob: Moderator) -> Client:
    """Bob's browser, signed in, on a Tuesday at noon UTC."""
    return at_the_desk(bob)


@pytest.fixture
def dana(db: None) -> Moderator:
    """Dana proposes."""
    return person("dana", Role.CONTRIBUTOR)


@pytest.fixture
def service(db: None) -> Service:
    """A public listing about suicide with a number and a chat."""
    return listing("tea-line", methods=[phone(), chat()])


Answer = Callable[..., Any]
