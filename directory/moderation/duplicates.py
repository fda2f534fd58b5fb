"""Two listings that may be one and the same, side by side: one is kept, or they stay two."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directory import queueing
from directory.moderation.given import Given, NotAnswered
from directory.moderation.undoing import Undo
from directory.moment import Moment
from directory.wording import changes, choices, names
from resources.actions import merging
from resources.models import LikelyDuplicate, Service
from resources.rules.publication import NotAllowed
from resources.search.listings import with_card_facts

Rows = Sequence[tuple[str, Sequence[str], Sequence[str]]]
"""(label, what the first says, what the second says)."""


@dataclass(frozen=True, slots=True)
class Comparison:
    first: Service
    second: Service
    first_name: str
    second_name: str
    reason: str
    rows: Rows

    @property
    def first_key(self) -> str:
        return f"listing:{self.first.pk}"

    @property
    def second_key(self) -> str:
        return f"listing:{self.second.pk}"


def compare(first: UUID, second: UUID, moment: Moment) -> Comparison | None:
    """None where they are not alike any more."""
    found = LikelyDuplicate.objects.filter(first=first, second=second).first()
    services = with_card_facts(Service.objects.all()).in_bulk([first, second])
    if found is None:
        return None
    one, two = services[first], services[second]
    facts = dict(_facts(two, moment))
    return Comparison(
        first=one,
        second=two,
        first_name=_name(one),
        second_name=_name(two),
        reason=_reason(found),
        rows=[(label, said, facts[label]) for label, said in _facts(one, moment)],
    )


def keep_first(given: Given) -> None:
    kept, other = given.both
    _merge(kept, other, given)


def keep_second(given: Given) -> None:
    other, kept = given.both
    _merge(kept, other, given)


def _merge(kept: Service, other: Service, given: Given) -> None:
    try:
        with transaction.atomic():
            merging.merge(kept, other, by=given.by, at=given.at)
            queueing.look_for_duplicates(kept.pk)
    except merging.NotPublic:
        raise NotAnswered(_("A public listing can only give way to a public one.")) from None
    except NotAllowed:
        raise NotAnswered(_("One of these was retired in the meantime.")) from None


def keep_apart(given: Given) -> Undo:
    merging.keep_apart(*given.both, at=given.at)
    return {"what": "put off"}


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
    texts = sorted(service.texts.all(), key=lambda text: text.language != "en")
    return texts[0].name if texts else service.slug


def _reason(pair: LikelyDuplicate) -> str:
    if pair.same_number and pair.closeness:
        return _("The same number, and close names")
    return _("The same number") if pair.same_number else _("Close names in the same place")
