from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import pytest

from resources.rules import region_codes
from resources.rules.contact_kinds import ContactKind
from resources.rules.policies import Answer as Yes
from resources.rules.policies import DispatchPolicy
from resources.search.finding import find
from resources.search.searches import Search
from resources.search.widening import DROPPED_IN_ORDER, ELSEWHERE, Answer, find_never_empty
from tests.resources.factories import CLOSED_AT_NOON, chat, listing, phone
from tests.resources.search.conftest import NOON, board
from tests.resources.search.conftest import slugs as slugs_of

pytestmark = pytest.mark.django_db

WISHES: dict[str, Any] = {
    "dispatch_policy": "never-without-consent",
    "anonymous": True,
    "free": True,
    "open_now": True,
    "channel": "chat",
    "audience": "women",
    "language": "cy",
    "topic": "gambling",
}

UNASKED = {field.name: field for field in fields(Search)}


def answer(region: str = "gb", **asked: Any) -> Answer:
    search = Search(region=region, **asked)
    return find_never_empty(search, board=board(), at=NOON, number=1, size=20)


def slugs(found: Answer) -> list[str]:
    return slugs_of(found.page.lines)


def test_a_search_with_an_answer_is_not_widened(only_mine: None) -> None:
    listing("tea-line")
    found = answer(topic="suicide", free=True)
    assert (slugs(found), found.dropped) == (["tea-line"], ())
    assert found.search == Search(region="gb", topic="suicide", free=True)


def test_wishes_about_how_go_first_and_the_topic_last() -> None:
    assert list(DROPPED_IN_ORDER) == list(WISHES)


@pytest.mark.parametrize("met", range(len(WISHES) + 1))
def test_one_wish_is_dropped_at_a_time_and_said(only_mine: None, met: int) -> None:
    """The only line meets the last `met` wishes; those before them are dropped, in order."""
    kept = dict(list(WISHES.items())[len(WISHES) - met :])
    method = {
        "cost": "free" if "free" in kept else "unknown",
        "hours": "24/7" if "open_now" in kept else CLOSED_AT_NOON,
        "languages": ["cy"] if "language" in kept else ["en"],
    }
    listing(
        "tea-line",
        topics=[kept.get("topic", "suicide")],
        audiences=[kept["audience"]] if "audience" in kept else [],
        anonymous=Yes.YES if "anonymous" in kept else Yes.UNKNOWN,
        dispatch_policy=kept.get("dispatch_policy", DispatchPolicy.UNKNOWN),
        methods=[chat(**method) if "channel" in kept else phone(**method)],
    )
    found = answer(**WISHES)
    assert slugs(found) == ["tea-line"]
    assert found.dropped == tuple(WISHES)[: len(WISHES) - met]
    assert found.search == Search(region="gb", **kept)


def test_only_what_was_asked_is_dropped(only_mine: None) -> None:
    listing("tea-line")
    assert answer(channel="sms", topic="gambling").dropped == ("channel", "topic")


def test_a_wish_may_be_a_member_of_an_enumeration(only_mine: None) -> None:
    listing("tea-line")
    assert answer(channel=ContactKind.CHAT).dropped == ("channel",)


def test_lines_of_the_country_are_no_widening_for_its_parts(only_mine: None) -> None:
    listing("tea-line", coverage=["gb"])
    found = answer("gb-wls")
    assert (slugs(found), found.dropped) == (["tea-line"], ())


def test_a_line_for_one_part_is_not_shown_in_another(only_mine: None) -> None:
    listing("scottish", coverage=["gb-sct"])
    listing("irish-chat", coverage=["ie"], methods=[chat()])
    found = answer("gb-wls")
    assert (slugs(found), found.dropped) == (["irish-chat"], (ELSEWHERE,))


def test_elsewhere_means_what_can_be_reached_over_the_internet(only_mine: None) -> None:
    listing("us-phone", coverage=["us"])
    listing("us-chat", coverage=["us"], methods=[phone(), chat()])
    found = answer("gb", topic="suicide", channel="sms")
    assert slugs(found) == ["us-chat"]
    assert found.dropped == ("channel", "topic", ELSEWHERE)
    assert found.search == Search(region="world", online_only=True)


def test_elsewhere_comes_after_every_wish_is_dropped(only_mine: None) -> None:
    listing("far-away", coverage=["us"], topics=["gambling"], methods=[chat()])
    listing("nearer", topics=["suicide"])
    assert slugs(answer(topic="gambling")) == ["nearer"]


def test_a_line_for_the_whole_world_is_not_elsewhere(only_mine: None) -> None:
    listing("everywhere", coverage=["world"])
    found = answer("gb-sct")
    assert (slugs(found), found.dropped) == (["everywhere"], ())


def test_a_page_beyond_the_last_is_not_widened(only_mine: None) -> None:
    listing("tea-line")
    search = Search(region="gb", topic="suicide")
    found = find_never_empty(search, board=board(), at=NOON, number=9, size=20)
    assert (slugs(found), found.page.count, found.dropped) == ([], 1, ())


def test_only_an_empty_directory_has_no_answer(only_mine: None) -> None:
    found = answer("gb", topic="suicide")
    assert (slugs(found), found.page.count, found.dropped) == ([], 0, ("topic", ELSEWHERE))
    assert answer("world").dropped == ()


def test_the_language_of_the_reader_orders_every_answer(only_mine: None) -> None:
    listing("a-english", coverage=["us"], methods=[chat()])
    listing("b-arabic", coverage=["eg"], methods=[chat(languages=["ar"])])
    assert slugs(answer("gb", preferred_language="ar"))[0] == "b-arabic"


# With the starter data.


def test_all_250_countries_have_an_answer_and_a_far_one_only_where_nothing_is_nearer() -> None:
    countries, held = region_codes.countries(), board()
    assert len(countries) == 250
    for country in countries:
        search = Search(region=country, topic="suicide")
        found = find_never_empty(search, board=held, at=NOON, number=1, size=1)
        nearer = find(Search(region=country), board=held, at=NOON, number=1, size=1)
        assert found.page.lines, country
        assert (ELSEWHERE in found.dropped) is (nearer.count == 0), country


@pytest.mark.parametrize("region", ["gb", "gb-sct", "us", "us-ca", "eg", "fr", "bv", "xk", "world"])
def test_whoever_asks_for_everything_still_gets_an_answer(region: str) -> None:
    found = answer(region, **WISHES)
    assert found.page.count > 0
    assert set(found.dropped) <= {*WISHES, ELSEWHERE}


def test_what_is_dropped_is_exactly_what_the_answer_was_not_asked_for() -> None:
    found = answer("gb", **WISHES)
    assert found.search == replace(
        Search(region="gb", **WISHES), **{name: UNASKED[name].default for name in found.dropped}
    )


@pytest.mark.parametrize("asked", [{}, {"topic": "gambling"}, WISHES])
@pytest.mark.parametrize("region", ["gb", "bv"])
@pytest.mark.parametrize("number", [1, 9])
def test_widening_costs_one_more_query(
    region: str,
    asked: dict[str, Any],
    number: int,
    django_assert_num_queries: Callable[..., object],
) -> None:
    held, search = board(), Search(region=region, **asked)
    narrowest = find(search, board=board(), at=NOON, number=number, size=20)
    with django_assert_num_queries(1 if narrowest.count else 2):
        find_never_empty(search, board=held, at=NOON, number=number, size=20)
