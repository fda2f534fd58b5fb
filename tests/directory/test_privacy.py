"""Nothing of what somebody typed, and nothing about them, is written down."""

import io
import json
import os
from pathlib import Path

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client

from directory import confirmation_links
from directory.moment import this_moment
from directory.pages import leaving
from resources.actions import confirming
from tests import logbook
from tests.conftest import NOON
from tests.directory import listings
from tests.directory.addresses import EVERYTHING
from tests.logbook import TYPED
from tests.resources.actions.asking import Postbox, add_contact

ADDRESS = "203.0.113.77"


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """What the configured handlers write; the test runner's own are left alone."""
    written = io.StringIO()
    for handler in logbook.configured_handlers():
        monkeypatch.setattr(handler, "stream", written)
    return written


@pytest.fixture
def visitor(reader: Client) -> Client:
    """Somebody whose every header and address could be told apart in a log."""
    return Client(
        raise_request_exception=False,
        REMOTE_ADDR=ADDRESS,
        headers={
            "user-agent": f"{TYPED}-browser",
            "referer": f"https://{TYPED}.example/",
            "cookie": f"session={TYPED}",
            "x-forwarded-for": ADDRESS,
        },
    )


@pytest.mark.parametrize("path", EVERYTHING)
def test_no_visit_is_written_down(visitor: Client, log: io.StringIO, path: str) -> None:
    visitor.get(path, {"topic": TYPED, "language": TYPED, TYPED: TYPED})
    visitor.post(path, {TYPED: TYPED})
    assert log.getvalue() == ""


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        (f"/en/{TYPED}/", {}),
        (f"/{TYPED}/", {}),
        (f"/en/gb/{TYPED}/", {"accept-language": TYPED}),
        (f"/sign-in/{TYPED}/", {}),
        (f"/admin/{TYPED}/", {}),
        ("/en/gb/", {"host": f"{TYPED}.example"}),
        (f"/api/v1/services?{'&'.join(f'{TYPED}{n}={n}' for n in range(1100))}", {}),
    ],
)
def test_what_was_refused_is_not_written_down(
    visitor: Client, log: io.StringIO, path: str, headers: dict[str, str]
) -> None:
    response = visitor.get(path, headers=headers)
    assert 300 <= response.status_code < 500
    assert log.getvalue() == ""


def test_an_error_of_ours_is_written_down_without_the_visitor(
    visitor: Client, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(_request: object) -> str:
        raise LookupError(f"{TYPED} is not here")

    monkeypatch.setattr(type(leaving.settings), "EXIT_URL", property(break_down), raising=False)
    response = visitor.get("/exit", {TYPED: TYPED})
    assert response.status_code == 500
    assert TYPED not in response.content.decode()
    assert "LookupError" in log.getvalue(), "who keeps the site running must learn of it"
    for words in (TYPED, ADDRESS, "/exit?", "GET"):
        assert words not in log.getvalue()


def test_whom_a_service_lets_us_ask_is_nowhere_in_public(reader: Client) -> None:
    service = listings.add()
    add_contact(service, "Ada Secret", email="secret@example.org", phone="0800 99")
    asked = confirming.ask(service, by=None, at=NOON, post=Postbox().append)
    link = confirmation_links.token(asked.pk)
    for path in (
        "/en/service/gb-made-up-line/",
        "/en/gb/",
        "/embed/v1/en/gb/suicide/",
        f"/api/v1/services/{service.pk}",
        f"/en/confirm/{link}/",
    ):
        response = reader.get(path)
        assert response.status_code == 200, path
        for secret in ("Ada Secret", "secret@example.org", "0800 99"):
            assert secret not in response.content.decode(), path


SAID = [
    f"{TYPED} hits me",
    f"i want to die {TYPED}",
    f"call {TYPED}",
    f"gambling in {TYPED}",
    TYPED,
    f"0800 {TYPED} 987654321987",
]


def _everything_stored() -> str:
    """Every row of every table, as text."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        rows = []
        for table in tables:
            cursor.execute(
                f'SELECT row::text FROM "{table}" AS row WHERE row::text ~* %s',  # noqa: S608
                [f"{TYPED}|987654321987"],
            )
            rows.extend(str(row) for row in cursor.fetchall())
    return "\n".join(rows)


@pytest.mark.parametrize("text", SAID)
def test_what_was_typed_in_a_box_is_nowhere(visitor: Client, log: io.StringIO, text: str) -> None:
    page = visitor.post("/en/search", {"text": text, "region": "gb"})
    answer = visitor.post(
        "/api/v1/search",
        json.dumps({"text": text, "language": "en", "region": "gb"}),
        content_type="application/json",
    )
    for response in (page, answer):
        assert response.status_code == 200
        assert TYPED not in response.content.decode()
        assert TYPED not in str(response.headers)
    assert log.getvalue() == ""
    assert _everything_stored() == ""
    assert TYPED not in str(this_moment().board.kept.keys())
    for cache in ("cards", "default"):
        assert TYPED not in str(getattr(caches[cache], "_cache", {}).keys())
    assert not list(Path(os.environ["EMBED_COPIES"]).rglob("*.json"))
