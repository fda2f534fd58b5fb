"""Each criterion of the published order decides, before all that come after it."""

from collections.abc import Callable, Collection
from datetime import date

import pytest

from resources.actions.indexing import reindex
from resources.models import Service
from resources.rules import ranking
from resources.rules.policies import Status
from resources.rules.ranking import Criterion
from tests.resources.factories import CLOSED_AT_NOON, OPEN_AT_ONE, chat, listing, phone

Names = Callable[..., list[str]]

ORDER = ranking.published_order(language_asked=True, topic_asked=True)
TOMORROW, TODAY = date(2026, 11, 25), date(2026, 11, 24)


def line(strong_in: Collection[Criterion]) -> str:
    """A listing that is as good as can be in these criteria and weak in the others; its slug."""
    name = "a-line" if Criterion.NAME in strong_in else "z-line"
    listing(
        name,
        coverage=["gb-sct" if Criterion.REGION in strong_in else "gb"],
        audiences=[] if Criterion.EVERYONE in strong_in else ["men"],
        topics=["suicide"] if Criterion.SPECIALISTS in strong_in else ["suicide", "anxiety"],
        priority=Criterion.PRIORITY in strong_in,
        methods=[
            phone(
                hours="24/7" if Criterion.OPENING in strong_in else CLOSED_AT_NOON,
                languages=["cy", "en"] if Criterion.LANGUAGE in strong_in else ["en"],
                review_due_on=TOMORROW if Criterion.IN_DATE in strong_in else None,
            )
        ],
    )
    return name


@pytest.mark.parametrize("criterion", ORDER)
def test_a_criterion_outweighs_all_that_follow(names: Names, criterion: Criterion) -> None:
    place = ORDER.index(criterion)
    if criterion is Criterion.NAME:
        strong, weak = line(ORDER), line(set(ORDER) - {Criterion.NAME})
    else:
        weak = line(ORDER[place + 1 :])
        strong = line([criterion])
    assert names("gb-sct", topic="suicide", preferred_language="cy") == [strong, weak]


@pytest.mark.parametrize("criterion", ORDER)
def test_a_criterion_decides_between_lines_that_are_alike_otherwise(
    names: Names, criterion: Criterion
) -> None:
    alike = set(ORDER) - {criterion, Criterion.NAME}
    weak = line(alike if criterion is Criterion.NAME else alike | {Criterion.NAME})
    strong = line(alike | {criterion})
    assert names("gb-sct", topic="suicide", preferred_language="cy") == [strong, weak]


def test_the_language_that_is_asked_for_orders_too(names: Names) -> None:
    listing("a-line", methods=[phone(languages=["en", "pl"])])
    assert names(language="pl", preferred_language="en") == ["a-line"]


def test_the_language_of_the_page_adds_no_line_to_the_one_that_is_asked_for(names: Names) -> None:
    listing("english", methods=[phone(languages=["en"])])
    listing("polish", methods=[phone(languages=["pl"])])
    assert names(language="pl", preferred_language="en") == ["polish"]


def test_without_a_topic_specialists_have_no_advantage(names: Names) -> None:
    listing("a-generalist", topics=["suicide", "anxiety"])
    listing("z-specialist", topics=["suicide"])
    assert names() == ["a-generalist", "z-specialist"]
    assert names(topic="suicide") == ["z-specialist", "a-generalist"]


def test_lines_for_the_audience_that_was_asked_for_are_not_behind(names: Names) -> None:
    listing("a-for-men", audiences=["men", "veterans-and-military"])
    listing("b-for-women", audiences=["women"])
    listing("c-for-all")
    assert names() == ["c-for-all", "a-for-men", "b-for-women"]
    assert names(audience="men") == ["a-for-men"]


def test_own_region_then_country_then_world_then_a_part(names: Names) -> None:
    listing("a-part", coverage=["gb-sct"])
    listing("b-world", coverage=["world"])
    listing("c-country", coverage=["gb"])
    assert names("gb") == ["c-country", "b-world", "a-part"]
    assert names("gb-sct") == ["a-part", "c-country", "b-world"]


def test_open_then_opening_soon_then_unknown_then_closed(names: Names) -> None:
    listing("a-closed", methods=[phone(hours=CLOSED_AT_NOON)])
    listing("b-unknown", methods=[phone(hours="")])
    listing("c-soon", methods=[phone(hours=OPEN_AT_ONE)])
    listing("d-open", methods=[phone(hours="Mo-Su 11:00-13:00")])
    listing("e-always", methods=[phone()])
    assert names() == ["d-open", "e-always", "c-soon", "b-unknown", "a-closed"]


def test_one_open_way_of_contact_makes_an_open_line(names: Names) -> None:
    listing("a-closed", methods=[phone(hours=CLOSED_AT_NOON)])
    listing("b-both", methods=[phone(hours=CLOSED_AT_NOON), chat(hours="24/7")])
    assert names() == ["b-both", "a-closed"]


def test_a_closed_phone_and_a_chat_with_unknown_hours_may_well_answer(names: Names) -> None:
    listing("a-closed", methods=[phone(hours=CLOSED_AT_NOON)])
    listing("b-both", methods=[phone(hours=CLOSED_AT_NOON), chat(hours="")])
    assert names() == ["b-both", "a-closed"]


def test_a_temporarily_closed_line_stands_behind_those_that_may_answer(names: Names) -> None:
    listing("a-gone", status=Status.TEMPORARILY_CLOSED)
    listing("b-unknown", methods=[phone(hours="")])
    listing("c-closed", methods=[phone(hours=CLOSED_AT_NOON)])
    assert names()[0] == "b-unknown"


def test_a_check_that_is_due_today_is_overdue(names: Names) -> None:
    listing("a-due", methods=[phone(review_due_on=TODAY)])
    listing("b-in-date", methods=[phone(review_due_on=TOMORROW)])
    listing("c-never")
    assert names() == ["b-in-date", "a-due", "c-never"]


def test_names_are_ordered_without_regard_to_capitals(names: Names) -> None:
    for slug, name in (("one", "Zebra"), ("two", "apple"), ("three", "Mango")):
        rename(listing(slug), name)
    assert names() == ["two", "three", "one"]


def rename(service: Service, name: str) -> None:
    service.texts.update(name=name)
    reindex([service.pk])


def test_voice_has_no_advantage_over_text_or_chat(names: Names) -> None:
    listing("a-chat", methods=[chat(hours="24/7")])
    listing("b-voice", methods=[phone()])
    assert names() == ["a-chat", "b-voice"]
