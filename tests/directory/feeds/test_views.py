"""The feeds as a program reads them that somebody has pointed at them."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from resources.actions import interrupting, publishing
from resources.actions.change import public_change
from resources.models import ContactMethod, Moderator, Service, ServiceText
from resources.search import line_changes
from tests.conftest import NOON
from tests.resources.committing import commit
from tests.resources.factories import listing, phone

ATOM, JSON = "/feeds/changes.atom", "/feeds/changes.json"
NS = {"atom": "http://www.w3.org/2005/Atom"}

WHOLE = "Numbers that have changed, lines that are down, back, gone or retired, of 30 days."
CUT = "There were more: the oldest are left out."

HOSTILE = "</title><script>x</script>&\x01\u202e\ufffe\uffff]]>\u2066\n“"


@pytest.fixture
def service(reader: Client, alice: Moderator) -> Service:
    with public_change(by=alice, at=NOON - timedelta(days=40), why="made"):
        service = listing("tea-line", methods=[phone(), phone("85258", kind="sms")])
    commit()
    return service


@pytest.fixture
def down(service: Service, alice: Moderator) -> ContactMethod:
    """Its telephone, taken down a minute ago."""
    method = service.contact_methods.get(kind="voice")
    interrupting.take_down(method, by=alice, at=NOON - timedelta(minutes=1), why="secret reason")
    commit()
    return method


def entries(reader: Client, path: str = ATOM) -> list[dict[str, str]]:
    """What each entry of the Atom feed says."""
    feed = ET.fromstring(reader.get(path).content)  # noqa: S314 (our own)
    return [
        {child.tag.rpartition("}")[2]: child.text or "" for child in entry}
        for entry in feed.findall("atom:entry", NS)
    ]


def items(reader: Client, path: str = JSON) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = reader.get(path).json()["items"]
    return found


def descriptions(reader: Client, query: str = "") -> list[str]:
    """What the Atom feed says about itself, and what the JSON feed says."""
    feed = ET.fromstring(reader.get(f"{ATOM}?{query}").content)  # noqa: S314 (our own)
    subtitle = feed.findtext("atom:subtitle", default="", namespaces=NS)
    return [subtitle, reader.get(f"{JSON}?{query}").json()["description"]]


def changed_in_france(by: Moderator, *, times: int, slug: str = "the-line") -> None:
    """A French line changes its number now."""
    french = listing(slug, coverage=["fr"], methods=[phone()])
    commit()
    for number in range(times):
        with public_change(by=by, at=NOON, why=""):
            french.contact_methods.update(value=f"0800 {number}")
        commit()


def test_an_atom_feed_says_what_happened_and_what_to_do(
    reader: Client, down: ContactMethod
) -> None:
    (entry,) = entries(reader)
    assert entry["title"] == "tea-line: down"
    assert entry["summary"] == "Phone call: 116 123: doesn't work at present. Please don't show it."
    assert entry["updated"] == "2026-11-24T11:59:00+00:00"
    assert entry["id"].startswith("urn:uuid:")
    feed = ET.fromstring(reader.get(ATOM).content)  # noqa: S314
    assert feed.findtext("atom:updated", namespaces=NS) == entry["updated"]
    assert feed.findtext("atom:author/atom:name", namespaces=NS)
    links = {link.get("rel"): link.get("href") for link in feed.findall("atom:link", NS)}
    assert links["self"] == f"http://testserver{ATOM}"


def test_a_json_feed_says_the_same(reader: Client, down: ContactMethod) -> None:
    feed = reader.get(JSON).json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"http://testserver{JSON}"
    (item,), (entry,) = feed["items"], entries(reader)
    assert (item["id"], item["title"], item["content_text"]) == (
        entry["id"],
        entry["title"],
        entry["summary"],
    )
    assert item["url"] == "http://testserver/en/service/tea-line/"
    assert item["tags"] == ["down", "suicide", "gb"]
    assert item["_line_change"]["old"] == {
        "kind": "voice",
        "value": "116 123",
        "keyword": None,
        "menu_path": None,
    }


def test_nobody_is_named_and_no_reason_is_given(
    reader: Client, down: ContactMethod, alice: Moderator
) -> None:
    for path in (ATOM, JSON):
        text = reader.get(path).content.decode()
        assert "secret reason" not in text
        assert alice.email not in text


def test_a_feed_in_arabic_has_links_to_arabic_pages(reader: Client, down: ContactMethod) -> None:
    response = reader.get(f"{JSON}?language=ar")
    assert response["Content-Language"] == "ar"
    assert response.json()["language"] == "ar"
    assert response.json()["items"][0]["url"] == "http://testserver/ar/service/tea-line/"


@pytest.mark.parametrize("path", [ATOM, JSON])
def test_a_feed_without_changes_is_valid(reader: Client, path: str) -> None:
    response = reader.get(f"{path}?region=aq")
    assert response.status_code == 200
    if path == ATOM:
        feed = ET.fromstring(response.content)  # noqa: S314
        assert feed.findtext("atom:updated", namespaces=NS)
        assert feed.findall("atom:entry", NS) == []
    else:
        assert response.json()["items"] == []


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("region=gb", 1),
        ("region=UK", 1),
        ("region=gb-sct", 1),
        ("region=fr", 0),
        ("region=world", 0),
        ("topic=suicide", 1),
        ("topic=anxiety", 0),
        ("region=gb&topic=suicide", 1),
        ("region=gb&topic=anxiety", 0),
    ],
)
def test_a_region_and_a_topic_can_be_asked_for(
    reader: Client, down: ContactMethod, query: str, count: int
) -> None:
    assert len(entries(reader, f"{ATOM}?{query}")) == count
    assert len(items(reader, f"{JSON}?{query}")) == count


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("region=nowhere", "The region is not known."),
        ("region=", "The region is not known."),
        ("topic=weather", "The topic is not known."),
        ("topic=", "The topic is not known."),
        ("language=xx", "The language is not known."),
        ("regoin=gb", "There is no parameter “regoin”."),
        ("region=%00", "The region is not known."),
    ],
)
@pytest.mark.parametrize("path", [ATOM, JSON])
def test_what_is_not_understood_is_refused_in_a_sentence(
    reader: Client, path: str, query: str, said: str
) -> None:
    response = reader.get(f"{path}?{query}")
    assert response.status_code == 400
    assert response["Content-Type"].startswith("text/plain")
    assert said in response.content.decode()


def test_a_hostile_name_breaks_nothing(
    reader: Client, down: ContactMethod, service: Service, alice: Moderator
) -> None:
    ServiceText.objects.filter(service=service).update(name=f"{HOSTILE}Tea")
    commit()
    with public_change(by=alice, at=NOON, why=""):
        service.contact_methods.filter(kind="sms").update(value=HOSTILE, keyword=HOSTILE)
    commit()
    tame = "</title><script>x</script>&]]> “"
    assert entries(reader)[0]["title"] == f"{tame}Tea: number changed"
    assert items(reader)[0]["title"] == f"{tame}Tea: number changed"
    assert items(reader)[0]["_line_change"]["new"]["value"] == tame
    assert b"<script>" not in reader.get(ATOM).content


def test_a_line_that_is_down_stands_in_the_feed_with_the_next_request(
    reader: Client, service: Service, alice: Moderator
) -> None:
    first = reader.get(ATOM)
    known = {"if-none-match": first["ETag"]}
    assert reader.get(ATOM, headers=known).status_code == 304
    publishing.withdraw(service, by=alice, at=NOON)
    commit()
    assert reader.get(ATOM, headers=known).status_code == 200
    assert entries(reader)[0]["title"] == "tea-line: gone"


def test_any_site_may_read_a_feed_and_none_may_write_it(reader: Client) -> None:
    for path in (ATOM, JSON):
        response = reader.get(path)
        assert response["Access-Control-Allow-Origin"] == "*"
        assert response["Cache-Control"] == "public, no-cache"
        assert reader.post(path).status_code == 405


def test_a_feed_ends_somewhere(
    reader: Client,
    down: ContactMethod,
    alice: Moderator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(line_changes, "MOST_TOLD", 1)
    assert descriptions(reader) == [WHOLE, WHOLE]
    interrupting.bring_back(down, by=alice, at=NOON, why="")
    commit()
    assert [each["title"] for each in entries(reader)] == ["tea-line: back"]
    assert descriptions(reader) == [f"{WHOLE} {CUT}"] * 2


def test_what_happened_elsewhere_pushes_nothing_out_of_a_regions_feed(
    reader: Client, down: ContactMethod, alice: Moderator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line_changes, "MOST_TOLD", 2)
    changed_in_france(alice, times=5)
    query = "region=gb&topic=suicide"
    assert [each["title"] for each in entries(reader, f"{ATOM}?{query}")] == ["tea-line: down"]
    assert [each["title"] for each in items(reader, f"{JSON}?{query}")] == ["tea-line: down"]
    assert descriptions(reader, query) == [WHOLE, WHOLE]
    assert len(items(reader, f"{JSON}?region=fr")) == 2
    assert descriptions(reader, "region=fr") == [f"{WHOLE} {CUT}"] * 2


def test_a_feed_says_so_where_not_everything_was_read(
    reader: Client, down: ContactMethod, alice: Moderator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line_changes, "MOST_READ", 5)
    changed_in_france(alice, times=4)
    assert descriptions(reader, "region=gb") == [WHOLE, WHOLE]
    changed_in_france(alice, slug="eau-line", times=1)
    assert items(reader, f"{JSON}?region=gb") == []
    assert descriptions(reader, "region=gb") == [f"{WHOLE} {CUT}"] * 2


def test_a_month_later_it_is_not_told_any_more(
    reader: Client, down: ContactMethod, at: Callable[[datetime], datetime]
) -> None:
    at(NOON + timedelta(days=30))
    assert entries(reader) == []


def test_whoever_asks_for_another_region_costs_no_more_queries(
    reader: Client, down: ContactMethod, django_assert_max_num_queries: Any
) -> None:
    reader.get(ATOM)
    with django_assert_max_num_queries(2):
        reader.get(f"{ATOM}?region=gb")
