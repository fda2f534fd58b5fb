"""Two listings that are one: one is kept, and both addresses lead to it from then on."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

from resources.actions import applying, holding, verifying
from resources.actions.change import public_change
from resources.actions.indexing import reindex
from resources.exchange.listing_fields import Changes
from resources.models import ContactMethod, FormerSlug, Moderator, Service
from resources.rules import publication
from resources.rules.policies import Working
from resources.rules.publication import NotAllowed, State, Verb
from resources.search import duplicates
from resources.search.duplicates import Pair


class NotPublic(ValueError):
    """A public listing would give way to one that nobody sees."""


def merge(kept: Service, other: Service, *, by: Moderator, at: datetime, why: str = "") -> None:
    """Retires `other`; what `kept` lacks of its texts, ways of contact and sources is copied.

    The rows of `other` stay where they are, because its checks are of those rows. Raises ValueError
    for one and the same listing, NotAllowed where either is retired, and NotPublic.
    """
    if kept.pk == other.pk:
        raise ValueError("A listing can't be merged with itself.")
    with public_change(by=by, at=at, why=why or f"merged {other.slug} into {kept.slug}"):
        _lock(kept, other)
        if kept.state == State.RETIRED:
            raise NotAllowed(State.RETIRED, Verb.MERGE)
        if other.state == State.PUBLISHED != kept.state:
            raise NotPublic("A public listing can only give way to a public one.")
        state = publication.after(State(other.state), Verb.MERGE)
        _copy_texts(kept, other)
        _copy_sources(kept, other, _copy_methods(kept, other))
        _move_addresses(kept, other)
        Service.objects.filter(pk=other.pk).update(state=state, replaced_by=kept, priority=False)
        Service.objects.filter(replaced_by=other).update(replaced_by=kept)
        Service.objects.filter(paired_with=other).update(paired_with=None)
        Service.objects.filter(pk=other.pk).update(paired_with=None)
        holding.settle(duplicates.question(kept.pk, other.pk), at=at)
        verifying.reschedule(kept)
        reindex([kept.pk, other.pk])
    kept.refresh_from_db()
    other.refresh_from_db()


def keep_apart(one: Service, two: Service, *, at: datetime) -> None:
    """They are two: nobody is asked again. `holding.wake` takes it back."""
    holding.settle(duplicates.question(one.pk, two.pk), at=at)


def doubles_after(service: Service, changes: Changes) -> list[Pair]:
    """Likely duplicates of the listing as it would be with these changes. Writes nothing.

    Raises ValidationError where a rule refuses a value.
    """
    with applying.rehearsed(service, changes):
        return duplicates.of(service.pk)


def _lock(*services: Service) -> None:
    """In one order, so that two merges at once wait for each other instead of for ever."""
    ids = sorted(service.pk for service in services)
    stored = {row.pk: row for row in Service.objects.select_for_update().filter(pk__in=ids)}
    for service in services:
        service.state = stored[service.pk].state


def _copy_texts(kept: Service, other: Service) -> None:
    has = set(kept.texts.values_list("language", flat=True))
    for text in other.texts.exclude(language__in=has):
        text.pk, text.service = None, kept
        text._state.adding = True  # noqa: SLF001 (Django's documented way to copy a row)
        text.save()


def _copy_methods(kept: Service, other: Service) -> dict[UUID | None, ContactMethod]:
    """Returns, for each of the other's ways of contact, the same one of the kept listing."""
    own = {_same(method): method for method in kept.contact_methods.all()}
    position = max((method.position for method in own.values()), default=-1)
    found: dict[UUID | None, ContactMethod] = {}
    for method in other.contact_methods.exclude(working=Working.DOWN):
        before = method.pk
        if _same(method) not in own:
            position += 1
            method.pk, method.service, method.position = uuid4(), kept, position
            method._state.adding = True  # noqa: SLF001
            method.save()
            own[_same(method)] = method
        found[before] = own[_same(method)]
    return found


def _same(method: ContactMethod) -> Sequence[str]:
    return (method.kind, method.e164 or method.value, method.menu_path, method.keyword)


def _copy_sources(kept: Service, other: Service, methods: dict[UUID | None, ContactMethod]) -> None:
    has = set(kept.sources.values_list("title", "url", "contact_method"))
    for source in other.sources.all():
        method = methods.get(source.contact_method_id)
        if (source.title, source.url, method.pk if method else None) in has:
            continue
        source.pk, source.service, source.contact_method = None, kept, method
        source._state.adding = True  # noqa: SLF001
        source.save()


def _move_addresses(kept: Service, other: Service) -> None:
    FormerSlug.objects.filter(service=other).update(service=kept)
    FormerSlug.objects.update_or_create(slug=other.slug, defaults={"service": kept})
