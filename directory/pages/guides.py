"""Topic guides: a few lines to contact first, then what it can feel like and what helps."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from directory.caching import kept_by_edition
from directory.moment import Moment
from directory.pages import addresses, missing
from directory.pages.guide_list import guide_list
from directory.pages.lines import LinesPage
from directory.pages.whereabouts import whereabouts
from directory.wording import names
from directory.wording.guides import GUIDES
from directory.wording.guides.guide import Guide
from resources.rules import region_codes, signposting
from resources.search.searches import Search
from resources.search.widening import Answer, find_never_empty

FIRST_LINES = 3


@dataclass(frozen=True)
class GuidePage(LinesPage):
    """What the template of a guide asks for. `region`: the world where the place is not known.

    `address`: this page again, with the place that was asked for.
    """

    address: str
    guide: Guide
    likely: Sequence[tuple[str, str]]

    @property
    def place_is_known(self) -> bool:
        return self.region != region_codes.WORLD

    @property
    def place(self) -> str:
        """The name of the place; empty where it is not known."""
        return region_codes.name(self.region, self.language) if self.place_is_known else ""

    @property
    def more(self) -> str:
        """The page with all lines about the topic."""
        return f"{self.here}{self.topic}/"

    @property
    def countries(self) -> list[tuple[str, str]]:
        return names.regions(region_codes.countries(), self.language)

    @property
    def likely_pages(self) -> list[tuple[str, str]]:
        """(code, name) of the places that are offered besides this one."""
        return [(code, name) for code, name in self.likely if code != self.region]

    @property
    def leads_to(self) -> list[tuple[str, str]]:
        """For those who worry about somebody and those who have lost somebody, on each guide."""
        return self._links(signposting.leads_to(self.topic))

    @property
    def how_far_to_trust(self) -> str:
        return self.guide.how_far_to_trust(on=self.moment.at.date())


def _guide(request: HttpRequest, moment: Moment, language: str, topic: str) -> HttpResponse:
    guide = GUIDES.get(topic)
    if guide is None or topic not in moment.reference.topics:
        return missing.guide(request, moment, language)
    where = whereabouts(request, language)
    asked = region_codes.parse(request.GET.get("region", ""))
    address = addresses.of_guide(language, topic, asked)
    region = asked or where.region
    answer = _first_lines(Search(region, topic, preferred_language=language), moment)
    view = GuidePage(moment, language, region, topic, answer, address, guide, where.likely)
    return render(request, "pages/guide.html", {"view": view, "language": language})


def _first_lines(search: Search, moment: Moment) -> Answer:
    """Where the place is not known, rather lines in the reader's language than about the topic."""
    if search.region != region_codes.WORLD:
        return _answer(search, moment)
    language = search.preferred_language
    tags = tuple(moment.reference.spoken.get(language, ()))
    spoken = replace(search, language=language, language_tags=tags)
    answer = _answer(spoken, moment)
    return _answer(replace(spoken, topic=""), moment) if answer.dropped else answer


def _answer(search: Search, moment: Moment) -> Answer:
    board, at = moment.board, moment.at
    return find_never_empty(search, board=board, at=at, number=1, size=FIRST_LINES, owes_more=True)


def _guides(request: HttpRequest, moment: Moment, language: str) -> HttpResponse:
    return render(request, "pages/guides.html", guide_list(request, moment, language))


guide = kept_by_edition(_guide, vary=("Accept-Language",))
guides = kept_by_edition(_guides, vary=("Accept-Language",))
