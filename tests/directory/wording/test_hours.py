import pytest
from django.utils import translation

from directory.wording.hours import hours_in_words
from resources.models import Schedule


def words(hours: str, zone: str = "Europe/London", region: str = "gb", as_written: str = "") -> str:
    schedule = Schedule(opening_hours=hours, time_zone=zone, always_open=hours == "24/7")
    said = hours_in_words(schedule if hours else None, as_written=as_written, region=region)
    return said.replace("\u202f", " ")


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ("24/7", "Day and night"),
        ("Mo-Fr 09:00-17:00", "Mon–Fri 9:00 AM–5:00 PM"),
        ("Mo-Su 15:30-00:30", "every day 3:30 PM–12:30 AM"),
        ("08:00-24:00", "8:00 AM–12:00 AM"),
        (
            "Mo,We-Fr 09:30-17:00; Tu 13:00-20:00",
            "Mon, Wed–Fri 9:30 AM–5:00 PM; Tue 1:00 PM–8:00 PM",
        ),
        ("Sa 09:00-12:00,13:00-15:00", "Sat 9:00 AM–12:00 PM, 1:00 PM–3:00 PM"),
        ("Mo-Fr 08:30-17:15; PH off", "Mon–Fri 8:30 AM–5:15 PM; public holidays closed"),
        ("Mo-Fr 09:00-17:00; Sa,Su 00:00-24:00", "Mon–Fri 9:00 AM–5:00 PM; Sat, Sun day and night"),
        ("24/7; Su,PH off", "day and night; Sun, public holidays closed"),
        ("24/7; Mo 03:00-04:00 off", "day and night; Mon closed 3:00 AM–4:00 AM"),
        (
            "Mo-Fr 08:30-17:15; Dec 29-Jan 03 off",
            "Mon–Fri 8:30 AM–5:15 PM; other hours on some dates",
        ),
        ("Th[1] 10:00-12:00", "other hours on some dates"),
    ],
)
def test_a_week_is_said_in_words(hours: str, said: str) -> None:
    assert words(hours) == said


def test_the_place_of_the_clock_is_named_where_it_may_be_another() -> None:
    chicago = words("Mo-Fr 09:00-21:00", zone="America/Chicago", region="us")
    assert chicago == "Mon–Fri 9:00 AM–9:00 PM (Chicago time)"


def test_what_is_not_known_is_said() -> None:
    assert words("") == "Hours not known"
    assert words("", as_written="most evenings") == (
        "Hours as its source wrote them: most evenings"
    )


def test_days_and_times_are_written_as_the_readers_language_writes_them() -> None:
    with translation.override("ar"):
        assert "الاثنين إلى الجمعة" in words("Mo-Fr 09:00-17:00")
