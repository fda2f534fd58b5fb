"""What the database refuses of the nouns of the desk: constraint -> changes that it stops."""

from collections.abc import Callable
from typing import Any

from resources.models import (
    Confirmation,
    ConfirmationLetter,
    Hold,
    LikelyDuplicate,
    LinkCheck,
    Moderator,
    NumberDoubt,
    Partner,
    ProblemReport,
    Proposal,
    Service,
    WebhookDelivery,
)
from resources.rules.reports import hour_of
from tests.resources.factories import A_WHILE_AGO, a_partner, draft

Change = Callable[[Service], object]


def somebody(name: str = "alice") -> Moderator:
    return Moderator.objects.get_or_create(email=f"{name}@example.org")[0]


def a_moderator(**fields: Any) -> Change:
    return lambda _service: Moderator.objects.create(email="new@example.org", **fields)


def a_proposal(**fields: Any) -> Change:
    plain: dict[str, Any] = {"origin": "service", "changes": {}, "made_at": A_WHILE_AGO}
    return lambda service: Proposal.objects.create(service=service, **{**plain, **fields})


def decided(**fields: Any) -> Change:
    """A proposal of Alice's that was decided on by Alice, unless told otherwise."""

    def write(service: Service) -> object:
        alice = somebody()
        plain = {"author": alice, "decided_by": alice, "decided_at": A_WHILE_AGO}
        return a_proposal(**{**plain, **fields})(service)

    return write


def a_report(**fields: Any) -> Change:
    plain = {"problem": "closed", "reported_at": hour_of(A_WHILE_AGO)}
    return lambda service: ProblemReport.objects.create(service=service, **{**plain, **fields})


def a_link_check(**fields: Any) -> Change:
    plain = {"url": "https://example.org", "checked_at": A_WHILE_AGO, "outcome": "alive"}
    return lambda service: LinkCheck.objects.create(service=service, **{**plain, **fields})


def a_pair(*, backwards: bool = False) -> Change:
    def write(service: Service) -> object:
        other = Service.objects.filter(slug="another").first() or draft("another")
        first, second = sorted([service.pk, other.pk], reverse=backwards)
        return LikelyDuplicate.objects.create(
            first_id=first,
            second_id=second,
            same_number=True,
            closeness=0,
            found_at=A_WHILE_AGO,
        )

    return write


def a_doubt(**fields: Any) -> Change:
    return lambda service: NumberDoubt.objects.create(
        contact_method=service.contact_methods.get(), found_at=A_WHILE_AGO, **fields
    )


def a_confirmation(**fields: Any) -> Callable[[Service], Confirmation]:
    plain = {
        "contact_email": "office@example.org",
        "language": "en",
        "asked_at": A_WHILE_AGO,
        "expires_at": A_WHILE_AGO,
    }
    return lambda service: Confirmation.objects.create(service=service, **{**plain, **fields})


def a_letter(**fields: Any) -> Change:
    plain = {"letter": "request", "queued_at": A_WHILE_AGO}
    return lambda service: ConfirmationLetter.objects.create(
        confirmation=service.confirmations.first() or a_confirmation()(service),
        **{**plain, **fields},
    )


def a_contact(**fields: Any) -> Change:
    return lambda service: service.organization.verification_contacts.create(**fields)


def to_partner(**fields: Any) -> Change:
    return lambda _service: a_partner(**fields)


def a_delivery(**fields: Any) -> Change:
    """The first of a partner, which waits."""
    plain = {"sequence": 1, "webhook_id": "a", "body": "{}", "created_at": A_WHILE_AGO}
    plain |= {"next_attempt_at": A_WHILE_AGO}
    return lambda _service: WebhookDelivery.objects.create(
        partner=Partner.objects.first() or a_partner(), **{**plain, **fields}
    )


def both(one: Change, two: Change) -> Change:
    return lambda service: (one(service), two(service))


def twice(change: Change) -> Change:
    return lambda service: (change(service), change(service))


REFUSED: dict[str, list[Change]] = {
    "moderator_role_is_known": [a_moderator(role="queen")],
    "proposal_origin_is_known": [a_proposal(origin="dream")],
    "proposal_decision_is_known": [a_proposal(decision="perhaps", decided_at=A_WHILE_AGO)],
    "proposal_is_not_accepted_by_its_author": [decided(decision="accepted")],
    "proposal_decision_says_by_whom_and_when": [
        a_proposal(decision="accepted"),
        decided(decision="accepted", decided_by=None),
        decided(decision="open"),
        a_proposal(decision="superseded"),
    ],
    "proposal_of_a_moderator_names_them": [a_proposal(origin="moderator")],
    "proposal_rejected_says_why": [
        decided(decision="rejected"),
        a_proposal(refusal="not-true"),
    ],
    "problem_report_says_a_known_problem": [a_report(problem="boring")],
    "problem_report_knows_only_the_hour": [
        a_report(reported_at=A_WHILE_AGO.replace(minute=7)),
        a_report(reported_at=A_WHILE_AGO.replace(second=7)),
    ],
    "problem_report_answer_says_by_whom": [a_report(answered_at=A_WHILE_AGO)],
    "hold_says_until_when": [
        lambda _service: Hold.objects.create(question="q", held_by=somebody()),
        lambda _service: Hold.objects.create(question="q", held_until=A_WHILE_AGO),
    ],
    "link_check_outcome_is_known": [a_link_check(outcome="sleepy")],
    "link_check_is_one_per_address": [twice(a_link_check())],
    "link_check_counts_only_dead_ones": [a_link_check(dead_in_a_row=1)],
    "likely_duplicate_is_kept_once": [twice(a_pair())],
    "likely_duplicate_is_in_one_order": [a_pair(backwards=True)],
    "number_doubt_is_of_a_class_or_a_refusal": [
        a_doubt(class_now="premium", refusal="two-numbers")
    ],
    "confirmation_reply_is_known": [a_confirmation(reply="perhaps")],
    "confirmation_waits_for_one_reply": [twice(a_confirmation())],
    "verification_contact_is_somebody": [a_contact(), a_contact(language="en")],
    "verification_contact_is_listed_once": [
        twice(a_contact(email="office@example.org")),
        lambda service: (
            a_contact(email="office@example.org")(service),
            a_contact(email="Office@Example.org")(service),
        ),
    ],
    "letter_is_of_a_known_kind": [a_letter(letter="poem")],
    "letter_delivery_is_known": [a_letter(delivery="lost")],
    "letter_is_sent_once": [twice(a_letter())],
    "partner_has_a_name": [to_partner(name="")],
    "partner_is_told_over_https": [
        to_partner(url="http://news.example.org/hook"),
        to_partner(url="HTTPS://news.example.org/hook"),
    ],
    "partner_has_a_secret": [to_partner(secret=""), to_partner(secret="password")],  # noqa: S106
    "webhook_delivery_state_is_known": [a_delivery(state="lost", next_attempt_at=None)],
    "webhook_delivery_has_its_own_place": [both(a_delivery(), a_delivery(webhook_id="b"))],
    "webhook_delivery_tells_a_change_once": [both(a_delivery(), a_delivery(sequence=2))],
    "webhook_delivery_that_waits_says_for_when": [
        a_delivery(next_attempt_at=None),
        a_delivery(state="delivered"),
    ],
}
