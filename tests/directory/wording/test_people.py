from django.utils import translation

from directory.wording import people
from resources.models import Moderator
from resources.search.people_history import Standing, StandingChange
from tests.conftest import NOON

HERE = Standing("moderator", ["us", "mx"], ["es"], is_active=True)
GONE = Standing("moderator", ["us", "mx"], ["es"], is_active=False)


def change(before: Standing | None, after: Standing) -> StandingChange:
    return StandingChange(NOON, Moderator(), None, "", before, after)


def test_a_standing_is_a_role_and_its_limits() -> None:
    with translation.override("en"):
        assert people.standing(HERE) == "Moderator · us, mx · es"
        assert people.standing(Standing("editor", [], [], is_active=True)) == "Editor"
        assert [people.standing(GONE), people.standing(None)] == ["–", "–"]


def test_what_has_happened_is_said() -> None:
    pairs = [(None, HERE), (HERE, GONE), (GONE, HERE), (HERE, HERE)]
    with translation.override("en"):
        said = [people.what(change(*pair)) for pair in pairs]
    assert said == ["Joined", "Removed", "Brought back", "Changed"]
