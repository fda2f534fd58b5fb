"""Cards and posters: pages that are made to be printed, with the few best lines of a place.

A sheet is read later, so nothing on it depends on who is there now.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory import security, stylesheets
from directory.caching import kept_by_edition
from directory.few_lines import FewLines, few_lines
from directory.listing_facts import Card, ContactFacts
from directory.moment import Moment
from directory.pages import missing
from directory.pages.printed import Printed, printed
from directory.wording import names
from directory.wording.sentences import in_order, sentence
from directory.wording.summary import limits
from directory.wording.widening import dropped_in_words
from resources.rules import region_codes
from resources.search.searches import Search


@dataclass(frozen=True, slots=True)
class Sheet:
    """`most` lines stand on it, `enough` where there are no more priority lines, each with so many
    `contacts`. `copies` are on one side of paper.
    """

    name: str
    label: Promise
    paper: Promise
    most: int
    enough: int
    contacts: int
    copies: int = 1
    says_topic: bool = False

    @property
    def style(self) -> tuple[str, ...]:
        return stylesheets.SHEETS[self.name]


_A4 = gettext_lazy("A4, without margins")

SHEETS = {
    sheet.name: sheet
    for sheet in (
        # Whoever finds a card in a pocket must not learn what it is carried for.
        Sheet("card", gettext_lazy("A card"), gettext_lazy("A6, without margins"), 3, 3, 2),
        Sheet("cards", gettext_lazy("Four cards to cut out"), _A4, 3, 3, 2, copies=4),
        Sheet("poster", gettext_lazy("A poster"), _A4, 4, 4, 2, says_topic=True),
    )
}


@kept_by_edition
def sheet(
    request: HttpRequest, moment: Moment, language: str, region: str, sheet: str
) -> HttpResponse:
    """`topic` may stand in the query string."""
    code = region_codes.parse(region)
    if code is None:
        return missing.region(request, language)
    if code != region:
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        return redirect(reverse("sheet", args=(language, code, sheet)) + query, permanent=True)
    topic = request.GET.get("topic", "")
    if topic and topic not in moment.reference.topics:
        return missing.topic(request, moment, language, region)
    made = printed(request, region=region, on=moment.at.date())
    view = SheetPage(SHEETS[sheet], moment.at_any_time, language, region, topic, made)
    response = render(request, "pages/sheet.html", {"view": view})
    response["Content-Security-Policy"] = security.page_policy(more_style=view.sheet.style)
    return response


@dataclass(frozen=True)
class PrintedLine:
    """A line with the ways of contact that there is room for, all at the same hours."""

    card: Card
    contacts: Sequence[ContactFacts]

    @property
    def facts(self) -> str:
        first, card = self.contacts[0], self.card
        for_whom = limits(card.service, card.moment.reference, region=card.region)
        return in_order([for_whom, sentence(first.hours), first.line, first.trust_in_short])


@dataclass(frozen=True)
class SheetPage:
    """What the template of a sheet asks for."""

    sheet: Sheet
    moment: Moment
    language: str
    region: str
    topic: str
    printed: Printed

    @property
    def style(self) -> str:
        return stylesheets.text(self.sheet.style)

    @property
    def place(self) -> str:
        return region_codes.name(self.region, self.language)

    @property
    def heading(self) -> str:
        """Of the page around the sheet, and neutral as every title."""
        return self._about_here(str(self.sheet.label))

    @property
    def sheet_heading(self) -> str:
        says_topic = self.topic and self.sheet.says_topic
        name = self.moment.reference.topic_name
        return self._about_here(
            name(self.topic, self.language) if says_topic else _("Who to contact")
        )

    def _about_here(self, words: str) -> str:
        return names.of_a_place(words, self.region, self.language)

    @property
    def emergency(self) -> Any:
        return self.moment.reference.emergency(self.region)

    @cached_property
    def found(self) -> FewLines:
        found = self._few(self.sheet.most)
        # What was dropped is said, and takes the room of a line.
        return self._few(self.sheet.most - 1) if found.answer.dropped else found

    def _few(self, most: int) -> FewLines:
        search = Search(region=self.region, topic=self.topic, preferred_language=self.language)
        return few_lines(search, self.moment, most=most, enough=min(most, self.sheet.enough))

    @property
    def widened(self) -> str:
        return dropped_in_words(self.found.answer.dropped, region=self.region)

    @property
    def lines(self) -> list["PrintedLine"]:
        return [self._line(card) for card in self.found.cards if card.contacts]

    def _line(self, card: Card) -> "PrintedLine":
        alike = [each for each in card.contacts if each.hours == card.contacts[0].hours]
        return PrintedLine(card, alike[: self.sheet.contacts])

    @property
    def copies(self) -> range:
        return range(self.sheet.copies)

    @property
    def choices(self) -> list[tuple[str, str, bool]]:
        """(address, label, whether it is this one) of each kind of sheet, about the same."""
        query = f"?{urlencode({'topic': self.topic})}" if self.topic else ""
        return [
            (
                reverse("sheet", args=(self.language, self.region, each.name)) + query,
                str(each.label),
                each is self.sheet,
            )
            for each in SHEETS.values()
        ]

    @property
    def all_lines(self) -> str:
        """The address of the page that it is made from."""
        known = (self.language, self.region, self.topic)
        return reverse("topic", args=known) if self.topic else reverse("region", args=known[:2])
