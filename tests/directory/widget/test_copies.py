"""What is kept of embeds, how long, and how much of it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client

from directory import outage
from directory.widget import copies, frame
from tests.conftest import NOON
from tests.directory.html import Page

SetClock = Callable[[datetime], datetime]


@pytest.fixture
def goes_away(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From then on the database answers nobody."""
    monkeypatch.setattr(outage, "outage", outage._Outage())

    def away() -> None:
        def refuse(*_asked: Any) -> None:
            raise OperationalError

        monkeypatch.setattr("directory.caching.this_moment", refuse)

    return away


def test_a_copy_is_shown_for_a_week_and_then_the_emergency_numbers(
    reader: Client, at: SetClock, goes_away: Callable[[], None]
) -> None:
    reader.get("/embed/v1/en/gb/suicide/")
    goes_away()
    at(NOON + timedelta(days=6))
    assert Page(reader.get("/embed/v1/en/gb/suicide/")).hrefs[0] == "tel:116123"
    at(NOON + timedelta(days=8))
    assert Page(reader.get("/embed/v1/en/gb/suicide/")).hrefs[0] == "tel:999"


def test_a_topic_without_a_copy_shows_that_of_its_place(
    reader: Client, goes_away: Callable[[], None]
) -> None:
    reader.get("/embed/v1/en/gb/")
    goes_away()
    assert "tel:116123" in Page(reader.get("/embed/v1/en/gb/gambling/")).hrefs


def test_a_copy_does_not_say_who_is_there_now(
    reader: Client, goes_away: Callable[[], None]
) -> None:
    assert "Open now" in Page(reader.get("/embed/v1/en/gb/suicide/")).text
    goes_away()
    assert "Open now" not in Page(reader.get("/embed/v1/en/gb/suicide/")).text


def test_a_copy_serves_every_look_and_is_kept_once(
    reader: Client, goes_away: Callable[[], None], settings: Any
) -> None:
    for query in ("", "?theme=dark", "?accent=e91e63", "?ready=1"):
        reader.get(f"/embed/v1/en/gb/suicide/{query}")
    assert len(list(Path(settings.EMBED_COPIES).glob("*.json"))) == 2
    goes_away()
    page = Page(reader.get("/embed/v1/en/gb/suicide/?theme=dark&accent=112233"))
    assert page.hrefs[0] == "tel:116123"


def test_wishes_are_not_kept(reader: Client, settings: Any) -> None:
    reader.get("/embed/v1/en/gb/suicide/?language=cy")
    assert not list(Path(settings.EMBED_COPIES).glob("*.json"))


def test_a_full_folder_keeps_what_it_has_and_nothing_more(
    reader: Client, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    reader.get("/embed/v1/en/gb/")
    monkeypatch.setattr(copies, "MOST", 2)
    copies._has_room.cache_clear()
    reader.get("/embed/v1/en/us/")
    assert len(list(Path(settings.EMBED_COPIES).glob("*.json"))) == 2


def test_a_folder_that_can_not_be_written_costs_no_reader_anything(
    reader: Client, settings: Any
) -> None:
    settings.EMBED_COPIES = "/proc/nowhere"
    assert reader.get("/embed/v1/en/gb/").status_code == 200


def test_what_is_shown_from_a_copy_is_kept_by_nobody(
    reader: Client, goes_away: Callable[[], None]
) -> None:
    goes_away()
    for path in ("", "fragment.html", "fragment.json"):
        assert reader.get(f"/embed/v1/en/gb/{path}")["Cache-Control"] == "no-store"
    assert frame.KEPT_FOR_A_WHILE != "no-store"
