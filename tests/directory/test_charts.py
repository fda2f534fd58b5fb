from collections.abc import Iterator

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from directory.charts import MOST_PLACES, Bar, BarChart, FreshnessView
from resources.search.freshness_figures import Answers, Checks, Figures

HOSTILE = '<script>alert("1")</script>'


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with override("en"):
        yield


def checks(shown: int, checked: int = 0) -> Checks:
    return Checks(shown, {90: checked, 180: checked, 365: checked}, shown - checked)


def view(**countries: Checks) -> FreshnessView:
    return FreshnessView(Figures(checks(40, 10), countries, Answers(0, None)), "en")


@pytest.mark.parametrize(
    ("part", "whole", "width"), [(0, 40, "0.00%"), (1, 3, "33.33%"), (7, 7, "100.00%")]
)
def test_a_bar_is_as_long_as_its_share(part: int, whole: int, width: str) -> None:
    assert Bar("Here", part, whole).width == width


def test_a_bar_of_nothing_is_empty() -> None:
    bar = Bar("Here", 0, 0)
    assert (bar.width, bar.value) == ("0.00%", "0 of 0 (0%)")


def test_bars_begin_where_a_line_begins() -> None:
    assert Bar("Here", 1, 4).start == "0%"
    with override("ar"):
        assert Bar("Here", 1, 4).start == "75.00%"


def test_a_drawing_says_what_it_is_and_needs_no_style() -> None:
    chart = BarChart("A title", [Bar("Here", 1, 4)])
    drawn = render_to_string("components/bars.html", {"chart": chart})
    assert "<title>25%</title><desc>Here</desc>" in drawn
    assert "1 of 4 (25%)" in drawn
    assert "style" not in drawn


def test_a_label_can_not_break_out_of_the_drawing() -> None:
    hostile = BarChart(HOSTILE, [Bar(HOSTILE, 1, 2)])
    assert "<script" not in render_to_string("components/bars.html", {"chart": hostile})


def test_the_chart_and_the_table_have_the_same_numbers() -> None:
    shown = view(gb=checks(30, 10), fr=checks(10))
    assert [(bar.label, bar.value) for bar in shown.overall.bars] == [
        ("Checked in the last 90 days", "10 of 40 (25%)"),
        ("Checked in the last 180 days", "10 of 40 (25%)"),
        ("Checked in the last 365 days", "10 of 40 (25%)"),
        ("Never checked here", "30 of 40 (75%)"),
    ]
    assert [(bar.label, bar.value) for bar in shown.by_place.bars] == [
        ("France", "0 of 10 (0%)"),
        ("United Kingdom", "10 of 30 (33%)"),
    ]
    assert shown.columns == ["Shown", "90 days", "180 days", "365 days", "Never"]
    assert shown.table == [
        ("All places", ["40", "10", "10", "10", "30"]),
        ("France", ["10", "0", "0", "0", "10"]),
        ("United Kingdom", ["30", "10", "10", "10", "20"]),
    ]


def test_the_chart_has_the_largest_places_and_the_table_all() -> None:
    codes = ["at", "be", "bg", "ch", "cy", "cz", "de", "dk", "ee", "es", "fi", "fr", "gb", "gr"]
    shown = view(**{code: checks(number + 1) for number, code in enumerate(codes)})
    charted = {bar.label for bar in shown.by_place.bars}
    assert len(charted) == MOST_PLACES
    assert "Austria" not in charted
    assert "Belgium" not in charted
    assert len(shown.table) == 1 + len(codes)


def test_the_page_says_it_where_nothing_is_checked() -> None:
    nothing = Figures(checks(40), {}, Answers(0, None))
    assert FreshnessView(nothing, "en").nothing_is_checked
    assert not view().nothing_is_checked
    assert not FreshnessView(Figures(checks(0), {}, Answers(0, None)), "en").nothing_is_checked
