from itertools import product

import pytest

from resources.rules import publication
from resources.rules.publication import (
    Basis,
    Confidence,
    Dossier,
    Missing,
    NotAllowed,
    SourceKind,
    State,
    Verb,
)

LEADS_TO = {
    (State.DRAFT, Verb.SUBMIT): State.IN_REVIEW,
    (State.IN_REVIEW, Verb.SEND_BACK): State.DRAFT,
    (State.IN_REVIEW, Verb.PUBLISH): State.PUBLISHED,
    (State.PUBLISHED, Verb.WITHDRAW): State.WITHDRAWN,
    (State.PUBLISHED, Verb.RETIRE): State.RETIRED,
    (State.WITHDRAWN, Verb.RESTORE): State.IN_REVIEW,
    **{(state, Verb.MERGE): State.RETIRED for state in State if state is not State.RETIRED},
}


def dossier(**changes: object) -> Dossier:
    """A listing that lacks nothing, but for the changes."""
    fields = {
        "names": 1,
        "working_contact_methods": 1,
        "coverage": 1,
        "topics": 1,
        "source_kinds": frozenset({SourceKind.GOVERNMENT}),
        "independent_sources": 1,
        "confidence": Confidence.HIGH,
        "verified": False,
    }
    return Dossier(**{**fields, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(("state", "verb"), list(product(State, Verb)))
def test_every_verb_in_every_state_leads_on_or_is_refused(state: State, verb: Verb) -> None:
    if (state, verb) in LEADS_TO:
        assert publication.after(state, verb) is LEADS_TO[state, verb]
        return
    with pytest.raises(NotAllowed) as refusal:
        publication.after(state, verb)
    assert (refusal.value.state, refusal.value.verb) == (state, verb)


def test_a_refused_verb_is_said_in_a_sentence() -> None:
    with pytest.raises(NotAllowed, match=r"^A listing that is draft can't send back\.$"):
        publication.after(State.DRAFT, Verb.SEND_BACK)


@pytest.mark.parametrize(
    ("state", "verbs"),
    [
        (State.DRAFT, {Verb.SUBMIT, Verb.MERGE}),
        (State.IN_REVIEW, {Verb.SEND_BACK, Verb.PUBLISH, Verb.MERGE}),
        (State.PUBLISHED, {Verb.WITHDRAW, Verb.RETIRE, Verb.MERGE}),
        (State.WITHDRAWN, {Verb.RESTORE, Verb.MERGE}),
        (State.RETIRED, set()),
    ],
)
def test_a_state_offers_its_own_verbs(state: State, verbs: set[Verb]) -> None:
    assert set(publication.verbs_for(state)) == verbs


def test_nothing_goes_public_without_a_review() -> None:
    before_public = {state for (state, _verb), after in LEADS_TO.items() if after == "published"}
    assert before_public == {State.IN_REVIEW}


@pytest.mark.parametrize(
    ("known", "basis"),
    [
        (
            {"verified": True, "source_kinds": frozenset(SourceKind), "independent_sources": 5},
            Basis.VERIFICATION,
        ),
        ({"source_kinds": frozenset(SourceKind)}, Basis.ORGANIZATION_PAGE),
        (
            {
                "source_kinds": frozenset(SourceKind) - {SourceKind.ORGANIZATION},
                "independent_sources": 5,
            },
            Basis.GOVERNMENT_PAGE,
        ),
        (
            {"source_kinds": frozenset({SourceKind.DATASET}), "independent_sources": 2},
            Basis.INDEPENDENT_SOURCES,
        ),
        (
            {
                "source_kinds": frozenset({SourceKind.PAGE, SourceKind.DATASET}),
                "independent_sources": 1,
            },
            None,
        ),
        ({"source_kinds": frozenset(), "independent_sources": 0}, None),
    ],
)
def test_the_strongest_ground_is_named(known: dict[str, object], basis: Basis | None) -> None:
    assert publication.basis(dossier(**known)) is basis


@pytest.mark.parametrize(
    ("changes", "lacks"),
    [
        ({}, ()),
        ({"names": 0}, (Missing.NAME,)),
        ({"working_contact_methods": 0}, (Missing.CONTACT_METHOD,)),
        ({"coverage": 0}, (Missing.COVERAGE,)),
        ({"topics": 0}, (Missing.TOPIC,)),
        ({"source_kinds": frozenset()}, (Missing.SOURCE, Missing.EVIDENCE)),
        ({"source_kinds": frozenset(), "independent_sources": 2}, (Missing.SOURCE,)),
        ({"source_kinds": frozenset({SourceKind.PAGE})}, (Missing.EVIDENCE,)),
        ({"source_kinds": frozenset({SourceKind.PAGE}), "independent_sources": 2}, ()),
        ({"source_kinds": frozenset(), "verified": True}, ()),
        ({"confidence": Confidence.LOW}, (Missing.CONFIDENCE,)),
        ({"confidence": Confidence.LOW, "verified": True}, ()),
        ({"confidence": Confidence.UNRATED}, ()),
        ({"confidence": Confidence.MEDIUM}, ()),
    ],
)
def test_what_is_missing_is_said(changes: dict[str, object], lacks: tuple[Missing, ...]) -> None:
    assert publication.missing(dossier(**changes)) == lacks


def test_an_empty_listing_lacks_everything_at_once() -> None:
    nothing = dossier(
        names=0,
        working_contact_methods=0,
        coverage=0,
        topics=0,
        source_kinds=frozenset(),
        independent_sources=0,
        confidence=Confidence.LOW,
    )
    assert publication.missing(nothing) == tuple(Missing)
