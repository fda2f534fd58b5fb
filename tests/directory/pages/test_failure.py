"""When something of ours breaks, a person still reads what to do."""

import pytest
from django.db import OperationalError
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.directory.html import Page

ADDRESS = "/en/go?region=gb"


@pytest.fixture(autouse=True)
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down() -> None:
        raise OperationalError("the database is away")

    monkeypatch.setattr("directory.pages.home.this_moment", break_down)


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False)


def test_it_says_whom_to_call_and_how_to_go_on(visitor: Client) -> None:
    response = visitor.get(ADDRESS)
    page = Page(response)
    assert response.status_code == 500
    assert "Call your local emergency number" in page.text
    assert page.hrefs[:2] == ["/exit", "/en/"]
    assert page.hrefs[-1] == "/exit"
    assert page.title == "Who to contact"


def test_it_asks_no_database(
    visitor: Client, db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        visitor.get(ADDRESS)


def test_it_is_kept_nowhere_and_says_nothing_of_the_error(visitor: Client) -> None:
    response = visitor.get(ADDRESS)
    assert response["Cache-Control"] == "no-store"
    assert b"database" not in response.content
    assert b"region=gb" not in response.content


@pytest.mark.parametrize(
    ("address", "accepted", "seen"),
    [
        ("/ar/go?region=eg", "en", ("ar", "rtl")),
        ("/en/go?region=eg", "ar", ("en", "ltr")),
        ("/exit", "ar", ("ar", "rtl")),
        ("/exit", "tlh", ("en", "ltr")),
    ],
)
def test_it_speaks_the_language_of_the_address_or_of_the_browser(
    visitor: Client,
    monkeypatch: pytest.MonkeyPatch,
    address: str,
    accepted: str,
    seen: tuple[str, str],
) -> None:
    monkeypatch.setattr("directory.pages.leaving.HttpResponseRedirect", lambda _to: 1 // 0)
    response = visitor.get(address, headers={"accept-language": accepted})
    root = Page(response).first("html")
    assert response.status_code == 500
    assert (root.get("lang"), root.get("dir")) == seen
    assert response["Content-Language"] == seen[0]
