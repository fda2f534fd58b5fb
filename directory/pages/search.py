"""What somebody types in their own words, and who can be contacted about it.

The words come by POST and go nowhere: not into the page, its title or its address, not into a log
or a table. A copy of the answer is kept by nobody.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.csrf import csrf_exempt

from directory import asking, clock, kept_cards, visitor
from directory.filters import ServiceFilter
from directory.moment import Moment, this_moment
from directory.pages import addresses, home
from directory.pages.addresses import Chip
from directory.pages.printed import printed
from directory.pages.results import PAGE_SIZE, ResultPage
from directory.rate_limit import RateLimit
from resources.rules import region_codes
from resources.rules.normalised_text import LONGEST_TEXT
from resources.search.answering import Answered, answer
from resources.search.facets import known_facets
from resources.search.searches import Search
from resources.search.understanding import Understood
from resources.search.widening import find_never_empty

FURTHER_LINES = 3

LIMIT = RateLimit(at_most=1_200)
"""A whole school or telephone company may share one address."""


@dataclass(frozen=True, slots=True)
class Section:
    """Lines about another topic that was meant as well, and the page that has them all."""

    name: str
    href: str
    cards: Sequence[SafeString]


@dataclass(frozen=True)
class SearchPage(ResultPage):
    """A result page for words. `from_region` is the place of the page where they were typed."""

    understood: Understood
    answered: Answered
    from_region: str
    is_cut: bool

    @property
    def address(self) -> str:
        """The page that answers the same without any words."""
        return f"{self.here}{self.topic}/" if self.topic else self.here

    @property
    def chips(self) -> list[Chip]:
        """Each leads to the answer without it."""
        rest = addresses.query_for_page(self.wished, 1)
        chips = [Chip(self.place, self._elsewhere + rest)]
        if self.topic:
            chips.append(Chip(self.topic_name, self.here + rest))
        for name in self.wished:
            without = addresses.query_without(self.wished, name)
            chips.append(Chip(self._label(name), self.address + without))
        return chips

    @property
    def place(self) -> str:
        return region_codes.name(self.region, self.language)

    @property
    def _elsewhere(self) -> str:
        """The same question at the place where it was asked, or everywhere."""
        region = self.from_region if self.from_region != self.region else region_codes.WORLD
        if region == self.region:
            return reverse("home", args=(self.language,))
        if self.topic:
            return reverse("topic", args=(self.language, region, self.topic))
        return reverse("region", args=(self.language, region))

    @property
    def previous(self) -> str:
        return ""

    @property
    def next(self) -> str:
        following = super().next
        return self.address + following if following and not self.answered.by_words else ""

    @property
    def is_vague(self) -> bool:
        """Whether these are the place's general lines, because nothing was recognised."""
        found = self.answered.named or self.answered.by_words
        return self.understood.is_vague and not self.understood.intent and not found

    @cached_property
    def named(self) -> list[SafeString]:
        """Cards of the lines whose name or number was typed."""
        return kept_cards.html(self.answered.named, region=self.region, moment=self.moment)

    @property
    def for_others(self) -> str:
        """The page for those who worry about somebody."""
        return f"{self.here}worried-about-someone/"

    @cached_property
    def further(self) -> list[Section]:
        return [self._section(topic) for topic in self.understood.topics[1:]]

    def _section(self, topic: str) -> Section:
        answer = find_never_empty(
            Search(region=self.region, topic=topic, preferred_language=self.language),
            board=self.moment.board,
            at=self.moment.at,
            number=1,
            size=FURTHER_LINES,
        )
        shown = {line.service for line in self.answer.lines}
        others = [line for line in answer.page.lines if line.service not in shown]
        return Section(
            name=self.moment.reference.topic_name(topic, self.language),
            href=f"{self.here}{topic}/",
            cards=kept_cards.html(others, region=self.region, moment=self.moment),
        )


# No cookie is set here, so no other site can borrow one; and nothing is written.
@csrf_exempt
def search(request: HttpRequest, language: str) -> HttpResponse:
    if request.method != "POST":
        return redirect("home", language=language)
    text = request.POST.get("text", "")
    if not text.strip():
        return redirect(_back(request, language))
    if LIMIT.refuses(request, at=clock.now()):
        response = home.without_words(request, language, region_codes.parse(_told(request)))
    else:
        page = _page(request, text, language)
        response = render(request, "pages/search.html", {"view": page, "language": language})
    response["Cache-Control"] = "no-store"
    return response


def _page(request: HttpRequest, text: str, language: str) -> SearchPage:
    moment, region = this_moment(), _region(request)
    understood = asking.meaning(text, language=language, region=region, moment=moment)
    asked = asking.search_for(understood, region=region, language=language, tables=moment.reference)
    wished = _wishes(asked)
    answered = answer(understood, asked, board=moment.board, at=moment.at, size=PAGE_SIZE)
    return SearchPage(
        moment=moment,
        language=language,
        region=asked.region,
        topic=asked.topic,
        filters=_filters(wished, moment, language),
        asked=asked,
        answer=answered.answer,
        facets=known_facets(str(moment.edition), asked.region, tuple(moment.reference.spoken)),
        wished=wished,
        printed=printed(request, region=asked.region, on=moment.at.date()),
        understood=understood,
        answered=answered,
        from_region=region,
        is_cut=len(text) > LONGEST_TEXT,
    )


def _told(request: HttpRequest) -> str:
    return str(request.POST.get("region", ""))


def _region(request: HttpRequest) -> str:
    """Of the page with the box; else where the browser's language is spoken; else the world."""
    told = region_codes.parse(_told(request))
    likely = visitor.likely_regions(request)
    return told or (likely[0] if likely else region_codes.WORLD)


def _back(request: HttpRequest, language: str) -> str:
    region = region_codes.parse(_told(request))
    return (
        reverse("region", args=(language, region)) if region else reverse("home", args=(language,))
    )


def _wishes(asked: Search) -> dict[str, str]:
    """The wishes as the address of a result page has them."""
    named = {"language": asked.language, "channel": asked.channel, "audience": asked.audience}
    return {name: value for name, value in named.items() if value}


def _filters(wished: dict[str, str], moment: Moment, language: str) -> ServiceFilter:
    data = QueryDict(mutable=True)
    data.update(wished)
    filters = ServiceFilter(data, tables=moment.reference, language=language)
    filters.form.is_valid()
    return filters
