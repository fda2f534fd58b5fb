"""The main job: a place, maybe a topic, and who to contact there."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from directory.caching import kept_by_edition
from directory.filters import ServiceFilter
from directory.moment import Moment
from directory.pages import addresses, missing
from directory.pages.addresses import Chip
from directory.pages.lines import LinesPage
from directory.pages.printed import Printed, printed
from directory.wording import names
from directory.wording.guides import GUIDES
from resources.rules import language_tags, region_codes, signposting
from resources.search.facets import Facets, known_facets
from resources.search.searches import Search
from resources.search.widening import find_never_empty

PAGE_SIZE = 10


@kept_by_edition
def results(
    request: HttpRequest, moment: Moment, language: str, region: str, topic: str = ""
) -> HttpResponse:
    if (elsewhere := _canonical(request, language, region, topic)) is not None:
        return elsewhere
    if not region_codes.is_canonical(region):
        return missing.region(request, language)
    if topic and topic not in moment.reference.topics:
        return missing.topic(request, moment, language, region)
    filters = ServiceFilter(request.GET, tables=moment.reference, language=language)
    wished = addresses.wishes(request.GET, refused=filters.errors_by_name())
    number = _page_number(wished)
    search = filters.search(region=region, topic=topic)
    answer = find_never_empty(
        search, board=moment.board, at=moment.at, number=number, size=PAGE_SIZE
    )
    if number > answer.page.pages:
        return redirect(request.path + addresses.query_without(wished, "page"))
    there = known_facets(str(moment.edition), region, tuple(moment.reference.spoken))
    paper = printed(request, region=region, on=moment.at.date())
    view = ResultPage(
        moment, language, region, topic, answer, filters, search, there, wished, paper
    )
    status = 400 if filters.errors_by_name() else 200
    return render(request, "pages/results.html", {"view": view}, status=status)


@dataclass(frozen=True)
class ResultPage(LinesPage):
    """What the template of a result page asks for."""

    filters: ServiceFilter
    asked: Search
    facets: Facets
    wished: Mapping[str, str]
    printed: Printed

    @property
    def heading(self) -> str:
        return self._about_here(self.topic_name if self.topic else _("Who to contact"))

    @property
    def title(self) -> str:
        """Neutral enough to be read over a shoulder: it names the place, never the topic."""
        return self._about_here(_("Who to contact"))

    def _about_here(self, words: str) -> str:
        return names.of_a_place(words, self.region, self.language)

    @property
    def errors(self) -> list[str]:
        labels = self.filters.form.fields
        return [
            f"{labels[name].label}: {words}"
            for name, words in self.filters.errors_by_name().items()
        ]

    @property
    def topics(self) -> list[tuple[str, str]]:
        """(slug, name) of all, for a box that completes nothing but these."""
        tables = self.moment.reference
        return [(slug, tables.topic_name(slug, self.language)) for slug in tables.topics]

    @property
    def chips(self) -> list[Chip]:
        chips = []
        for name in addresses.FILTER_NAMES:
            if name in self.wished:
                href = addresses.query_without(self.wished, name)
                chips.append(Chip(self._label(name), href))
        return chips

    def _label(self, name: str) -> str:
        field = self.filters.form.fields[name]
        value = self.filters.form.cleaned_data[name]
        if name == "language":
            return language_tags.name(value, self.language)
        choices = dict(field.choices)
        return str(field.label if value == "yes" else choices[value])

    @property
    def previous(self) -> str:
        page = self.answer.page
        return addresses.query_for_page(self.wished, page.number - 1) if page.number > 1 else ""

    @property
    def next(self) -> str:
        page = self.answer.page
        more = page.number < page.pages
        return addresses.query_for_page(self.wished, page.number + 1) if more else ""

    @property
    def spoken(self) -> list[tuple[str, str]]:
        """Languages that somebody speaks here, by their name."""
        tags = self.facets.languages | ({self.asked.language} - {""})
        return names.alphabetical((tag, language_tags.name(tag, self.language)) for tag in tags)

    @property
    def guide(self) -> str:
        """The address of the topic's guide, which shows lines of this place; empty without one."""
        if self.topic not in GUIDES:
            return ""
        return addresses.of_guide(self.language, self.topic, self.region)

    @property
    def other_topics(self) -> list[tuple[str, str]]:
        """Topics with a line here."""
        left_out = (self.topic, *signposting.CLOSE_TO.get(self.topic, ()))
        topics = self.moment.reference.topics
        return self._links(s for s in topics if s in self.facets.topics and s not in left_out)

    @property
    def address(self) -> str:
        """This page again, with the wishes that hold."""
        path = f"{self.here}{self.topic}/" if self.topic else self.here
        return path + addresses.query_of(self.wished)

    @property
    def card_to_print(self) -> str:
        """Its address; a poster is one of the choices there."""
        query = f"?{urlencode({'topic': self.topic})}" if self.topic else ""
        return reverse("sheet", args=(self.language, self.region, "card")) + query

    @property
    def parts(self) -> list[tuple[str, str]]:
        return names.regions(self.facets.parts, self.language)

    @property
    def whole(self) -> tuple[str, str] | None:
        """The country, on the page of a part of it."""
        wider = region_codes.parent(self.region)
        if wider in (None, region_codes.WORLD):
            return None
        return wider, region_codes.name(wider, self.language)


def _canonical(request: HttpRequest, language: str, region: str, topic: str) -> HttpResponse | None:
    """A redirect where "/en/UK/" is written for "/en/gb/"."""
    code = region_codes.parse(region)
    if code is None or code == region:
        return None
    path = (
        reverse("topic", args=(language, code, topic))
        if topic
        else reverse("region", args=(language, code))
    )
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return redirect(path + query, permanent=True)


def _page_number(wished: Mapping[str, str]) -> int:
    text = wished.get("page", "1")
    return max(1, int(text)) if text.isdecimal() and len(text) < 7 else 1  # noqa: PLR2004
