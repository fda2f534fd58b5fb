"""What a publisher may choose, and that it stays readable."""

import re

import pytest
from django.http import QueryDict

from directory import stylesheets
from directory.widget import look
from directory.widget.look import Look, Theme, asked, shown, style
from resources.rules.colours import ENOUGH, contrast


@pytest.mark.parametrize(
    ("query", "understood"),
    [
        ("", Look()),
        ("size=160&theme=dark&accent=e91e63", Look(160, Theme.DARK, "#e91e63")),
        ("accent=%23ABC", Look(accent="#aabbcc")),
        ("size=161&theme=pink&accent=red;}*{", Look()),
        ("size=-1&accent=%23ff", Look()),
    ],
)
def test_what_is_not_understood_is_left_out(query: str, understood: Look) -> None:
    assert asked(QueryDict(query)) == understood


@pytest.mark.parametrize("wanted", [Look(), Look(160, Theme.DARK, "#e91e63"), Look(size=480)])
def test_an_address_says_no_more_than_it_has_to_and_is_read_back(wanted: Look) -> None:
    assert asked(QueryDict(wanted.query)) == wanted
    assert Look().query == ""


@pytest.mark.parametrize("accent", ["#ff9900", "#ffffff", "#000000", "#ffff00", "#0b4a4d"])
def test_any_accent_is_shown_so_that_it_can_be_read(accent: str) -> None:
    by_day, by_night = shown(accent)
    assert contrast(by_day, look.PAPER_BY_DAY) >= ENOUGH
    assert contrast(by_night, look.FIELD_BY_NIGHT) >= ENOUGH
    assert f"--accent:{by_day}" in style(Look(accent=accent))


def test_the_grounds_are_those_of_the_style_sheet() -> None:
    day, night = stylesheets.text(("tokens",)).split("@media")
    assert f"--paper: {look.PAPER_BY_DAY};" in day
    assert f"--field: {look.FIELD_BY_NIGHT};" in night


def test_day_and_night_are_chosen_or_follow_the_reader() -> None:
    by_night = "(prefers-color-scheme: dark)"
    assert by_night in style(Look())
    for theme in (Theme.LIGHT, Theme.DARK):
        assert by_night not in style(Look(theme=theme, accent="#e91e63"))
    media = re.compile(r"@media ([^{]+?) ?\{")
    assert "screen" in media.findall(style(Look(theme=Theme.DARK)))
    assert "not all" in media.findall(style(Look(theme=Theme.LIGHT)))
