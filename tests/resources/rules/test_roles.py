import pytest

from resources.rules.region_codes import UnknownRegion
from resources.rules.roles import RIGHTS, Right, Role, covers, may, speaks


@pytest.mark.parametrize(
    ("limits", "coverage", "covered"),
    [
        ([], ["us"], True),
        ([], [], True),
        (["us"], ["us"], True),
        (["us"], ["us-ca"], True),
        (["us-ca"], ["us"], False),
        (["us-ca"], ["us-ny"], False),
        (["us"], ["gb", "us-ca"], True),
        (["us", "gb"], ["gb-sct"], True),
        (["us"], ["jp"], False),
        (["us"], ["world"], False),
        (["world"], ["jp"], True),
        (["us"], [], False),
    ],
)
def test_a_region_covers_what_lies_in_it(
    limits: list[str], coverage: list[str], covered: bool
) -> None:
    assert covers(limits, coverage) is covered


def test_a_region_that_is_none_is_refused() -> None:
    with pytest.raises(UnknownRegion):
        covers(["us"], ["nowhere"])


@pytest.mark.parametrize(
    ("limits", "languages", "spoken"),
    [
        ([], ["en"], True),
        (["zh"], ["zh-tw"], True),
        (["zh-tw"], ["zh"], False),
        (["en"], ["eng"], False),
        (["es", "ar"], ["en", "ar"], True),
        (["es"], [], False),
    ],
)
def test_a_language_covers_its_kinds(limits: list[str], languages: list[str], spoken: bool) -> None:
    assert speaks(limits, languages) is spoken


def test_each_role_may_what_the_one_below_may() -> None:
    assert RIGHTS[Role.CONTRIBUTOR] < RIGHTS[Role.MODERATOR] < RIGHTS[Role.EDITOR]


def test_only_editors_manage_people() -> None:
    assert [role for role in Role if may(role, Right.MANAGE_PEOPLE)] == [Role.EDITOR]
