import pytest

from directory.wording import policies
from resources.models import Service

EVERYTHING_KNOWN = {
    "answered_by": "peer",
    "anonymous": "yes",
    "dispatch_policy": "never-without-consent",
    "shown_on_bill": "no",
    "records_calls": "yes",
    "account_needed": "no",
}


def answers(**fields: str) -> dict[str, str]:
    asked = policies.all_questions(Service(**fields))
    return {each.question: each.answer for each in asked if each.answer}


def unanswered(**fields: str) -> list[str]:
    return [e.unknown_as for e in policies.all_questions(Service(**fields)) if not e.answer]


def test_what_is_known_is_answered_before_somebody_calls() -> None:
    assert answers(**EVERYTHING_KNOWN) == {
        "Who answers?": "People who have been through it themselves",
        "Do I have to say who I am?": "No",
        "May they send someone to me?": "Never without your consent",
        "Is it shown on the bill?": "No",
        "Are calls recorded?": "Yes",
        "Do I need an account?": "No",
    }
    assert unanswered(**EVERYTHING_KNOWN) == []


def test_a_line_that_may_be_used_without_a_name_asks_for_none() -> None:
    assert answers(anonymous="yes")["Do I have to say who I am?"] == "No"
    assert answers(anonymous="no")["Do I have to say who I am?"] == "Yes"


@pytest.mark.parametrize(
    ("policy", "words"),
    [
        ("never-without-consent", "Never without your consent"),
        ("only-imminent-risk", "Only if a life is in danger right now"),
        ("may-send-help", "Yes, they may"),
    ],
)
def test_whether_somebody_may_be_sent_is_said_plainly(policy: str, words: str) -> None:
    assert answers(dispatch_policy=policy) == {"May they send someone to me?": words}


@pytest.mark.parametrize("who", ["professional", "trained-volunteer", "peer", "mixed"])
def test_whoever_answers_has_a_name(who: str) -> None:
    assert answers(answered_by=who)["Who answers?"]


def test_what_nobody_knows_is_listed_and_never_answered_by_no() -> None:
    assert answers() == {}
    assert unanswered() == [
        "who answers",
        "if you have to say who you are",
        "if they may send someone to you",
        "if it is shown on the bill",
        "if calls are recorded",
        "if you need an account",
    ]
