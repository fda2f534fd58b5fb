import io
import json
import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg import sql

from directory.api.search import LARGEST_BODY
from resources.actions import place_names, vocabulary
from resources.exchange.places import Name
from resources.exchange.vocabulary_files import Entry
from resources.rules.normalised_text import LONGEST_TEXT
from resources.rules.terms import TermKind
from tests.directory.html import Page

SEARCH = "/api/v1/search"
TYPED = "zorgleflap"

TERMS = [
    ("en", TermKind.TOPIC, "gambling", "gambling"),
    ("en", TermKind.INTENT, "suicide", "suicidal"),
    ("en", TermKind.INTENT, "", "in danger right now"),
    ("en", TermKind.AUDIENCE, "veterans-and-military", "veteran"),
    ("en", TermKind.CHANNEL, "chat", "chat"),
    ("es", TermKind.TOPIC, "anxiety", "ansiedad"),
]


@pytest.fixture
def words(reader: Client, noon: Any) -> None:
    """A small vocabulary, and three places."""
    vocabulary.load((Entry(*term) for term in TERMS), by=None, at=noon)
    place_names.load(
        [Name("Kenya", "ke"), Name("Nairobi", "ke", 2_750_000), Name("Antarctica", "aq")]
    )


def post(reader: Client, body: Any, **headers: str) -> HttpResponse:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return reader.post(SEARCH, content, content_type="application/json", headers=headers)


def found(reader: Client, text: str, **asked: str) -> dict[str, Any]:
    response = post(reader, {"text": text, **asked})
    assert response.status_code == 200, response.content
    document: dict[str, Any] = json.loads(response.content)
    return document


def refused(response: HttpResponse, status: int = 400) -> list[str]:
    """The names of what was wrong with it, once it is sure that nothing is repeated."""
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    assert response["Cache-Control"] == "no-store"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert TYPED not in response.content.decode()
    body = json.loads(response.content)
    assert body["status"] == status
    assert body["detail"].endswith((".", "}."))
    return [error["parameter"] for error in body.get("errors", [])]


def test_an_answer_says_what_was_understood_and_who_helps(reader: Client, words: None) -> None:
    document = found(reader, "gambling in nairobi", region="gb")
    assert list(document) == ["understood", "widened", "emergency", "results"]
    assert document["understood"] == {
        "topics": ["gambling"],
        "audiences": [],
        "regions": ["ke"],
        "languages": [],
        "channels": [],
        "intent": False,
    }
    assert {"service": "all", "number": "999", "href": "tel:999"} in document["emergency"]
    assert document["results"]


def test_the_results_are_those_of_the_services_address(reader: Client, words: None) -> None:
    services = "/api/v1/services?region=gb&topic=gambling&channel=chat"
    document = found(reader, "chat about gambling", region="gb")
    listed = reader.get(services).json()
    assert document["results"] == listed["results"]
    assert document["widened"] == listed["widened"]


@pytest.mark.parametrize("text", ["gambling", "i am suicidal", "samaritans", "chat in nairobi"])
def test_the_page_shows_the_same_lines_in_the_same_order(
    reader: Client, words: None, text: str
) -> None:
    results = [result["slug"] for result in found(reader, text, region="gb")["results"]]
    page = Page(reader.post("/en/search", {"text": text, "region": "gb"}))
    shown = list(dict.fromkeys(page.listings))
    assert shown
    assert shown == results[: len(shown)]


def test_a_line_that_was_named_stands_first_and_once(reader: Client, words: None) -> None:
    results = [each["slug"] for each in found(reader, "samaritans", region="gb")["results"]]
    assert results[0] == "gb-samaritans"
    assert len(results) == len(set(results))


def test_the_given_place_counts_where_none_is_named(reader: Client, words: None) -> None:
    document = found(reader, "gambling", region="UK")
    assert document["understood"]["regions"] == []
    assert "gb" in document["results"][0]["coverage"]


def test_without_any_place_it_is_the_world(reader: Client, words: None) -> None:
    document = found(reader, TYPED)
    assert document["understood"]["topics"] == []
    assert document["results"]
    world = reader.get("/api/v1/services?region=world").json()
    assert document["results"] == world["results"]


@pytest.mark.parametrize("region", ["gb", "eg", "aq", "us-ca", "world"])
def test_intent_meets_two_lines_and_a_way_without_voice(
    reader: Client, words: None, region: str
) -> None:
    document = found(reader, "i am suicidal", region=region)
    assert document["understood"]["intent"] is True
    assert len(document["results"]) >= 2
    kinds = {m["kind"] for result in document["results"] for m in result["contact_methods"]}
    assert kinds - {"voice"}


def test_words_of_any_language_are_understood_on_a_page_in_another(
    reader: Client, words: None
) -> None:
    document = found(reader, "tengo ansiedad", region="eg", language="ar")
    assert document["understood"]["topics"] == ["anxiety"]
    assert document["results"][0]["url"].startswith("http://testserver/ar/service/")


def test_an_audience_and_a_channel_are_understood(reader: Client, words: None) -> None:
    document = found(reader, "veteran, chat", region="us")
    assert document["understood"]["audiences"] == ["veterans-and-military"]
    assert document["understood"]["channels"] == ["chat"]
    assert "veterans-and-military" in document["results"][0]["audiences"]


def test_what_was_dropped_is_named(reader: Client, words: None) -> None:
    assert found(reader, "gambling antarctica", region="gb")["widened"]


def test_an_answer_does_not_repeat_the_text(reader: Client, words: None) -> None:
    response = post(reader, {"text": f"gambling {TYPED}", "region": "gb"})
    assert response.status_code == 200
    assert TYPED not in response.content.decode()
    assert TYPED not in str(response.headers)


def test_an_answer_is_stored_nowhere_and_sets_no_cookie(reader: Client, words: None) -> None:
    response = post(reader, {"text": "gambling"})
    assert response["Cache-Control"] == "no-store"
    assert "ETag" not in response.headers
    assert not response.cookies


def test_any_site_may_ask(reader: Client, words: None) -> None:
    outsider = Client(enforce_csrf_checks=True)
    response = post(outsider, {"text": "gambling"}, origin="https://example.org")
    assert response.status_code == 200
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response.headers
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_a_browser_may_ask_whether_it_may_ask(reader: Client) -> None:
    response = reader.options(SEARCH, headers={"origin": "https://example.org"})
    assert (response.status_code, response.content) == (204, b"")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "POST" in response["Access-Control-Allow-Methods"]
    assert response["Access-Control-Allow-Headers"] == "Content-Type"


@pytest.mark.parametrize("method", ["get", "head", "put", "patch", "delete"])
def test_the_text_may_not_stand_in_an_address(reader: Client, method: str) -> None:
    response = getattr(reader, method)(f"{SEARCH}?text={TYPED}")
    assert response.status_code == 405
    assert response["Allow"] == "POST, OPTIONS"
    assert TYPED not in response.content.decode()


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ({}, ["text"]),
        ({"text": ""}, ["text"]),
        ({"text": " \n"}, ["text"]),
        ({"text": None}, ["text"]),
        ({"text": 5}, ["text"]),
        ({"text": [TYPED]}, ["text"]),
        ({"text": "a" * (LONGEST_TEXT + 1)}, ["text"]),
        ({"text": "語" * (LONGEST_TEXT + 1)}, ["text"]),
        ({"text": TYPED, "language": "xx"}, ["language"]),
        ({"text": TYPED, "language": None}, ["language"]),
        ({"text": TYPED, "language": ["en"]}, ["language"]),
        ({"text": TYPED, "region": TYPED}, ["region"]),
        ({"text": TYPED, "region": "zz"}, ["region"]),
        ({"text": TYPED, "region": ""}, ["region"]),
        ({"text": TYPED, "region": None}, ["region"]),
        ({"text": TYPED, "region": {"code": "gb"}}, ["region"]),
        ({"text": TYPED, TYPED: "gb"}, ["members"]),
        (
            {"text": 1, "language": 1, "region": 1, "q": 1},
            ["members", "text", "language", "region"],
        ),
    ],
)
def test_what_is_not_understood_is_named_and_not_repeated(
    reader: Client, body: dict[str, Any], named: list[str]
) -> None:
    assert refused(post(reader, body)) == named


@pytest.mark.parametrize(
    "body",
    [
        b"",
        TYPED.encode(),
        f'"{TYPED}"'.encode(),
        f'["{TYPED}"]'.encode(),
        b"null",
        b"{",
        b'{"text": "\xff"}',
        f'{{"text": "{TYPED}"}}'.encode("utf-16"),
        f'{{"text": "{TYPED}é"}}'.encode("latin-1"),
        f"text={TYPED}&region=gb".encode(),
        b"[" * 16_000,
        b'{"text": ' + b"1" * 5_000 + b"}",
    ],
)
def test_what_is_no_json_object_in_utf_8_is_refused(reader: Client, body: bytes) -> None:
    assert refused(post(reader, body)) == []


def test_five_hundred_characters_may_be_written_in_any_way(reader: Client, words: None) -> None:
    text = "gambling " + "😀" * (LONGEST_TEXT - 9)
    assert found(reader, text)["understood"]["topics"] == ["gambling"]


@pytest.mark.parametrize("size", [LARGEST_BODY + 1, 1_000_000, 4_000_000])
def test_a_large_body_is_not_read(reader: Client, size: int) -> None:
    assert refused(post(reader, TYPED.encode() + b" " * (size - len(TYPED))), 413) == []


def test_the_kind_of_content_does_not_matter(reader: Client, words: None) -> None:
    body = json.dumps({"text": "gambling"})
    for kind in ("text/plain", "application/x-www-form-urlencoded"):
        assert reader.post(SEARCH, body, content_type=kind).status_code == 200


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """All that is logged by anybody."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    names = ["", "django", "django.request", "django.security", "django.server", "directory"]
    for name in names:
        logging.getLogger(name).addHandler(handler)
    yield written
    for name in names:
        logging.getLogger(name).removeHandler(handler)


def test_nothing_of_a_text_is_logged_or_stored(
    reader: Client, words: None, log: io.StringIO
) -> None:
    for text in (f"gambling {TYPED}", TYPED, f"{TYPED} in nairobi"):
        found(reader, text)
    for body in ({"text": TYPED, "region": TYPED}, {TYPED: TYPED}):
        refused(post(reader, body))
    assert TYPED not in log.getvalue()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            kept = sql.SQL("SELECT count(*) FROM {} AS kept WHERE kept::text ILIKE %s")
            cursor.execute(kept.format(sql.Identifier(table)), [f"%{TYPED}%"])
            assert cursor.fetchone() == (0,), table


def test_a_search_asks_no_more_than_this(
    reader: Client,
    words: None,
    django_assert_max_num_queries: Callable[..., AbstractContextManager[Any]],
) -> None:
    found(reader, "anxiety")
    with django_assert_max_num_queries(10):
        found(reader, "gambling in nairobi", region="gb")


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    body=st.binary(max_size=60)
    | st.text(max_size=60).map(lambda t: json.dumps({"text": t}).encode())
)
def test_any_bytes_are_answered_or_refused(reader: Client, body: bytes) -> None:
    assert post(reader, body).status_code in (200, 400)
