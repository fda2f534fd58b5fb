from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from resources.actions import verifying
from resources.models import Moderator, Service
from resources.rules.freshness import Aspect, Method, Outcome
from tests.conftest import NOON
from tests.directory import listings
from tests.directory.html import Page


def row(page: Page, place: str) -> list[str]:
    """The cells of a place in the table."""
    (found,) = [each for each in page.all("tr") if next(each.all("th")).words == place]
    return [cell.words for cell in found.all("td")]


@pytest.fixture
def checked_line(alice: Moderator) -> Service:
    service = listings.add()
    verifying.record(
        service,
        aspect=Aspect.NUMBER,
        method=Method.DIALLED,
        outcome=Outcome.CONFIRMED,
        by=alice,
        at=NOON - timedelta(days=100),
        contact_method=listings.first_contact(service),
    )
    return service


def test_the_starter_data_is_said_to_be_unchecked(reader: Client) -> None:
    page = Page(reader.get("/en/freshness/"))
    shown, *within, never = row(page, "All places")
    assert f"{shown} numbers are shown. Nobody has checked any of them here yet." in page.text
    assert "They come from public sources." in page.text
    assert f"0 of {shown} (0%)" in page.text
    assert (within, never) == (["0", "0", "0"], shown)


def test_a_check_is_counted_with_the_next_request(reader: Client, checked_line: Service) -> None:
    page = Page(reader.get("/en/freshness/"))
    assert row(page, "All places")[1:4] == ["0", "1", "1"]
    assert row(page, "United Kingdom")[1:4] == ["0", "1", "1"]
    assert row(page, "Ireland")[1:4] == ["0", "0", "0"]
    assert "They come from public sources." not in page.text


def test_a_copy_holds_until_the_edition_or_the_quarter_of_an_hour_passes(
    reader: Client, at: Callable[[datetime], datetime]
) -> None:
    known = {"if-none-match": reader.get("/en/freshness/")["ETag"]}
    assert reader.get("/en/freshness/", headers=known).status_code == 304
    at(NOON + timedelta(minutes=15))
    assert reader.get("/en/freshness/", headers=known).status_code == 200


def test_every_bar_has_a_title_and_a_description(reader: Client) -> None:
    bars = Page(reader.get("/ar/freshness/")).all("svg")
    assert len(bars) == 4 + 12
    for bar in bars:
        assert next(bar.all("title")).words
        assert next(bar.all("desc")).words


def test_the_page_is_in_the_footer_of_the_others(reader: Client) -> None:
    for path in ("/en/", "/en/gb/", "/nowhere"):
        assert "/en/freshness/" in Page(reader.get(path)).hrefs


def test_it_has_the_same_as_json(reader: Client) -> None:
    assert "/api/v1/freshness" in Page(reader.get("/en/freshness/")).hrefs


def test_drafts_are_not_counted(reader: Client) -> None:
    before = row(Page(reader.get("/en/freshness/")), "All places")
    rumour = {"title": "Somebody's page", "url": "https://example.org/", "kind": "page"}
    listings.add(sources=[rumour])
    assert row(Page(reader.get("/en/freshness/")), "All places") == before
