"""What those hear who have copied a number, and what nobody hears."""

from collections.abc import Callable
from dataclasses import fields
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from resources.actions import interrupting, merging, publishing
from resources.actions.change import public_change
from resources.models import ContactMethod, Moderator, Service
from resources.rules.line_changes import LineChangeKind, Way
from resources.search import line_change_rows, line_changes
from resources.search.line_changes import LineChange
from tests.conftest import NOON
from tests.resources.committing import commit
from tests.resources.factories import (
    add_method,
    chat,
    draft,
    listing,
    phone,
    with_government_source,
)

pytestmark = pytest.mark.django_db

OLD, NEW = Way("voice", "116 123"), Way("voice", "0800 99")

Deed = Callable[[Service], object]
Told = list[tuple[LineChangeKind, Way | None, Way | None]]


@pytest.fixture
def service(alice: Moderator) -> Service:
    with public_change(by=alice, at=NOON - timedelta(days=40), why="found on its page"):
        return listing("tea-line", methods=[phone(), chat()])


@pytest.fixture
def news(alice: Moderator) -> Callable[[Callable[[], object]], Told]:
    """What is told of what Alice does in one action, in its order."""

    def do(deed: Callable[[], object]) -> Told:
        commit()
        before = line_change_rows.head()
        with public_change(by=alice, at=NOON, why="a secret reason"):
            deed()
        commit()
        found = line_changes.following(before, limit=100)
        assert found.until == line_change_rows.head()
        return [(each.kind, each.old, each.new) for each in found.changes]

    return do


News = Callable[[Callable[[], object]], Told]


def line(service: Service) -> ContactMethod:
    return service.contact_methods.get(kind="voice")


def to_line(service: Service, **columns: Any) -> int:
    return ContactMethod.objects.filter(pk=line(service).pk).update(**columns)


def to_service(service: Service, **columns: Any) -> int:
    return Service.objects.filter(pk=service.pk).update(**columns)


def newest(**how: Any) -> LineChange:
    return line_changes.newest(at=NOON, **{"limit": 10, **how}).changes[0]


@pytest.mark.parametrize(
    ("deed", "told"),
    [
        (lambda of: to_line(of, value="0800 99"), (LineChangeKind.NUMBER_CHANGED, OLD, NEW)),
        (
            lambda of: to_line(of, menu_path="press 2"),
            (LineChangeKind.NUMBER_CHANGED, OLD, Way("voice", "116 123", menu_path="press 2")),
        ),
        (
            lambda of: add_method(of, **phone("0800 99")),
            (LineChangeKind.NUMBER_CHANGED, None, NEW),
        ),
        (lambda of: line(of).delete(), (LineChangeKind.NUMBER_CHANGED, OLD, None)),
        (lambda of: to_line(of, working="down"), (LineChangeKind.DOWN, OLD, None)),
        (
            lambda of: to_service(of, status="temporarily closed"),
            (LineChangeKind.CLOSED, None, None),
        ),
        (lambda of: to_service(of, state="withdrawn"), (LineChangeKind.GONE, None, None)),
        (lambda of: to_service(of, state="retired"), (LineChangeKind.RETIRED, None, None)),
    ],
)
def test_what_is_told_of_a_public_line(
    news: News, service: Service, deed: Deed, told: tuple[object, ...]
) -> None:
    assert news(lambda: deed(service)) == [told]


@pytest.mark.parametrize(
    "deed",
    [
        lambda of: to_line(of, working="reported"),
        lambda of: to_line(of, number_checked_on="2026-11-24", number_check_method="dialled"),
        lambda of: to_service(of, notes="for moderators only"),
        lambda of: of.texts.update(summary="Another summary"),
        lambda _of: listing("another-line"),
    ],
)
def test_what_is_no_news_is_not_told(news: News, service: Service, deed: Deed) -> None:
    assert news(lambda: deed(service)) == []


@pytest.mark.parametrize("state", ["draft", "in_review", "withdrawn", "retired"])
@pytest.mark.parametrize(
    "deed",
    [
        lambda of: to_line(of, value="0800 99"),
        lambda of: to_line(of, working="down"),
        lambda of: add_method(of, **phone("0800 99")),
        lambda of: line(of).delete(),
        lambda of: to_service(of, status="defunct"),
        lambda of: to_service(of, state="withdrawn"),
    ],
)
def test_nothing_is_told_of_a_line_that_nobody_sees(news: News, state: str, deed: Deed) -> None:
    service = draft("tea-line", state=state)
    assert news(lambda: deed(service)) == []


def test_a_line_that_is_published_for_the_first_time_is_no_news(
    news: News, alice: Moderator
) -> None:
    service = with_government_source(draft("tea-line", state="in_review"))
    assert news(lambda: publishing.publish(service, by=alice, at=NOON)) == []


def test_a_line_that_was_withdrawn_comes_back(service: Service, alice: Moderator) -> None:
    publishing.withdraw(service, by=alice, at=NOON)
    commit()
    publishing.undo_withdrawal(service, by=alice, at=NOON)
    commit()
    assert (newest().kind, newest().old, newest().new) == (LineChangeKind.BACK, None, None)


def test_a_number_that_comes_back_says_what_it_was_before_it_was_down(
    news: News, service: Service, alice: Moderator
) -> None:
    interrupting.take_down(line(service), by=alice, at=NOON, why="")
    with public_change(by=alice, at=NOON, why=""):
        to_line(service, value="0800 99")
    assert news(lambda: to_line(service, working="working")) == [(LineChangeKind.BACK, OLD, NEW)]


def test_a_number_that_changes_while_it_is_down_is_told_when_it_is_back(
    news: News, service: Service
) -> None:
    to_line(service, working="down")
    assert news(lambda: to_line(service, value="0800 99")) == []


def test_what_came_and_went_in_one_action_is_not_told(news: News, service: Service) -> None:
    def deed() -> None:
        to_line(service, value="never shown")
        to_line(service, value="0800 99")
        add_method(service, **phone("0800 98")).delete()

    assert news(deed) == [(LineChangeKind.NUMBER_CHANGED, OLD, NEW)]


def test_a_number_that_changes_as_its_line_goes_was_never_public(
    news: News, service: Service
) -> None:
    def deed() -> None:
        to_line(service, value="never shown")
        to_service(service, state="withdrawn")

    assert news(deed) == [(LineChangeKind.GONE, None, None)]


def test_two_listings_that_become_one(news: News, service: Service, alice: Moderator) -> None:
    other = listing("coffee-line", methods=[phone("0800 99")])
    assert news(lambda: merging.merge(service, other, by=alice, at=NOON)) == [
        (LineChangeKind.NUMBER_CHANGED, None, NEW),
        (LineChangeKind.RETIRED, None, None),
    ]
    assert newest().successor == "tea-line"


def test_a_successor_that_is_not_public_is_not_named(service: Service, alice: Moderator) -> None:
    commit()
    publishing.retire(service, by=alice, at=NOON, replaced_by=draft("secret-line"))
    commit()
    assert newest().successor == ""


def test_everything_is_told_as_it_was_then(service: Service, alice: Moderator) -> None:
    commit()
    interrupting.take_down(line(service), by=alice, at=NOON, why="")
    commit()
    before = newest()
    with public_change(by=alice, at=NOON + timedelta(days=1), why=""):
        to_service(service, state="withdrawn", slug="secret-line")
        service.texts.update(name="Secret Line")
        service.topics.set(["anxiety"])
        service.coverage.set(["fr"])
    commit()
    assert line_changes.newest(at=NOON, limit=10).changes[1] == before
    assert (before.slug, before.names) == ("tea-line", {"en": "tea-line"})
    assert (before.topics, before.regions) == (("suicide",), ("gb",))


def test_nobody_is_named_and_no_reason_is_given(
    news: News, service: Service, alice: Moderator
) -> None:
    news(lambda: to_line(service, working="down"))
    told = " ".join(str(getattr(newest(), field.name)) for field in fields(LineChange))
    assert "secret reason" not in told
    assert alice.email not in told


def test_the_newest_come_first_and_only_those_of_thirty_days(
    service: Service, alice: Moderator
) -> None:
    for days in (31, 29, 1):
        commit()
        with public_change(by=alice, at=NOON - timedelta(days=days), why=""):
            to_line(service, value=f"0800 {days}")
    commit()
    told = line_changes.newest(at=NOON, limit=10).changes
    assert [each.new.value for each in told if each.new] == ["0800 1", "0800 29"]
    assert len(line_changes.newest(at=NOON, limit=1).changes) == 1


def test_all_is_read_however_many_seals_there_are(
    service: Service, alice: Moderator, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit()
    for number in range(7):
        with public_change(by=alice, at=NOON, why=""):
            to_line(service, value=f"0800 {number}")
        commit()
    whole = line_changes.newest(at=NOON, limit=10)
    assert len(whole.changes) == 7
    for seals in (1, 3):
        monkeypatch.setattr(line_changes, "SEALS_AT_ONCE", seals)
        assert line_changes.newest(at=NOON, limit=10) == whole


def test_a_cursor_goes_on_where_it_was(service: Service, alice: Moderator) -> None:
    commit()
    start = line_change_rows.head()
    for number in range(5):
        with public_change(by=alice, at=NOON, why=""):
            to_line(service, value=f"0800 {number}")
        commit()
    first = line_changes.following(start, limit=3)
    rest = line_changes.following(first.until, limit=3)
    told = [each.new.value for part in (first, rest) for each in part.changes if each.new]
    assert told == [f"0800 {number}" for number in range(5)]
    assert rest.until == line_change_rows.head()
    assert line_changes.following(rest.until, limit=3).changes == ()


def test_ids_are_different_and_stay_the_same(news: News, service: Service) -> None:
    for deed in (lambda: to_line(service, value="0800 99"), lambda: line(service).delete()):
        news(deed)
    ids = [each.id for each in line_changes.newest(at=NOON, limit=2).changes]
    assert len(set(ids)) == 2
    assert ids == [each.id for each in line_changes.newest(at=NOON, limit=2).changes]


@pytest.mark.parametrize(
    ("region", "topic", "concerned"),
    [
        ("", "", True),
        ("gb", "", True),
        ("gb-sct", "", True),
        ("fr", "", False),
        ("", "suicide", True),
        ("", "anxiety", False),
        ("gb", "anxiety", False),
    ],
)
def test_a_region_and_a_topic_can_be_asked_for(
    news: News, service: Service, region: str, topic: str, *, concerned: bool
) -> None:
    news(lambda: to_line(service, working="down"))
    assert newest().concerns(region=region, topic=topic) is concerned


def test_more_changes_need_no_more_queries(news: News, service: Service) -> None:
    counts = []
    for number in range(2):
        for step in range(5):
            news(partial(add_method, service, **phone(f"0800 {number}{step}")))
        with CaptureQueriesContext(connection) as queries:
            assert len(line_changes.newest(at=NOON, limit=100).changes) == 5 * (number + 1)
        counts.append(len(queries))
    assert counts == [6, 6]
