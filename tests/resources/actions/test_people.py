from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from resources.actions import people
from resources.models import Moderator
from resources.rules.roles import Role
from tests.conftest import NOON

pytestmark = pytest.mark.django_db

PASSWORD = "four plain words together"  # noqa: S105 (of people in tests)


def join(name: str, role: Role = Role.MODERATOR, by: Moderator | None = None) -> Moderator:
    email = f"{name}@example.org"
    return people.join(email, name=name, password=PASSWORD, role=role, by=by, at=NOON)


@pytest.fixture
def erin() -> Moderator:
    return join("erin", Role.EDITOR)


def test_who_joins_has_their_role_limits_and_password(erin: Moderator) -> None:
    people.join(
        "Max@Example.org",
        name="Max",
        password=PASSWORD,
        role=Role.MODERATOR,
        regions=["us"],
        languages=["es"],
        by=erin,
        at=NOON,
    )
    max_ = Moderator.objects.get(email="max@example.org")
    assert (max_.name, max_.role, max_.regions, max_.languages) == (
        "Max",
        "moderator",
        ["us"],
        ["es"],
    )
    assert max_.check_password(PASSWORD)
    assert (max_.is_staff, max_.is_superuser) == (False, False)


def test_only_editors_keep_the_rare_tables(erin: Moderator) -> None:
    assert (erin.is_staff, erin.is_superuser) == (True, True)
    join("second", Role.EDITOR)
    people.assign(erin, Role.MODERATOR, by=erin, at=NOON)
    erin.refresh_from_db()
    assert (erin.role, erin.is_staff, erin.is_superuser) == ("moderator", False, False)


@pytest.mark.parametrize("spelling", ["erin@example.org", "Erin@EXAMPLE.org"])
def test_nobody_joins_twice(erin: Moderator, spelling: str) -> None:
    with pytest.raises(people.AlreadyKnown):
        people.join(spelling, name="x", password=PASSWORD, role=Role.EDITOR, by=None, at=NOON)


def test_who_was_removed_does_not_join_again(erin: Moderator) -> None:
    people.remove(join("max"), by=erin, at=NOON)
    with pytest.raises(people.AlreadyKnown):
        join("max")
    assert not Moderator.objects.get(email="max@example.org").is_active


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.MODERATOR])
def test_who_may_not_manage_people_changes_nothing(erin: Moderator, role: Role) -> None:
    outsider, other = join("outsider", role), join("other")
    with pytest.raises(people.MayNot):
        join("friend", by=outsider)
    with pytest.raises(people.MayNot):
        people.assign(outsider, Role.EDITOR, by=outsider, at=NOON)
    with pytest.raises(people.MayNot):
        people.remove(other, by=outsider, at=NOON)
    outsider.refresh_from_db()
    other.refresh_from_db()
    assert (outsider.role, other.is_active) == (role, True)


def test_an_editor_who_was_removed_invites_nobody(erin: Moderator) -> None:
    second = join("second", Role.EDITOR)
    people.remove(second, by=erin, at=NOON)
    with pytest.raises(people.MayNot):
        join("friend", by=second)


def test_the_last_editor_stays(erin: Moderator) -> None:
    removed = join("removed", Role.EDITOR)
    people.remove(removed, by=erin, at=NOON)
    with pytest.raises(people.LastEditor):
        people.remove(erin, by=erin, at=NOON)
    with pytest.raises(people.LastEditor):
        people.assign(erin, Role.MODERATOR, by=erin, at=NOON)
    erin.refresh_from_db()
    assert (erin.role, erin.is_active) == ("editor", True)


def test_the_last_editor_may_change_their_own_limits(erin: Moderator) -> None:
    people.assign(erin, Role.EDITOR, regions=["us"], by=erin, at=NOON)
    erin.refresh_from_db()
    assert erin.regions == ["us"]


def test_removing_ends_every_session_of_that_person_and_no_other(erin: Moderator) -> None:
    max_ = join("max")
    for person in (max_, max_, erin):
        Client().force_login(person)
    assert Session.objects.count() == 3
    people.remove(max_, by=erin, at=NOON - timedelta(days=365))
    (left,) = Session.objects.all()
    assert left.get_decoded()["_auth_user_id"] == str(erin.pk)
    max_.refresh_from_db()
    assert (max_.is_active, max_.has_usable_password()) == (False, False)
