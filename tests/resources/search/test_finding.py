from collections.abc import Callable
from itertools import product

import pytest

from resources.models import Service
from resources.rules.contact_kinds import ContactKind, Cost
from resources.rules.policies import Answer, DispatchPolicy, Status, Working
from resources.rules.publication import State
from resources.search import finding
from resources.search.finding import Page, find
from resources.search.listings import load
from resources.search.searches import Search
from tests.resources.factories import CLOSED_AT_NOON, chat, listing, phone
from tests.resources.search.conftest import NOON, board
from tests.resources.search.conftest import slugs as slugs_of

Names = Callable[..., list[str]]
Find = Callable[..., Page]


# Where.


def test_a_service_for_two_nations_is_found_once_in_their_country(results: Find) -> None:
    listing("celtic-line", coverage=["gb-sct", "gb-wls"])
    found = results("gb")
    assert slugs_of(found.lines) == ["celtic-line"]
    assert found.count == 1


@pytest.mark.parametrize(
    ("coverage", "seen_in"),
    [
        (["gb"], {"gb", "gb-sct", "gb-wls"}),
        (["gb-sct"], {"gb", "gb-sct"}),
        (["gb-sct", "gb-wls"], {"gb", "gb-sct", "gb-wls"}),
        (["world"], {"world", "gb", "gb-sct", "gb-wls", "ie", "us"}),
        (["world", "gb-sct"], {"world", "gb", "gb-sct", "gb-wls", "ie", "us"}),
        (["gb", "gb-sct"], {"gb", "gb-sct", "gb-wls"}),
        (["gb", "ie"], {"gb", "gb-sct", "gb-wls", "ie"}),
    ],
)
def test_a_service_is_shown_where_it_helps_and_nowhere_else(
    results: Find, coverage: list[str], seen_in: set[str]
) -> None:
    listing("tea-line", coverage=coverage)
    counts = {
        region: results(region).count for region in ("world", "gb", "gb-sct", "gb-wls", "ie", "us")
    }
    assert counts == {region: int(region in seen_in) for region in counts}


def test_the_world_shows_what_can_be_reached_over_the_internet(names: Names) -> None:
    listing("by-phone")
    listing("by-chat", methods=[chat()])
    listing("everywhere", coverage=["world"])
    assert names("world") == ["everywhere", "by-chat"]


@pytest.mark.parametrize("state", [state for state in State if state != State.PUBLISHED])
def test_only_published_listings_are_found(names: Names, state: State) -> None:
    listing("tea-line", state=state)
    assert names() == []


# About what, for whom, in which language.


def test_a_topic_finds_its_own_lines(names: Names) -> None:
    listing("a-suicide-line", topics=["suicide", "anxiety"])
    listing("a-debt-line", topics=["money-and-debt"])
    assert names(topic="anxiety") == ["a-suicide-line"]
    assert names(topic="gambling") == []


def test_an_audience_finds_only_its_own_lines(names: Names) -> None:
    listing("for-everyone")
    listing("for-veterans", audiences=["veterans-and-military", "men"])
    assert names(audience="veterans-and-military") == ["for-veterans"]
    assert names(audience="women") == []


def test_a_language_finds_the_lines_that_speak_it(names: Names) -> None:
    listing("english")
    listing("taiwanese", methods=[phone(languages=["zh-tw"])])
    listing("unknown", methods=[phone(languages=[])])
    assert names(language="zh") == ["taiwanese"]
    assert names(language="en") == ["english"]
    assert names(language="de") == []


def test_a_preferred_language_leaves_nobody_out(names: Names) -> None:
    listing("a-english")
    listing("b-welsh", methods=[phone(languages=["cy"])])
    assert names(preferred_language="cy") == ["b-welsh", "a-english"]


@pytest.mark.parametrize("answer", [Answer.NO, Answer.UNKNOWN])
def test_anonymous_means_a_known_yes(names: Names, answer: Answer) -> None:
    listing("a", anonymous=Answer.YES)
    listing("b", anonymous=answer)
    assert names(anonymous=True) == ["a"]


def test_a_dispatch_policy_is_found_by_its_name(names: Names) -> None:
    for number, policy in enumerate(DispatchPolicy):
        listing(f"line-{number}", dispatch_policy=policy)
    assert names(dispatch_policy=DispatchPolicy.NEVER_WITHOUT_CONSENT) == ["line-0"]


# What one and the same way of contact has to offer.

FITS = {
    "kind": ContactKind.SMS,
    "value": "85258",
    "languages": ["cy"],
    "cost": Cost.FREE,
    "hours": "24/7",
}
LACKS = {
    "kind": {"kind": ContactKind.VOICE},
    "languages": {"languages": ["en"]},
    "cost": {"cost": Cost.UNKNOWN},
    "hours": {"hours": CLOSED_AT_NOON},
}
ALL_OF_IT = {"channel": "sms", "language": "cy", "free": True, "open_now": True}


def test_what_is_asked_is_found_where_one_way_of_contact_has_all_of_it(names: Names) -> None:
    listing("tea-line", methods=[phone(**FITS), chat()])
    assert names(**ALL_OF_IT) == ["tea-line"]


@pytest.mark.parametrize("lack", sorted(LACKS))
def test_two_halves_do_not_make_an_answer(names: Names, lack: str) -> None:
    rest = {"kind": ContactKind.SMS, "value": "60777", "languages": ["en"], "cost": Cost.UNKNOWN}
    other = {**rest, "hours": CLOSED_AT_NOON, lack: FITS[lack]}
    first = {**FITS, **LACKS[lack]}
    listing("tea-line", methods=[phone(**first), phone(**other)])
    assert names(**ALL_OF_IT) == []
    wishes = {"kind": "channel", "languages": "language", "cost": "free", "hours": "open_now"}
    assert names(**{name: ALL_OF_IT[name] for name in ALL_OF_IT if name != wishes[lack]}) == [
        "tea-line"
    ]


def test_a_way_of_contact_that_is_down_answers_nothing(names: Names) -> None:
    listing("tea-line", methods=[phone(**FITS, working=Working.DOWN), phone()])
    assert names(channel="sms") == []
    assert names() == ["tea-line"]


def test_a_dialect_counts_as_the_language_also_for_one_way_of_contact(names: Names) -> None:
    listing("tea-line", methods=[chat(languages=["zh-tw"])])
    assert names(channel="chat", language="zh", language_tags=("zh", "zh-tw", "yue")) == [
        "tea-line"
    ]


def test_open_now_leaves_out_the_closed_and_the_unknown(names: Names) -> None:
    listing("open")
    listing("closed", methods=[phone(hours=CLOSED_AT_NOON)])
    listing("unknown", methods=[phone(hours="")])
    assert names(open_now=True) == ["open"]


def test_a_service_that_is_temporarily_closed_is_not_open_now(names: Names) -> None:
    listing("tea-line", status=Status.TEMPORARILY_CLOSED)
    assert names(open_now=True) == []
    assert names() == ["tea-line"]


def test_free_leaves_out_what_may_cost(names: Names) -> None:
    for cost in Cost:
        listing(f"{cost}-line", methods=[phone(cost=cost)])
    assert names(free=True) == ["free-line"]


@pytest.mark.parametrize(
    ("kind", "value", "is_online"),
    [
        (ContactKind.CHAT, "https://example.org/chat", True),
        (ContactKind.EMAIL, "help@example.org", True),
        (ContactKind.WEB_FORM, "https://example.org/form", True),
        (ContactKind.VOICE, "116 123", False),
        (ContactKind.SMS, "85258", False),
        (ContactKind.WHATSAPP, "+44 7700 900123", False),
    ],
)
def test_online_is_what_works_from_anywhere(
    names: Names, kind: ContactKind, value: str, is_online: bool
) -> None:
    listing("tea-line", methods=[phone(value, kind=kind)])
    assert names(online_only=True) == (["tea-line"] if is_online else [])


# Pages.


@pytest.fixture
def seven() -> list[Service]:
    return [listing(f"line-{number}") for number in range(7)]


@pytest.mark.parametrize(
    ("number", "slugs"),
    [
        (1, ["line-0", "line-1", "line-2"]),
        (2, ["line-3", "line-4", "line-5"]),
        (3, ["line-6"]),
        (4, []),
        (99, []),
    ],
)
def test_every_page_knows_how_many_there_are(
    results: Find, seven: list[Service], number: int, slugs: list[str]
) -> None:
    found = results(number=number, size=3)
    assert slugs_of(found.lines) == slugs
    assert (found.count, found.pages, found.number, found.size) == (7, 3, number, 3)


def test_a_search_without_answers_has_one_empty_page(results: Find) -> None:
    found = results("ie")
    assert (list(found.lines), found.count, found.pages) == ([], 0, 1)


@pytest.mark.parametrize(("count", "pages"), [(0, 1), (1, 1), (3, 1), (4, 2), (6, 2), (7, 3)])
def test_pages_are_counted_to_the_last_line(count: int, pages: int) -> None:
    assert Page([], count, 1, 3).pages == pages


def test_no_line_is_shown_twice_or_left_out_between_pages(results: Find) -> None:
    same_name = [listing(f"line-{number}") for number in range(6)]
    for service in same_name:
        service.texts.update(name="Same name")
    lines = [line for number in (1, 2, 3) for line in results(number=number, size=2).lines]
    assert sorted(slugs_of(lines)) == [service.slug for service in same_name]


# What it costs.


@pytest.mark.parametrize("services", [1, 50])
def test_fifty_results_cost_as_many_queries_as_one(
    results: Find, services: int, django_assert_num_queries: Callable[..., object]
) -> None:
    for number in range(services):
        listing(f"line-{number}", methods=[phone(), chat()], audiences=["men"])
    results(size=1)  # the board is drawn
    with django_assert_num_queries(EDITION + FIND + LOAD):
        found = results(size=50)
        assert found.count == services
        for service in load(found.lines):
            assert service.organization.name
            assert [method.schedule for method in service.contact_methods.all()]
            assert list(service.texts.all())
            assert list(service.sources.all()) == []
            assert (service.topic_slugs, service.audience_slugs) == (["suicide"], ["men"])
            assert service.region_codes == ["gb"]


EDITION, FIND, LOAD = 1, 1, 4


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("free", "open_now", "channel"), list(product([True, False], [True, False], ["", "chat"]))
)
def test_wishes_cost_no_more_queries(
    results: Find,
    free: bool,
    open_now: bool,
    channel: str,
    django_assert_max_num_queries: Callable[..., object],
) -> None:
    listing("tea-line", methods=[phone(), chat(hours="24/7")])
    results()
    with django_assert_max_num_queries(EDITION + FIND):
        assert results(free=free, open_now=open_now, channel=channel).count == 1


def test_what_a_board_has_found_is_not_asked_for_again(
    only_mine: None, django_assert_num_queries: Callable[..., object]
) -> None:
    listing("tea-line")
    held, search = board(), Search("gb", topic="suicide")
    first = find(search, board=held, at=NOON, number=1, size=20)
    with django_assert_num_queries(0):
        assert find(search, board=held, at=NOON, number=1, size=20) is first
    with django_assert_num_queries(2):
        assert find(search, board=held, at=NOON, number=2, size=20) != first
        assert find(search, board=held, at=NOON, number=1, size=10) != first


def test_what_a_board_has_found_ends_with_the_edition(only_mine: None) -> None:
    listing("tea-line")
    search = Search("gb", topic="suicide")
    assert find(search, board=board(), at=NOON, number=1, size=20).count == 1
    listing("tee-line")
    assert find(search, board=board(), at=NOON, number=1, size=20).count == 2


def test_a_board_keeps_no_more_than_fits(only_mine: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "MOST_KEPT", 3)
    held = board()
    for size in range(1, 9):
        find(Search("gb"), board=held, at=NOON, number=1, size=size)
        assert 0 < len(held.kept) <= 3
