"""The states of a listing, the verbs that move it, and what publishing asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    DRAFT = "draft"
    IN_REVIEW = "in_review"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    RETIRED = "retired"


class Verb(StrEnum):
    SUBMIT = "submit"
    SEND_BACK = "send_back"
    PUBLISH = "publish"
    WITHDRAW = "withdraw"
    RESTORE = "restore"
    RETIRE = "retire"
    MERGE = "merge"
    """Retires a listing in favour of another that is the same; a draft can be one, too."""


TRANSITIONS: Mapping[tuple[State, Verb], State] = {
    (State.DRAFT, Verb.SUBMIT): State.IN_REVIEW,
    (State.IN_REVIEW, Verb.SEND_BACK): State.DRAFT,
    (State.IN_REVIEW, Verb.PUBLISH): State.PUBLISHED,
    (State.PUBLISHED, Verb.WITHDRAW): State.WITHDRAWN,
    (State.PUBLISHED, Verb.RETIRE): State.RETIRED,
    (State.WITHDRAWN, Verb.RESTORE): State.IN_REVIEW,
    (State.DRAFT, Verb.MERGE): State.RETIRED,
    (State.IN_REVIEW, Verb.MERGE): State.RETIRED,
    (State.PUBLISHED, Verb.MERGE): State.RETIRED,
    (State.WITHDRAWN, Verb.MERGE): State.RETIRED,
}


class NotAllowed(ValueError):
    """A verb that the state of the listing does not know."""

    def __init__(self, state: State, verb: Verb) -> None:
        super().__init__(f"A listing that is {state} can't {verb.replace('_', ' ')}.")
        self.state = state
        self.verb = verb


def after(state: State, verb: Verb) -> State:
    """The state that `verb` leads to. Raises NotAllowed."""
    try:
        return TRANSITIONS[state, verb]
    except KeyError:
        raise NotAllowed(state, verb) from None


def verbs_for(state: State) -> tuple[Verb, ...]:
    return tuple(verb for (start, verb) in TRANSITIONS if start == state)


class Basis(StrEnum):
    """Why the directory believes a listing enough to publish it."""

    VERIFICATION = "verification"
    ORGANIZATION_PAGE = "organization-page"
    GOVERNMENT_PAGE = "government-page"
    INDEPENDENT_SOURCES = "independent-sources"


class SourceKind(StrEnum):
    """Who speaks in a source, from the strongest evidence to the weakest."""

    ORGANIZATION = "organization"
    GOVERNMENT = "government"
    PAGE = "page"
    DATASET = "dataset"


class Confidence(StrEnum):
    """How far whoever compiled a listing trusts it. `low` never goes public unchecked."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    UNRATED = "unrated"


INDEPENDENT_SOURCES_NEEDED = 2


@dataclass(frozen=True, slots=True)
class Dossier:
    """What is known of a listing at the moment somebody wants to publish it."""

    names: int
    working_contact_methods: int
    coverage: int
    topics: int
    source_kinds: frozenset[SourceKind]
    independent_sources: int
    confidence: Confidence
    verified: bool


class Missing(StrEnum):
    """What a dossier lacks. The values are stable; the words for people are in the doors."""

    NAME = "name"
    CONTACT_METHOD = "contact-method"
    COVERAGE = "coverage"
    TOPIC = "topic"
    SOURCE = "source"
    EVIDENCE = "evidence"
    CONFIDENCE = "confidence"


def basis(dossier: Dossier) -> Basis | None:
    """The strongest ground for publishing, or None."""
    if dossier.verified:
        return Basis.VERIFICATION
    if SourceKind.ORGANIZATION in dossier.source_kinds:
        return Basis.ORGANIZATION_PAGE
    if SourceKind.GOVERNMENT in dossier.source_kinds:
        return Basis.GOVERNMENT_PAGE
    if dossier.independent_sources >= INDEPENDENT_SOURCES_NEEDED:
        return Basis.INDEPENDENT_SOURCES
    return None


def missing(dossier: Dossier) -> tuple[Missing, ...]:
    """Everything that stands between a listing and the public; empty when it may be published."""
    unchecked_and_distrusted = dossier.confidence is Confidence.LOW and not dossier.verified
    lacks = {
        Missing.NAME: not dossier.names,
        Missing.CONTACT_METHOD: not dossier.working_contact_methods,
        Missing.COVERAGE: not dossier.coverage,
        Missing.TOPIC: not dossier.topics,
        Missing.SOURCE: not (dossier.source_kinds or dossier.verified),
        Missing.EVIDENCE: basis(dossier) is None,
        Missing.CONFIDENCE: unchecked_and_distrusted,
    }
    return tuple(lack for lack, applies in lacks.items() if applies)
