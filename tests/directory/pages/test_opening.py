"""Whether somebody answers now, as a page says it, by the line's own clock."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from tests.directory import listings
from tests.directory.html import Page

SetClock = Callable[[datetime], datetime]

BY_DAY = "Mo-Su 09:00-21:00"

PLACES = [
    ("gb", "Europe/London", ""),
    ("eg", "Africa/Cairo", ""),
    ("in", "Asia/Kolkata", ""),
    ("np", "Asia/Kathmandu", ""),
    ("us", "America/New_York", " (New York time)"),
    ("us-hi", "Pacific/Honolulu", " (Honolulu time)"),
    ("au", "Australia/Lord_Howe", " (Lord Howe Island time)"),
    ("nz", "Pacific/Chatham", " (Chatham time)"),
]

# The days on which clocks change, in autumn and in spring.
CLOCKS_CHANGE = [
    ("gb", "Europe/London", "2026-10-25"),
    ("gb", "Europe/London", "2027-03-28"),
    ("us", "America/New_York", "2026-11-01"),
    ("us", "America/New_York", "2027-03-14"),
    ("eg", "Africa/Cairo", "2026-10-30"),
    ("au", "Australia/Lord_Howe", "2027-04-04"),
    ("nz", "Pacific/Chatham", "2026-09-27"),
]


def add_line(region: str, zone: str, hours: str = BY_DAY) -> None:
    listings.add(
        coverage=[region],
        contact_methods=[listings.voice(opening_hours=hours, time_zone=zone)],
    )


def opening(reader: Client) -> str:
    """What stands under the number, less its cost and languages."""
    (words,) = Page(reader.get("/en/service/gb-made-up-line/")).of_class("opening")
    return words.removesuffix(". Cost not known. English.")


def local(zone: str, moment: str, *, fold: int = 0) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(zone), fold=fold)


@pytest.mark.parametrize(("region", "zone", "where"), PLACES)
def test_a_line_is_closed_at_three_in_its_own_night_and_open_in_its_afternoon(
    reader: Client, at: SetClock, region: str, zone: str, where: str
) -> None:
    add_line(region, zone)
    at(local(zone, "2026-11-24T03:00"))
    assert opening(reader) == f"Closed now, opens at 9:00 AM{where}"
    at(local(zone, "2026-11-24T15:00"))
    assert opening(reader) == f"Open now, until 9:00 PM{where}"


@pytest.mark.parametrize(("region", "zone", "day"), CLOCKS_CHANGE)
def test_the_day_on_which_clocks_change_is_no_exception(
    reader: Client, at: SetClock, region: str, zone: str, day: str
) -> None:
    add_line(region, zone)
    at(local(zone, f"{day}T03:30"))
    assert opening(reader).startswith("Closed now, opens at 9:00 AM")
    at(local(zone, f"{day}T15:00"))
    assert opening(reader).startswith("Open now, until 9:00 PM")
    at(local(zone, f"{day}T21:00"))
    assert opening(reader).startswith("Closed now, opens tomorrow 9:00 AM")


def test_the_hour_that_comes_twice_is_twice_open(reader: Client, at: SetClock) -> None:
    add_line("gb", "Europe/London", "Mo-Su 22:00-02:00")
    for fold in (0, 1):
        at(local("Europe/London", "2026-10-25T01:30", fold=fold))
        assert opening(reader) == "Open now, until 2:00 AM"
    at(local("Europe/London", "2026-10-25T02:00"))
    assert opening(reader) == "Closed now, opens at 10:00 PM"


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-11-27T16:59", "Open now, until 5:00 PM"),  # a Friday
        ("2026-11-27T17:00", "Closed now, opens Monday 9:00 AM"),
        ("2026-11-29T23:59", "Closed now, opens tomorrow 9:00 AM"),
        ("2026-11-30T00:00", "Closed now, opens at 9:00 AM"),
        ("2026-11-30T09:00", "Open now, until 5:00 PM"),
    ],
)
def test_the_next_opening_is_named_with_its_day(
    reader: Client, at: SetClock, moment: str, words: str
) -> None:
    add_line("gb", "Europe/London", "Mo-Fr 09:00-17:00")
    at(local("Europe/London", moment))
    assert opening(reader) == words


def test_a_public_holiday_is_a_day_on_which_nobody_answers(reader: Client, at: SetClock) -> None:
    hours = listings.voice(
        opening_hours="Mo-Fr 09:00-17:00; PH off", time_zone="Europe/London", holiday_region="gb"
    )
    listings.add(contact_methods=[hours])
    at(local("Europe/London", "2026-12-25T12:00"))
    assert opening(reader) == "Closed now, opens Tuesday 9:00 AM"


def test_a_line_that_is_always_open_says_day_and_night(reader: Client, at: SetClock) -> None:
    listings.add()
    for hour in ("03:00", "15:00"):
        at(local("Europe/London", f"2026-11-24T{hour}"))
        assert opening(reader) == "Open now, day and night"


def test_hours_that_nobody_knows_are_not_called_closed(reader: Client) -> None:
    listings.add(contact_methods=[listings.voice(opening_hours="")])
    assert opening(reader) == "Hours not known"


def test_hours_that_could_not_be_understood_are_quoted(reader: Client) -> None:
    listings.add(
        contact_methods=[listings.voice(opening_hours="", hours_as_written="most evenings")]
    )
    assert opening(reader) == "Hours as its source wrote them: most evenings"


def test_what_is_open_stands_before_what_is_closed(reader: Client, at: SetClock) -> None:
    by_night = listings.voice(
        value="0800 765 4321", opening_hours="Mo-Su 22:00-06:00", time_zone="Europe/London"
    )
    listings.add(contact_methods=[by_night, listings.VOICE])
    for moment, first in (("12:00", "tel:08001234567"), ("23:00", "tel:08007654321")):
        at(local("Europe/London", f"2026-11-24T{moment}"))
        hrefs = Page(reader.get("/en/service/gb-made-up-line/")).hrefs
        assert next(href for href in hrefs if href.startswith("tel:0800")) == first
