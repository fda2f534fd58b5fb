"""Listings that may be one and the same, side by side: one is kept, or they stay two."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from directory.moderation import scope
from directory.moderation.access import desk, signed_in
from directory.moment import Moment, this_moment
from directory.wording import changes, choices, names
from resources.actions import merging
from resources.models import Service
from resources.rules.publication import NotAllowed
from resources.rules.roles import Right
from resources.search import duplicates as search
from resources.search.duplicates import Pair
from resources.search.listings import with_card_facts

PAIRS_SHOWN = 20

Rows = Sequence[tuple[str, Sequence[str], Sequence[str]]]
"""(label, what the first says, what the second says)."""


@dataclass(frozen=True, slots=True)
class ShownPair:
    first: Service
    second: Service
    first_name: str
    second_name: str
    reason: str
    rows: Rows


@require_safe
@desk(Right.REVIEW)
def duplicates(request: HttpRequest) -> HttpResponse:
    limits = scope.regions(signed_in(request))
    pairs = search.pairs(limits=limits, most=PAIRS_SHOWN + 1)
    context = {
        "pairs": list(_shown(pairs[:PAIRS_SHOWN], this_moment())),
        "has_more": len(pairs) > PAIRS_SHOWN,
    }
    return render(request, "moderation/duplicates.html", context)


@require_POST
@desk(Right.REVIEW)
def merge(request: HttpRequest) -> HttpResponse:
    kept, other = _two(request, "kept", "other")
    try:
        merging.merge(kept, other, by=signed_in(request), at=this_moment().at)
    except merging.NotPublic:
        messages.error(request, _("A public listing can only give way to a public one."))
    except (NotAllowed, ValueError):
        messages.error(request, _("One of these was retired in the meantime."))
    else:
        messages.success(request, _("Merged. Both addresses lead to {kept}.").format(kept=kept))
    return redirect("moderation:duplicates")


@require_POST
@desk(Right.REVIEW)
def keep_apart(request: HttpRequest) -> HttpResponse:
    one, two = _two(request, "one", "two")
    merging.keep_apart(one, two, at=this_moment().at)
    messages.success(request, _("They stay two; nobody is asked again."))
    return redirect("moderation:duplicates")


def _two(request: HttpRequest, *names_of_fields: str) -> tuple[Service, Service]:
    """The listings that the form names, if this moderator decides on both."""
    try:
        ids = [UUID(request.POST.get(name, "")) for name in names_of_fields]
    except ValueError:
        raise Http404 from None
    found = Service.objects.in_bulk(ids)
    if len(found) != len(names_of_fields):
        raise Http404
    for service in found.values():
        scope.require(signed_in(request), service)
    return found[ids[0]], found[ids[1]]


def _shown(pairs: Sequence[Pair], moment: Moment) -> Iterator[ShownPair]:
    ids = {pk for pair in pairs for pk in (pair.first, pair.second)}
    services = with_card_facts(Service.objects.all()).in_bulk(ids)
    facts = {pk: dict(_facts(service, moment)) for pk, service in services.items()}
    for pair in pairs:
        one, two = facts[pair.first], facts[pair.second]
        yield ShownPair(
            first=services[pair.first],
            second=services[pair.second],
            first_name=_name(services[pair.first]),
            second_name=_name(services[pair.second]),
            reason=_reason(pair),
            rows=[(label, said, two[label]) for label, said in one.items()],
        )


def _facts(service: Service, moment: Moment) -> Iterator[tuple[str, Sequence[str]]]:
    language, tables = get_language() or "en", moment.reference
    yield _("Name"), [text.name for text in service.texts.all()]
    yield _("Organization"), [service.organization.name]
    yield _("State"), [changes.in_words("service.state", service.state, tables)]
    kinds: Mapping[str, object] = dict(choices.CHANNELS)
    yield (
        _("Ways of contact"),
        [
            f"{kinds.get(method.kind, method.kind)} {method.value}"
            for method in service.contact_methods.all()
        ],
    )
    regions = names.regions(service.region_codes, language)  # type: ignore[attr-defined]
    yield _("Where it helps"), [name for _code, name in regions]
    topics = service.topic_slugs  # type: ignore[attr-defined]
    yield _("What it is about"), [tables.topic_name(slug, language) for slug in topics]
    yield _("Sources"), [source.title for source in service.sources.all()]


def _name(service: Service) -> str:
    return next((text.name for text in service.texts.all()), service.slug)


def _reason(pair: Pair) -> str:
    if pair.same_number and pair.closeness:
        return _("The same number, and close names")
    return _("The same number") if pair.same_number else _("Close names in the same place")
