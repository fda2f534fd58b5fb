"""What the index says of a listing, by where it is looked for."""

from collections.abc import Sequence

import pytest

from resources.actions.indexing import reindex, reindex_all
from resources.models import Edition, IndexEntry, Service, ServiceWords
from resources.rules.contact_kinds import ContactKind
from resources.rules.policies import Status, Working
from resources.rules.publication import State
from tests.resources.factories import add_method, chat, listing, phone

pytestmark = pytest.mark.django_db


def places(service: Service) -> dict[str, bool]:
    """Region -> whether all of it is covered."""
    entries = IndexEntry.objects.filter(service=service, topic="", language="")
    found = dict(entries.values_list("region", "whole"))
    assert len(found) == entries.count()
    return found


def languages(service: Service) -> set[str]:
    entries = IndexEntry.objects.filter(service=service, region="gb", topic="")
    return set(entries.values_list("language", flat=True))


@pytest.mark.parametrize(
    ("coverage", "found_in"),
    [
        (["gb"], {"gb": True}),
        (["gb-sct"], {"gb-sct": True, "gb": False}),
        (["gb-sct", "gb-wls"], {"gb-sct": True, "gb-wls": True, "gb": False}),
        (["gb", "gb-sct"], {"gb": True}),
        (["gb", "ie"], {"gb": True, "ie": True}),
        (["world"], {"world": True}),
        (["world", "gb"], {"world": True}),
        (["world", "gb-sct"], {"world": True}),
    ],
)
def test_a_listing_stands_where_it_helps(
    coverage: Sequence[str], found_in: dict[str, bool]
) -> None:
    assert places(listing("tea-line", coverage=coverage)) == found_in


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (ContactKind.CHAT, "https://example.org/chat"),
        (ContactKind.EMAIL, "help@example.org"),
        (ContactKind.WEB_FORM, "https://example.org/form"),
    ],
)
def test_the_world_lists_what_can_be_reached_over_the_internet(
    kind: ContactKind, value: str
) -> None:
    service = listing("tea-line", methods=[phone(), chat(value, kind=kind)])
    assert places(service) == {"gb": True, "world": False}


def test_the_world_does_not_list_a_chat_that_is_down() -> None:
    service = listing("tea-line", methods=[phone(), chat(working=Working.DOWN)])
    assert places(service) == {"gb": True}


@pytest.mark.parametrize("state", [state for state in State if state != State.PUBLISHED])
def test_only_published_listings_are_in_the_index(state: State) -> None:
    assert places(listing("tea-line", state=state)) == {}


@pytest.mark.parametrize(
    ("status", "is_listed"),
    [
        (Status.ACTIVE, True),
        (Status.TEMPORARILY_CLOSED, True),
        (Status.INACTIVE, False),
        (Status.DEFUNCT, False),
    ],
)
def test_a_listing_that_has_ended_is_not_in_the_index(status: Status, is_listed: bool) -> None:
    assert bool(places(listing("tea-line", status=status))) is is_listed


def test_a_temporarily_closed_listing_never_counts_as_open() -> None:
    service = listing("tea-line", status=Status.TEMPORARILY_CLOSED)
    entry = IndexEntry.objects.get(service=service, region="gb", topic="", language="")
    assert (entry.always_open, entry.schedules) == (False, [])


def test_a_listing_whose_every_way_of_contact_is_down_is_not_in_the_index() -> None:
    assert places(listing("tea-line", methods=[phone(working=Working.DOWN)])) == {}


def test_a_line_with_a_report_against_it_stays() -> None:
    assert places(listing("tea-line", methods=[phone(working=Working.REPORTED)])) == {"gb": True}


def test_a_language_is_found_under_its_wider_names() -> None:
    service = listing("tea-line", methods=[phone(languages=["zh-tw", "arz"])])
    assert languages(service) == {"", "zh-tw", "zh", "arz", "ar"}


def test_a_language_of_a_way_of_contact_that_is_down_is_not_spoken() -> None:
    service = listing("tea-line", methods=[phone(), chat(languages=["pl"], working=Working.DOWN)])
    assert languages(service) == {"", "en"}


def test_there_is_an_entry_for_each_topic_and_one_for_any() -> None:
    service = listing("tea-line", topics=["suicide", "anxiety"])
    entries = IndexEntry.objects.filter(service=service, language="", region="gb")
    assert set(entries.values_list("topic", "topic_count")) == {
        ("", 2),
        ("suicide", 2),
        ("anxiety", 2),
    }


def test_an_index_written_twice_is_the_same() -> None:
    service = listing("tea-line", coverage=["gb-sct", "ie"], methods=[phone(), chat()])
    before = set(
        IndexEntry.objects.filter(service=service).values_list("region", "topic", "language")
    )
    reindex([service.pk])
    entries = IndexEntry.objects.filter(service=service).values_list("region", "topic", "language")
    assert len(entries) == len(before)
    assert set(entries) == before


def test_other_listings_keep_their_entries() -> None:
    other = listing("other-line")
    service = listing("tea-line")
    before = list(IndexEntry.objects.filter(service=other).values_list("pk"))
    add_method(service, **chat())
    reindex([service.pk])
    assert list(IndexEntry.objects.filter(service=other).values_list("pk")) == before


def test_a_listing_that_lost_its_name_is_not_in_the_index() -> None:
    service = listing("tea-line")
    service.texts.all().delete()
    reindex([service.pk])
    assert places(service) == {}


def test_everything_can_be_indexed_anew() -> None:
    service = listing("tea-line")
    IndexEntry.objects.all().delete()
    ServiceWords.objects.all().delete()
    done: list[int] = []
    edition = Edition.current().number
    assert reindex_all(progress=done.append) == Service.objects.count() == sum(done)
    assert places(service) == {"gb": True}
    assert ServiceWords.objects.get(service=service).name == "tea line"
    assert Edition.current().number == edition + 1
