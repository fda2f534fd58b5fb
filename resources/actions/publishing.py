"""The verbs that move a listing through its states; `rules.publication` has the table."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from resources.actions.change import public_change
from resources.actions.indexing import reindex
from resources.models import ContactMethod, Moderator, Service, Source, Verification
from resources.rules import publication
from resources.rules.freshness import Aspect, Outcome
from resources.rules.policies import Working
from resources.rules.publication import Confidence, Dossier, Missing, SourceKind, State, Verb
from resources.rules.questions import UNDO_WITHIN


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


def undo_withdrawal(service: Service, *, by: Moderator, at: datetime) -> None:
    """Takes one's own withdrawal back, within seconds and without a second person.

    Raises NotAllowed where it was not this person, or not just now, or something else since.
    """
    with public_change(by=by, at=at, why="withdrawal taken back"):
        publication.after(_stored_state(service), Verb.RESTORE)
        service.refresh_from_db()
        last = _last_move(service)
        mine = bool(last) and last["by"] == str(by.pk)
        if not mine or at - datetime.fromisoformat(last["at"]) > UNDO_WITHIN:
            raise publication.NotAllowed(State(service.state), Verb.RESTORE)
        _write(service, state=State.PUBLISHED.value)


def handed_in_by(service: Service) -> Moderator | None:
    """Who brought the listing to review; None for an import, or where it is not in review."""
    last = _last_move(service)
    if service.state != State.IN_REVIEW or not last or not last["by"]:
        return None
    return Moderator.objects.filter(pk=last["by"]).first()


def _last_move(service: Service) -> dict[str, Any]:
    """Who brought it into its state, and when: {"by": key or None, "at": ISO 8601}."""
    events = service.events.filter(state=service.state).order_by("-pgh_id")  # type: ignore[attr-defined]
    since = service.events.exclude(state=service.state).order_by("-pgh_id").first()  # type: ignore[attr-defined]
    first = (events.filter(pgh_id__gt=since.pgh_id) if since else events).order_by("pgh_id").first()
    return dict(first.pgh_context.metadata) if first and first.pgh_context else {}


def retire(
    service: Service,
    *,
    by: Moderator | None,
    at: datetime,
    replaced_by: Service | None = None,
    why: str = "",
) -> None:
    """Ends a listing for good; its address then answers 410 and names the successor."""
    _move(
        service,
        Verb.RETIRE,
        by=by,
        at=at,
        why=why or "retired",
        replaced_by=replaced_by,
        priority=False,
    )


def publish(service: Service, *, by: Moderator | None, at: datetime, why: str = "") -> None:
    """Raises NotAllowed for another state than in_review, and NotReady for a thin dossier."""
    with public_change(by=by, at=at, why=why or "published"):
        state = publication.after(_stored_state(service), Verb.PUBLISH)
        dossier = dossiers([service.pk])[service.pk]
        ground = publication.basis(dossier)
        if ground is None or publication.missing(dossier):
            raise NotReady(publication.missing(dossier))
        _write(service, state=state.value, basis=ground.value, published_at=at)


def publish_drafts(services: Collection[UUID], *, at: datetime) -> dict[UUID, tuple[Missing, ...]]:
    """Publishes those drafts that are ready; returns what each of the others lacks.

    For imports, inside their own `public_change`: it takes a draft through both steps at once. A
    draft that was ever anything else is a moderator's business and stays.
    """
    drafts = Service.objects.filter(pk__in=services, state=State.DRAFT).exclude(
        events__state__in=[state for state in State if state != State.DRAFT]
    )
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
    verified = _verified(ids)
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


def _verified(ids: Collection[UUID]) -> set[UUID]:
    """Services with a working number whose newest check did not fail."""
    newest = (
        Verification.objects.filter(service__in=ids, aspect=Aspect.NUMBER)
        .exclude(contact_method__working=Working.DOWN)
        .order_by("contact_method_id", "-at", "-id")
        .distinct("contact_method_id")
        .values_list("service_id", "outcome")
    )
    return {pk for pk, outcome in newest if outcome != Outcome.FAILED}


def _count(services: QuerySet[Service]) -> Counter[UUID]:
    """How often each service stands in a joined query."""
    return Counter(services.order_by().values_list("pk", flat=True))


def _move(
    service: Service, verb: Verb, *, by: Moderator | None, at: datetime, why: str, **fields: Any
) -> None:
    with public_change(by=by, at=at, why=why):
        state = publication.after(_stored_state(service), verb)
        _write(service, state=state.value, **fields)


def _stored_state(service: Service) -> State:
    """As it stands in the database, locked: the copy at hand may be older than a withdrawal."""
    return State(Service.objects.select_for_update().get(pk=service.pk).state)


def _write(service: Service, **fields: Any) -> None:
    """Only these fields: the copy at hand may be older than somebody else's edit."""
    Service.objects.filter(pk=service.pk).update(**fields)
    for name, value in fields.items():
        setattr(service, name, value)
    reindex([service.pk])
