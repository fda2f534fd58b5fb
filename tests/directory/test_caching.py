"""Copies of a page: kept as long as they are true, never longer."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.test import Client

from resources.actions import publishing
from resources.models import Edition, Moderator, Service
from resources.search import opening_board
from tests.conftest import NOON
from tests.directory import listings

SetClock = Callable[[datetime], datetime]

KEPT = [
    "/en/",
    "/en/gb/",
    "/en/us/suicide/?language=es",
    "/ar/eg/",
    "/en/service/gb-samaritans/",
    "/en/publishers/",
    "/embed/v1/en/gb/",
    "/api/v1/services?region=gb",
]


@pytest.fixture(autouse=True)
def process_that_has_just_started(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the hours of lines that other tests made and took back."""
    monkeypatch.setattr(opening_board, "_boards", opening_board._Boards())


def etag(reader: Client, path: str = "/en/gb/") -> str:
    return str(reader.get(path)["ETag"])


@pytest.mark.parametrize("path", KEPT)
def test_a_copy_that_holds_is_not_sent_again(reader: Client, path: str) -> None:
    first = reader.get(path)
    again = reader.get(path, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    assert again["Cache-Control"] == first["Cache-Control"]
    assert ("no-cache" in first["Cache-Control"]) != path.startswith("/embed/")
    vary = again.get("Vary", "")
    assert "Accept-Encoding" in first["Vary"]
    assert {*vary.split(", ")} - {""} <= {*first["Vary"].split(", ")}
    assert not vary.startswith(",")


def test_the_copy_of_the_first_page_says_what_it_depends_on(reader: Client) -> None:
    first = reader.get("/en/", headers={"accept-language": "en-GB"})
    headers = {"accept-language": "en-GB", "if-none-match": first["ETag"]}
    assert "Accept-Language" in reader.get("/en/", headers=headers)["Vary"]


def test_another_browsers_places_are_not_shown_from_a_copy(reader: Client) -> None:
    first = reader.get("/en/", headers={"accept-language": "en-GB"})
    headers = {"accept-language": "en-IE", "if-none-match": first["ETag"]}
    assert reader.get("/en/", headers=headers).status_code == 200


@pytest.mark.parametrize("path", [path for path in KEPT if "api" not in path])
def test_a_compressed_copy_holds_as_well(reader: Client, path: str) -> None:
    zipped = reader.get(path, headers={"accept-encoding": "gzip"})
    assert zipped["Content-Encoding"] == "gzip"
    assert zipped["ETag"].startswith('W/"')
    headers = {"accept-encoding": "gzip", "if-none-match": zipped["ETag"]}
    assert reader.get(path, headers=headers).status_code == 304


@pytest.mark.parametrize("known", ['"something-else"', "*garbage", "", 'W/"x", "y"'])
def test_another_copy_is_sent_anew(reader: Client, known: str) -> None:
    assert reader.get("/en/gb/", headers={"if-none-match": known}).status_code == 200


def test_one_of_several_copies_may_hold(reader: Client) -> None:
    known = f'"old", W/{etag(reader)}, "older"'
    assert reader.get("/en/gb/", headers={"if-none-match": known}).status_code == 304


def test_a_copy_holds_until_an_hour_of_a_line_passes(reader: Client, at: SetClock) -> None:
    hours = listings.voice(opening_hours="Mo-Su 12:07-21:00", time_zone="Etc/UTC")
    listings.add(contact_methods=[hours])
    at(NOON)
    before = etag(reader)
    at(NOON + timedelta(minutes=6, seconds=59))
    assert etag(reader) == before
    at(NOON + timedelta(minutes=7))
    assert etag(reader) != before


def test_a_copy_holds_until_an_alert_ends(reader: Client, at: SetClock) -> None:
    service = listings.add()
    Service.objects.filter(pk=service.pk).update(
        alert="Very busy at the moment.", alert_until=NOON + timedelta(minutes=7)
    )
    Edition.rise()
    before = etag(reader)
    assert b"Very busy at the moment." in reader.get("/en/gb/suicide/").content
    at(NOON + timedelta(minutes=6, seconds=59))
    assert etag(reader) == before
    at(NOON + timedelta(minutes=7))
    assert etag(reader) != before
    assert b"Very busy at the moment." not in reader.get("/en/gb/suicide/").content


def test_a_copy_holds_as_long_as_nothing_happens(reader: Client, at: SetClock) -> None:
    at(NOON)
    before = etag(reader)
    at(NOON + timedelta(minutes=9, seconds=59))
    assert etag(reader) == before


@pytest.mark.parametrize("minutes", [15, 60, 24 * 60, 365 * 24 * 60])
def test_no_copy_outlives_the_quarter_of_an_hour(
    reader: Client, at: SetClock, minutes: int
) -> None:
    before = etag(reader)
    at(NOON + timedelta(minutes=minutes))
    assert etag(reader) != before


def test_a_copy_ends_with_the_edition(reader: Client, alice: Moderator) -> None:
    service = listings.add()
    before = {path: etag(reader, path) for path in KEPT}
    publishing.withdraw(service, by=alice, at=NOON)
    for path, old in before.items():
        assert etag(reader, path) != old, path


def test_a_restored_backup_is_another_edition(reader: Client) -> None:
    before = etag(reader)
    Edition.objects.update(token=UUID(int=1))
    assert etag(reader) != before


def test_each_address_and_each_host_has_copies_of_its_own(reader: Client) -> None:
    paths = ["/en/gb/", "/ar/gb/", "/en/gb/?open=yes", "/en/ie/", "/en/gb/suicide/"]
    found = [etag(reader, path) for path in paths]
    found.append(reader.get("/en/gb/", headers={"host": "localhost"})["ETag"])
    assert len(set(found)) == len(found)


def test_another_style_makes_other_copies(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    before = etag(reader)
    monkeypatch.setattr("directory.stylesheets.csp_source", lambda _names: "'sha256-other'")
    assert etag(reader) != before


def test_a_line_that_opens_is_shown_open_to_who_had_a_copy(reader: Client, at: SetClock) -> None:
    hours = listings.voice(opening_hours="Mo-Su 13:00-21:00", time_zone="Europe/London")
    listings.add(contact_methods=[hours])
    path = "/en/service/gb-made-up-line/"
    at(datetime(2026, 11, 24, 12, 59, 59, tzinfo=UTC))
    copy = reader.get(path)
    assert "Closed now" in copy.content.decode()
    at(datetime(2026, 11, 24, 13, 0, tzinfo=UTC))
    again = reader.get(path, headers={"if-none-match": copy["ETag"]})
    assert (again.status_code, "Open now" in again.content.decode()) == (200, True)
