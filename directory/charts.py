"""How fresh the directory is, as charts and tables; `components/bars.html` draws them as SVG.

The words of a chart are text beside its bars: so they wrap, grow and can be copied like any other.
Widths are percents of what room there is, and only `currentColor` is drawn with, which suits day,
night and forced colours without a rule in the style sheet.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directory.wording import freshness, names
from resources.rules import language_tags
from resources.search.freshness_figures import WITHIN_DAYS, Checks, Figures

MOST_PLACES = 12
COMPARED_DAYS = 180


@dataclass(frozen=True)
class Bar:
    """`part` of `whole`; what it counts is said by `label`."""

    label: str
    part: int
    whole: int

    @property
    def value(self) -> str:
        return freshness.part_of(self.part, self.whole)

    @property
    def percent(self) -> str:
        return freshness.share(self.part, self.whole)

    @property
    def width(self) -> str:
        """As an attribute of SVG: never in the reader's own digits."""
        return f"{self._share:.2f}%"

    @property
    def start(self) -> str:
        """Where the bar begins: it grows from where a line begins."""
        backwards = language_tags.is_right_to_left(get_language() or "en")
        return f"{100 - self._share:.2f}%" if backwards else "0%"

    @property
    def _share(self) -> float:
        return 100 * self.part / self.whole if self.whole else 0


@dataclass(frozen=True)
class BarChart:
    title: str
    bars: Sequence[Bar]


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
        within = [
            Bar(freshness.within(days), checks.within[days], checks.shown) for days in WITHIN_DAYS
        ]
        never = Bar(freshness.never(), checks.never, checks.shown)
        return BarChart(_("When the numbers were checked"), [*within, never])

    @property
    def by_place(self) -> BarChart:
        """The places with the most numbers; the table has all of them."""
        by_size = sorted(self.figures.by_country.items(), key=lambda each: -each[1].shown)
        largest = dict(by_size[:MOST_PLACES])
        bars = [
            Bar(name, largest[code].within[COMPARED_DAYS], largest[code].shown)
            for code, name in names.regions(largest, self.language)
        ]
        return BarChart(freshness.within(COMPARED_DAYS), bars)

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


def _cells(checks: Checks) -> list[str]:
    counts = (checks.shown, *(checks.within[days] for days in WITHIN_DAYS), checks.never)
    return [freshness.number(count) for count in counts]
