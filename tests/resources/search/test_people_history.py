from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from resources.actions import people
from resources.models import Moderator
from resources.rules.roles import Role
from resources.search import people_history
from resources.search.people_history import Standing
from tests.conftest import NOON

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def max_(alice: Moderator) -> Moderator:
    Moderator.objects.filter(pk=alice.pk).update(role=Role.EDITOR)
    alice.refresh_from_db()
    return people.join(
        "max@example.org",
        name="Max",
        password="four plain words together",  # noqa: S106 (of people in tests)
        role=Role.MODERATOR,
        by=alice,
        at=NOON,
    )


def test_of_one_person_the_newest_first(max_: Moderator, alice: Moderator) -> None:
    people.assign(max_, Role.EDITOR, regions=["us"], by=alice, at=NOON + DAY, why="knows us")
    people.remove(max_, by=None, at=NOON + 2 * DAY)
    found = people_history.changes(max_)
    assert [(each.at, each.by, each.why, each.person) for each in found] == [
        (NOON + 2 * DAY, None, "", max_),
        (NOON + DAY, alice, "knows us", max_),
        (NOON, alice, "", max_),
    ]
    moderator = Standing("moderator", [], [], is_active=True)
    editor = Standing("editor", ["us"], [], is_active=True)
    removed = Standing("editor", ["us"], [], is_active=False)
    assert [(each.before, each.after) for each in found] == [
        (editor, removed),
        (moderator, editor),
        (None, moderator),
    ]


def test_of_everybody_as_many_as_asked_for_in_two_queries(
    max_: Moderator, alice: Moderator, django_assert_num_queries: Any
) -> None:
    for number in range(5):
        people.assign(max_, Role.MODERATOR, regions=["us"][: number % 2], by=alice, at=NOON)
    with django_assert_num_queries(2):
        found = people_history.changes(limit=3)
    assert [each.person for each in found] == [max_] * 3
    assert alice in {each.person for each in people_history.changes()}


def test_what_people_were_when_the_history_began_is_no_change_but_a_before(
    alice: Moderator,
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("DELETE FROM resources_moderatorevent WHERE pgh_obj_id = %s", [alice.pk])
        cursor.execute(
            "INSERT INTO resources_moderatorevent (pgh_created_at, pgh_label, pgh_obj_id, role,"
            " regions, languages, is_active)"
            " VALUES (now(), 'present', %s, 'contributor', '{}', '{}', true)",
            [alice.pk],
        )
        cursor.execute("SET LOCAL session_replication_role = origin")
    assert people_history.changes(alice) == []
    Moderator.objects.filter(pk=alice.pk).update(role=Role.EDITOR)
    (found,) = people_history.changes(alice)
    assert found.before == Standing("contributor", [], [], is_active=True)
    assert (found.after.role, found.by) == ("editor", None)
