"""Each door of the desk, tried by each sort of person. The table is in doors.py."""

from collections.abc import Mapping
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from directory import invitations
from directory.invitations import Invitation
from resources.models import Moderator
from resources.rules.roles import Right, Role
from tests.conftest import NOON
from tests.directory import listings
from tests.directory.every_address import every_address
from tests.directory.moderation.conftest import add_app, person, signed_in
from tests.directory.moderation.doors import DOORS, Door, Person, Seen
from tests.resources.factories import a_partner

pytestmark = pytest.mark.usefixtures("db", "noon", "second_step_required")


def of_the_desk() -> list[str]:
    return [each.name for each in every_address() if each.path.startswith("/moderation/")]


def test_no_door_was_forgotten() -> None:
    assert sorted(door.name for door in DOORS) == sorted(of_the_desk())
    assert len(set(of_the_desk())) == len(of_the_desk()), "a name twice hides an address"


def who(kind: Person) -> Moderator | None:
    match kind:
        case Person.NOBODY:
            return None
        case Person.REMOVED:
            return person("charlie", is_active=False)
        case Person.NO_SECOND_STEP:
            return person("nora")
        case Person.CONTRIBUTOR:
            moderator = person("carol", Role.CONTRIBUTOR)
        case Person.WRONG_REGION:
            moderator = person("wanda", regions=["jp"])
        case Person.MODERATOR:
            moderator = person("max")
        case Person.EDITOR:
            moderator = person("erin", Role.EDITOR)
    add_app(moderator)
    return moderator


def things() -> dict[str, Any]:
    """What addresses are about, by the words that doors.py uses."""
    colleague = person("colleague")
    passkey = Authenticator.objects.create(
        user=colleague, type=Authenticator.Type.WEBAUTHN, data={"name": "Key"}
    )
    return {
        "colleague": colleague.pk,
        "partner": a_partner().pk,
        "removed": person("gone", is_active=False).pk,
        "passkey_of_another": passkey.pk,
        "invitation": invitations.token(Invitation("new@example.org", Role.MODERATOR), at=NOON),
        "listing": (listing := listings.add()).pk,
        "question": f"listing:{listing.pk}",
    }


def seen(response: HttpResponse) -> Seen:
    by_status = {403: Seen.REFUSED, 404: Seen.MISSING, 405: Seen.NOT_ALLOWED}
    if response.status_code in by_status:
        return by_status[response.status_code]
    path = response.get("Location", "").partition("?")[0]
    by_path = {
        reverse("account_login"): Seen.SIGN_IN,
        reverse("account_reauthenticate"): Seen.AGAIN,
        reverse("mfa_index"): Seen.SECOND_STEP,
        reverse("moderation:queue"): Seen.AWAY,
    }
    return by_path.get(path, Seen.OPEN)


def try_door(client: Client, method: str, address: str, data: Mapping[str, Any]) -> Seen:
    """What it does is undone, so that the next person finds everything as it was."""
    with transaction.atomic():
        found = seen(getattr(client, method)(address, dict(data)))
        transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.name)
def test_each_person_sees_what_they_may(door: Door) -> None:
    made = things()
    address = reverse(door.name, kwargs={key: made.get(v, v) for key, v in door.kwargs.items()})
    expected, found = {}, {}
    for kind in Person:
        moderator = who(kind)
        for method in ("get", "post"):
            expected[kind, method] = door.expected(method, kind)
            found[kind, method] = try_door(signed_in(moderator), method, address, door.data)
    assert found == expected


def test_the_table_can_fail(client: Client) -> None:
    door = Door("account_login", right=Right.MANAGE_PEOPLE)
    assert seen(client.get(reverse(door.name))) == Seen.OPEN
    assert door.expected("get", Person.NOBODY) == Seen.SIGN_IN
