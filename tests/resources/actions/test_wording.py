"""Words that readers would see are judged before they are stored, whichever door they come by."""

from typing import Any

import pytest
from pghistory.models import Context

from resources.actions import editing, importing, interrupting, proposing, reverting
from resources.actions.importing import Verdict
from resources.actions.wording import Kept, UnsafeWording
from resources.models import Moderator, Proposal, Service, Topic
from resources.rules.proposals import Origin
from resources.rules.roles import Role
from resources.search import history
from tests.conftest import NOON
from tests.resources.actions.imported_files import bring, imported
from tests.resources.actions.proposals import Propose, accept, number_of
from tests.resources.factories import line

pytestmark = pytest.mark.django_db

BETTER = "For families of those who committed suicide."
NEVER = "He died by suicide at Elmford Bridge."
SUMMARY = "text.en.summary"
QUOTED = frozenset({"died by suicide at Elmford Bridge"})
"""Of NEVER, as it was shown."""


@pytest.fixture
def erin(db: None) -> Moderator:
    return Moderator.objects.create(email="erin@example.org", role=Role.EDITOR)


def unjudged(service: Service, by: Moderator | None, text: str) -> Proposal:
    """One from before there was a rule."""
    return Proposal.objects.create(
        service=service,
        origin=Origin.MODERATOR if by else Origin.SERVICE,
        author=by,
        changes={SUMMARY: [service.texts.get().summary, text]},
        made_at=NOON,
    )


def reasons(service: Service) -> list[str]:
    return [change.why for change in history.of_service(service).changes]


def test_what_could_be_said_better_is_asked_about_once(propose: Propose, bob: Moderator) -> None:
    with pytest.raises(UnsafeWording) as refused:
        propose({SUMMARY: BETTER}, by=bob)
    (problem,) = refused.value.found[SUMMARY]
    assert (problem.words, "died by suicide" in problem.instead) == ("committed suicide", True)
    assert not Proposal.objects.exists()
    kept = Kept(by=bob, words=frozenset({"committed suicide"}))
    assert propose({SUMMARY: BETTER}, by=bob, kept=kept).words_kept_because == ""


def test_only_words_that_were_shown_are_kept(propose: Propose, bob: Moderator) -> None:
    kept = Kept(by=bob, words=frozenset({"committed suicide"}))
    with pytest.raises(UnsafeWording) as refused:
        propose({SUMMARY: f"{BETTER} A suicide epidemic."}, by=bob, kept=kept)
    assert [problem.words for problem in refused.value.problems] == ["suicide epidemic"]


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.MODERATOR])
def test_nobody_but_an_editor_keeps_what_readers_must_never_see(
    propose: Propose, bob: Moderator, role: Role
) -> None:
    bob.role = role
    with pytest.raises(UnsafeWording):
        propose({SUMMARY: NEVER}, by=bob, kept=Kept(by=bob, words=QUOTED, because="I say so"))
    assert not Proposal.objects.exists()


@pytest.mark.parametrize(
    ("words", "because"), [(QUOTED, ""), (frozenset(), "It is the name of a charity")]
)
def test_an_editor_needs_a_reason_and_to_have_seen_the_words(
    propose: Propose, erin: Moderator, words: frozenset[str], because: str
) -> None:
    with pytest.raises(UnsafeWording):
        propose({SUMMARY: NEVER}, by=erin, kept=Kept(by=erin, words=words, because=because))


def test_an_editors_reason_stays_in_the_history_whoever_accepts(
    propose: Propose, service: Service, erin: Moderator, bob: Moderator
) -> None:
    kept = Kept(by=erin, words=QUOTED, because="The charity is called so")
    proposal = propose({SUMMARY: NEVER}, by=erin, kept=kept, why="New name")
    accept(proposal, bob)
    assert service.texts.get().summary == NEVER
    told = "accepted a proposal (moderator): New name; unsafe words kept: The charity is called so"
    assert reasons(service)[0] == told
    assert Context.objects.filter(metadata__why=told).exists()


def test_a_proposal_that_nobody_judged_is_judged_when_it_is_accepted(
    service: Service, alice: Moderator, bob: Moderator, erin: Moderator
) -> None:
    proposal = unjudged(service, alice, NEVER)
    for given in ({}, {"because": "I say so"}):
        with pytest.raises(UnsafeWording):
            accept(proposal, bob, **given)
    with pytest.raises(UnsafeWording):
        accept(proposal, erin)
    accept(proposal, erin, because="The charity is called so")
    assert reasons(service)[0].endswith("unsafe words kept: The charity is called so")
    proposal.refresh_from_db()
    assert proposal.words_kept_because == "The charity is called so"


def test_who_accepts_is_not_asked_about_better_words(
    service: Service, alice: Moderator, bob: Moderator
) -> None:
    accept(unjudged(service, alice, BETTER), bob)
    assert service.texts.get().summary == BETTER


def test_a_service_is_not_asked_about_better_words_but_never_names_a_place(
    propose: Propose, service: Service
) -> None:
    answer = {"by": None, "origin": Origin.SERVICE}
    assert propose({SUMMARY: BETTER}, **answer)
    with pytest.raises(UnsafeWording):
        propose({SUMMARY: NEVER}, **answer)


@pytest.mark.parametrize("name", ["name", "summary", "description", "what_happens"])
def test_each_text_is_judged_in_its_language(propose: Propose, name: str) -> None:
    german = "Er starb durch Suizid an der Elmfurter Brücke."
    propose({f"text.en.{name}": german})
    with pytest.raises(UnsafeWording):
        propose({"text.de.name": "Teelinie", f"text.de.{name}": german})


def test_words_in_no_known_language_are_judged_by_the_rules_of_all(
    propose: Propose, service: Service
) -> None:
    row = f"contact.{number_of(service).pk}."
    for address in ("service.alert", f"{row}menu_path", f"{row}hours_as_written"):
        with pytest.raises(UnsafeWording):
            propose({address: "Alguien cometió suicidio."})
        with pytest.raises(UnsafeWording):
            propose({address: "Jemand hat Selbstmord begangen."})


def test_an_alert_is_judged_before_anything_is_hidden(
    service: Service, bob: Moderator, erin: Moderator
) -> None:
    number = number_of(service)
    said: dict[str, Any] = {"alert": NEVER, "until": None, "at": NOON}
    with pytest.raises(UnsafeWording):
        interrupting.announce(number, by=bob, **said)
    service.refresh_from_db()
    assert (service.alert, number_of(service).working) == ("", "working")
    kept = Kept(by=erin, words=QUOTED, because="Police asks for witnesses")
    interrupting.announce(number, by=erin, kept=kept, **said)
    assert reasons(service)[0].endswith("unsafe words kept: Police asks for witnesses")


def test_what_is_saved_by_hand_is_judged_too(service: Service, bob: Moderator) -> None:
    text = service.texts.get()
    text.summary = BETTER
    with pytest.raises(UnsafeWording), editing.by_hand(by=bob, at=NOON):
        editing.save(text)
    with editing.by_hand(by=bob, at=NOON):
        editing.save(text, kept=Kept(by=bob, words=None))
    text.description = "Tea and talk."
    with editing.by_hand(by=bob, at=NOON):
        editing.save(text)


def test_an_editors_reason_in_the_admin_stays_in_the_history(
    service: Service, erin: Moderator
) -> None:
    organization = service.organization
    organization.name = "Those Who Jumped From Elmford Bridge"
    kept = Kept(by=erin, words=None, because="It is their name")
    with editing.by_hand(by=erin, at=NOON):
        editing.save(organization, kept=kept)
    event = organization.events.order_by("pgh_id").last()  # type: ignore[attr-defined]
    assert event.pgh_context.metadata["why"] == (
        "edited in the admin; unsafe words kept: It is their name"
    )


def test_names_of_topics_are_judged(bob: Moderator) -> None:
    topic = Topic.objects.get(slug="suicide")
    topic.names["de"] = "Selbstmord"
    with pytest.raises(UnsafeWording), editing.by_hand(by=bob, at=NOON):
        editing.save(topic)


def test_what_readers_have_seen_before_can_be_put_back(
    propose: Propose, service: Service, alice: Moderator, bob: Moderator
) -> None:
    accept(unjudged(service, alice, BETTER), bob)
    accept(propose({SUMMARY: "Somebody listens."}), bob)
    change = next(
        change
        for change in history.of_service(service).changes
        if BETTER in [field.old for field in change.fields]
    )
    assert reverting.revert(service, change, by=bob, at=NOON).changes[SUMMARY][1] == BETTER


def test_taking_a_decision_back_asks_nobody(
    service: Service, alice: Moderator, bob: Moderator
) -> None:
    service.texts.update(summary=NEVER)
    proposal = unjudged(service, alice, "Somebody listens.")
    accept(proposal, bob)
    proposing.undo(proposal, by=bob, at=NOON)
    assert service.texts.get().summary == NEVER


def with_summary(summary: str, **changes: Any) -> str:
    texts = [{"language": "en", "name": "Tea Line", "summary": summary}]
    return line("bad", texts=texts, **changes)


def test_an_import_refuses_the_line_that_says_what_must_not_be_seen() -> None:
    plan = importing.plan([with_summary(NEVER), line("good")])
    (refused,) = plan.refused
    assert (refused.line_number, refused.problems[0].field) == (1, "texts.0.summary")
    assert "must not be shown (place): “died by suicide”" in refused.problems[0].reason
    bring(with_summary(NEVER), line("good"))
    assert not Service.objects.filter(slug="bad").exists()
    assert imported("good")


def test_an_import_takes_what_could_be_said_better_and_says_so() -> None:
    plan = importing.plan([with_summary(BETTER)])
    (advised,) = plan.advised
    assert advised.verdict is Verdict.NEW
    assert "“committed suicide” could be said better (crime)" in advised.problems[0].reason
    bring(with_summary(BETTER))
    assert importing.plan([with_summary(BETTER)]).advised == []
