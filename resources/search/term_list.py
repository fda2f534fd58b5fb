"""The terms of the vocabulary, for those who look after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from resources.models import Term
from resources.rules.normalised_text import tokens
from resources.rules.terms import TermKind


@dataclass(frozen=True, slots=True)
class Wanted:
    """`slug` None: any; "" is a meaning, that of terms whose kind says it all."""

    language: str = ""
    kind: TermKind | None = None
    slug: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    terms: Sequence[Term]
    total: int
    number: int
    pages: int


def page(wanted: Wanted, *, number: int, size: int) -> Page:
    """The `number`th page from 1, or the nearest there is. Two queries."""
    found = _found(wanted)
    total = found.count()
    pages = max(1, -(-total // size))
    number = min(max(1, number), pages)
    return Page(list(found[(number - 1) * size : number * size]), total, number, pages)


def surges(*, at: datetime) -> QuerySet[Term]:
    """The terms that stand for a while and still do, the next to end first."""
    return Term.objects.filter(until__gt=at).order_by("until", "pk")


def languages() -> list[str]:
    """Those that some term is written in."""
    return sorted(Term.objects.order_by().values_list("language", flat=True).distinct())


def _found(wanted: Wanted) -> QuerySet[Term]:
    found = Term.objects.all()
    if wanted.language:
        found = found.filter(language=wanted.language)
    if wanted.kind is not None:
        found = found.filter(kind=wanted.kind)
    if wanted.slug is not None:
        found = found.filter(slug=wanted.slug)
    if wanted.text:
        # As it is compared, so that every way of writing it is found.
        key = " ".join(tokens(wanted.text))
        has_text = Q(text__icontains=wanted.text)
        found = found.filter(has_text | Q(key__contains=key) if key else has_text)
    return found
