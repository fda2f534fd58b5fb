"""How fresh the directory is, as charts and tables; `components/bars.html` draws them as SVG.

Lengths across are percents and lengths down are rem, and nothing is scaled: so the words of a
chart are as large as those around it on a telephone, and grow with them. Only `currentColor` is
drawn with, which suits day, night and forced colours without a rule in the style sheet.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directory.wording import freshness, names
from resources.rules import language_tags
from resources.search.freshness_figures import WITHIN_DAYS, Checks, Figures

ROW, WORDS, BAR, THICKNESS = 3.25, 1.25, 1.75, 0.75
"""Rem: a row's height, and in it the base line of its words, its bar's top, its bar's height."""

MOST_PLACES = 12
COMPARED_DAYS = 180


@dataclass(frozen=True)
class Bar:
    """`share`: 0 to 1. `label` stands where a line begins, `value` where it ends."""

    label: str
    value: str
    share: float


@dataclass(frozen=True)
class Row:
    """A bar with its place in the drawing, as the attributes of SVG elements."""

    bar: Bar
    words_at: str
    bar_at: str
    start: str
    width: str


@dataclass(frozen=True)
class BarChart:
    """`name` is unique on its page."""

    name: str
    title: str
    description: str
    bars: Sequence[Bar]

    @property
    def height(self) -> str:
        return f"{len(self.bars) * ROW}rem"

    @property
    def thickness(self) -> str:
        return f"{THICKNESS}rem"

    @property
    def is_right_to_left(self) -> bool:
        return language_tags.is_right_to_left(get_language() or "en")

    @property
    def rows(self) -> list[Row]:
        return [self._row(number, bar) for number, bar in enumerate(self.bars)]

    def _row(self, number: int, bar: Bar) -> Row:
        percent = 100 * min(1.0, max(0.0, bar.share))
        top = number * ROW
        return Row(
            bar,
            words_at=f"{top + WORDS}rem",
            bar_at=f"{top + BAR}rem",
            start=f"{100 - percent:.2f}%" if self.is_right_to_left else "0%",
            width=f"{percent:.2f}%",
        )


@dataclass(frozen=True)
class FreshnessView:
    """What the page and the desk's dashboard both show."""

    figures: Figures
    language: str

    @property
    def headline(self) -> str:
        return freshness.headline(self.figures.overall)

    @property
    def answered(self) -> str:
        return freshness.answered(self.figures.answers)

    @property
    def nothing_is_checked(self) -> bool:
        return self.figures.overall.never == self.figures.overall.shown > 0

    @property
    def overall(self) -> BarChart:
        checks = self.figures.overall
        bars = [_bar(freshness.within(days), checks, checks.within[days]) for days in WITHIN_DAYS]
        return BarChart(
            name="overall",
            title=_("When the numbers were checked"),
            description=self.headline,
            bars=[*bars, _bar(freshness.never(), checks, checks.never)],
        )

    @property
    def by_place(self) -> BarChart:
        """The places with the most numbers; the table has all of them."""
        by_size = sorted(self.figures.by_country.items(), key=lambda each: -each[1].shown)
        largest = dict(by_size[:MOST_PLACES])
        return BarChart(
            name="by-place",
            title=freshness.within(COMPARED_DAYS),
            description=_("The places with the most numbers. The table below has every place."),
            bars=[
                _bar(name, largest[code], largest[code].within[COMPARED_DAYS])
                for code, name in names.regions(largest, self.language)
            ],
        )

    @property
    def columns(self) -> list[str]:
        counted = [_("{days} days").format(days=freshness.number(days)) for days in WITHIN_DAYS]
        return [_("Shown"), *counted, _("Never")]

    @property
    def table(self) -> list[tuple[str, list[str]]]:
        """(name of the place, a number for each of `columns`); all places first."""
        countries = self.figures.by_country
        places = names.regions(countries, self.language)
        return [
            (_("All places"), _cells(self.figures.overall)),
            *((name, _cells(countries[code])) for code, name in places),
        ]


def _bar(label: str, checks: Checks, part: int) -> Bar:
    share = part / checks.shown if checks.shown else 0
    return Bar(label, freshness.part_of(part, checks.shown), share)


def _cells(checks: Checks) -> list[str]:
    counts = (checks.shown, *(checks.within[days] for days in WITHIN_DAYS), checks.never)
    return [freshness.number(count) for count in counts]
