import pytest
from django.contrib.auth.models import AnonymousUser

from directory.templatetags import desk
from resources.models import Moderator
from resources.rules.roles import Role


@pytest.mark.parametrize("role", Role)
def test_a_way_is_shown_to_whoever_may_go_it(role: Role) -> None:
    assert desk.may(Moderator(role=role), "propose")
    assert desk.may(Moderator(role=role), "manage-people") is (role is Role.EDITOR)


def test_nobody_may_nothing() -> None:
    assert not desk.may(AnonymousUser(), "propose")
    assert not desk.may("", "propose")


def test_a_right_that_is_misspelt_is_an_error() -> None:
    with pytest.raises(ValueError, match="manage-peoples"):
        desk.may(Moderator(role=Role.EDITOR), "manage-peoples")


def test_nobody_is_offered_a_second_step() -> None:
    assert not desk.second_step_is_offered({})


def test_each_role_has_a_name() -> None:
    assert [desk.role_name(role) for role in Role] == ["Contributor", "Moderator", "Editor"]
