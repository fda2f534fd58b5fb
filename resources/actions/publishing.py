"""The verbs that move a listing through its states; `rules.publication` has the table."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from uuid import UUID

from resources.actions.change import public_change
from resources.actions.indexing import reindex
from resources.models import ContactMethod, Moderator, Service, Source, Verification
from resources.rules import publication
from resources.rules.freshness import Aspect, Outcome
from resources.rules.policies import Working
from resources.rules.publication import Confidence, Dossier, Missing, SourceKind, State, Verb


class NotReady(ValueError):
    """A listing that lacks what publishing asks for; `missing` says what."""

    def __init__(self, missing: tuple[Missing, ...]) -> None:
        super().__init__(", ".join(missing))
        self.missing = missing


def submit(service: Service, *, by: Moderator | None, at: datetime, why: str = "") -> None:
    _move(service, Verb.SUBMIT, by=by, at=at, why=why or "submitted for review")


def send_back(service: Service, *, by: Moderator | None, at: datetime, why: str = "") -> None:
    _move(service, Verb.SEND_BACK, by=by, at=at, why=why or "sent back")


def withdraw(service: Service, *, by: Moderator | None, at: datetime, why: str = "") -> None:
    """Takes a listing off the site at once."""
    _move(service, Verb.WITHDRAW, by=by, at=at, why=why or "withdrawn")


def restore(service: Service, *, by: Moderator | None, at: datetime, why: str = "") -> None:
    """Brings a withdrawn listing back to review; it is not public until it is published."""
    _move(service, Verb.RESTORE, by=by, at=at, why=why or "restored")


def retire(
    service: Service,
    *,
    by: Moderator | None,
    at: datetime,
    replaced_by: Service | None = None,
    why: str = "",
) -> None:
    """Ends a listing for good; its address then answers 410 and names the successor."""
    service.replaced_by = replaced_by
    service.priority = False
    _move(service, Verb.RETIRE, by=by, at=at, why=why or "retired")


def publish(service: Service, *, by: Moderator | None, at: datetime, why: str = "") -> None:
    """Raises NotAllowed for another state than in_review, and NotReady for a thin dossier."""
    state = publication.after(State(service.state), Verb.PUBLISH)
    dossier = dossiers([service.pk])[service.pk]
    if lacks := publication.missing(dossier):
        raise NotReady(lacks)
    with public_change(by=by, at=at, why=why or "published"):
        service.state = state
        ground = publication.basis(dossier)
        service.basis = ground.value if ground else ""
        service.published_at = at
        service.save()
        reindex([service.pk])


def publish_drafts(services: Collection[UUID], *, at: datetime) -> dict[UUID, tuple[Missing, ...]]:
    """Publishes those drafts that are ready; returns what each of the others lacks.

    For imports, inside their own `public_change`: it takes a draft through both steps at once.
    """
    drafts = Service.objects.filter(pk__in=services, state=State.DRAFT)
    found = dossiers(list(drafts.values_list("pk", flat=True)))
    lacking = {pk: publication.missing(dossier) for pk, dossier in found.items()}
    by_basis: dict[str, list[UUID]] = defaultdict(list)
    for pk, dossier in found.items():
        ground = publication.basis(dossier)
        if ground is not None and not lacking[pk]:
            by_basis[ground].append(pk)
    for basis, ready in by_basis.items():
        Service.objects.filter(pk__in=ready).update(
            state=State.PUBLISHED, basis=basis, published_at=at
        )
    return {pk: lacks for pk, lacks in lacking.items() if lacks}


def dossiers(services: Collection[UUID]) -> Mapping[UUID, Dossier]:
    """What publishing looks at, for each of these services. Seven queries, however many."""
    ids = list(services)
    texts = _count(Service.objects.filter(pk__in=ids, texts__isnull=False))
    topics = _count(Service.objects.filter(pk__in=ids, topics__isnull=False))
    coverage = _count(Service.objects.filter(pk__in=ids, coverage__isnull=False))
    methods = ContactMethod.objects.filter(service__in=ids).exclude(working=Working.DOWN)
    working = _count(Service.objects.filter(contact_methods__in=methods))
    kinds: dict[UUID, set[SourceKind]] = defaultdict(set)
    for pk, kind in Source.objects.filter(service__in=ids).values_list("service_id", "kind"):
        kinds[pk].add(SourceKind(kind))
    verified = set(
        Verification.objects.filter(service__in=ids, aspect=Aspect.NUMBER)
        .exclude(outcome=Outcome.FAILED)
        .values_list("service_id", flat=True)
    )
    return {
        service.pk: Dossier(
            names=texts[service.pk],
            working_contact_methods=working[service.pk],
            coverage=coverage[service.pk],
            topics=topics[service.pk],
            source_kinds=frozenset(kinds[service.pk]),
            independent_sources=service.independent_sources,
            confidence=Confidence(service.confidence),
            verified=service.pk in verified,
        )
        for service in Service.objects.filter(pk__in=ids)
    }


def _count(services: Iterable[Service]) -> dict[UUID, int]:
    """How often each service stands in a joined query."""
    counts: dict[UUID, int] = defaultdict(int)
    for service in services:
        counts[service.pk] += 1
    return counts


def _move(service: Service, verb: Verb, *, by: Moderator | None, at: datetime, why: str) -> None:
    state = publication.after(State(service.state), verb)
    with public_change(by=by, at=at, why=why):
        service.state = state
        service.save()
        reindex([service.pk])
