from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
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


def add_app(person: Moderator) -> None:
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={})


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
    second = join("second", Role.EDITOR)
    people.assign(erin, Role.MODERATOR, by=second, at=NOON)
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
    outsider, other, removed = join("outsider", role), join("other"), join("removed")
    people.remove(removed, by=erin, at=NOON)
    events = [moderator.events.count() for moderator in (outsider, other, removed)]
    with pytest.raises(people.MayNot):
        join("friend", by=outsider)
    with pytest.raises(people.MayNot):
        people.assign(outsider, Role.EDITOR, by=outsider, at=NOON)
    with pytest.raises(people.MayNot):
        people.remove(other, by=outsider, at=NOON)
    with pytest.raises(people.MayNot):
        people.bring_back(removed, by=outsider, at=NOON)
    outsider.refresh_from_db()
    other.refresh_from_db()
    removed.refresh_from_db()
    assert (outsider.role, other.is_active, removed.is_active) == (role, True, False)
    assert [moderator.events.count() for moderator in (outsider, other, removed)] == events


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


def test_nobody_changes_their_own_role(erin: Moderator) -> None:
    join("second", Role.EDITOR)
    for role in (Role.MODERATOR, Role.CONTRIBUTOR):
        with pytest.raises(people.OwnRole):
            people.assign(erin, role, by=erin, at=NOON)
    erin.refresh_from_db()
    assert (erin.role, erin.is_staff) == ("editor", True)


def test_who_is_removed_leaves_no_key_behind(erin: Moderator) -> None:
    max_ = join("max")
    add_app(max_)
    people.remove(max_, by=erin, at=NOON)
    assert not Authenticator.objects.filter(user=max_).exists()


def test_who_is_brought_back_has_their_role_and_limits_and_no_key(erin: Moderator) -> None:
    max_ = join("max")
    people.assign(max_, Role.MODERATOR, regions=["jp"], languages=["ja"], by=erin, at=NOON)
    people.remove(max_, by=erin, at=NOON)
    add_app(max_)  # as those have who were removed before keys were forgotten
    people.bring_back(max_, by=erin, at=NOON)
    max_.refresh_from_db()
    assert (max_.is_active, max_.role, max_.regions, max_.languages) == (
        True,
        "moderator",
        ["jp"],
        ["ja"],
    )
    assert not max_.has_usable_password()
    assert not Authenticator.objects.filter(user=max_).exists()


def test_bringing_back_somebody_who_is_here_takes_nothing_from_them(erin: Moderator) -> None:
    max_ = join("max")
    before = max_.events.count()
    people.bring_back(max_, by=erin, at=NOON)
    max_.refresh_from_db()
    assert max_.check_password(PASSWORD)
    assert max_.events.count() == before


def test_each_change_is_in_the_history_with_who_when_and_why(erin: Moderator) -> None:
    max_ = join("max", by=erin)
    people.assign(max_, Role.EDITOR, regions=["us"], by=erin, at=NOON, why="knows them all")
    people.remove(max_, by=None, at=NOON, why="moved away")
    people.bring_back(max_, by=erin, at=NOON, why="is back")
    events = max_.events.order_by("pgh_id")
    told = [(str(erin.pk), ""), (str(erin.pk), "knows them all")]
    told += [(None, "moved away"), (str(erin.pk), "is back")]
    assert [
        (event.pgh_context.metadata["by"], event.pgh_context.metadata["why"]) for event in events
    ] == told
    assert {event.pgh_context.metadata["at"] for event in events} == {NOON.isoformat()}
    assert list(events.values_list("role", "regions", "is_active")) == [
        ("moderator", [], True),
        ("editor", ["us"], True),
        ("editor", ["us"], False),
        ("editor", ["us"], True),
    ]


def test_what_was_refused_is_not_in_the_history(erin: Moderator) -> None:
    before = erin.events.count()
    with pytest.raises(people.LastEditor):
        people.remove(erin, by=erin, at=NOON)
    assert erin.events.count() == before
