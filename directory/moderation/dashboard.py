"""How the whole directory is doing: what is checked, how fast, and what is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from directory import clock
from directory.charts import FreshnessView
from directory.moderation.access import desk, signed_in
from directory.wording import names, questions
from resources.models import Edition, Moderator
from resources.rules import language_tags, region_codes
from resources.rules.roles import Right
from resources.search import queue
from resources.search.freshness_figures import coverage, figures, topics_by_region
from resources.search.queue import Wanted
from resources.search.reference import Reference, reference

AGES = (
    gettext_lazy("Up to a day"),
    gettext_lazy("Up to a week"),
    gettext_lazy("Up to a month"),
    gettext_lazy("Longer"),
)


@dataclass(frozen=True)
class Gaps:
    """A table of how many listings there are; 0 is a gap.

    `rows`: (what the row is about, a count for each of `columns`).
    """

    title: str
    columns: Sequence[str]
    rows: Sequence[tuple[str, Sequence[int]]]


@desk(Right.PROPOSE)
def dashboard(request: HttpRequest) -> HttpResponse:
    language = get_language() or "en"
    tables = reference(Edition.current())
    covered = topics_by_region()
    region = region_codes.parse(request.GET.get("region", ""))
    places = [code for code in region_codes.countries() if code not in covered]
    moment = clock.now()
    context = {
        "view": FreshnessView(figures(at=moment), language),
        "region": region or "",
        "regions": names.regions(region_codes.countries(), language),
        "gaps": _of_region(region, tables, language)
        if region
        else _of_all(covered, tables, language),
        "age_names": AGES,
        "ages": _ages(signed_in(request), moment),
        "without_any": [name for _code, name in names.regions(places, language)],
    }
    return render(request, "moderation/dashboard.html", context)


def _ages(moderator: Moderator, at: datetime) -> list[tuple[str, Sequence[tuple[Any, int]]]]:
    """(kind of question, how many wait for each of AGES)"""
    waiting = queue.ages(Wanted(), by=moderator, at=at)
    return [
        (str(questions.KINDS[kind]), list(zip(AGES, counts, strict=True)))
        for kind, counts in waiting.items()
    ]


def _of_all(covered: Mapping[str, Mapping[str, int]], tables: Reference, language: str) -> Gaps:
    """Places down, topics across."""
    return Gaps(
        title=_("Listings by place and topic"),
        columns=[tables.topic_name(slug, language) for slug in tables.topics],
        rows=[
            (name, [covered[code].get(slug, 0) for slug in tables.topics])
            for code, name in names.regions(covered, language)
        ],
    )


def _of_region(region: str, tables: Reference, language: str) -> Gaps:
    """Topics down, the languages of the place across."""
    found = coverage(region)
    counts = found.counts
    title = _("Listings by topic and language · {place}")
    return Gaps(
        title=title.format(place=region_codes.name(region, language)),
        columns=[language_tags.name(tag, language) for tag in found.languages],
        rows=[
            (
                tables.topic_name(slug, language),
                [counts.get((slug, tag), 0) for tag in found.languages],
            )
            for slug in tables.topics
        ],
    )
