"""The questions that people ask themselves before they dare to call, with what is known."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from directory.wording.choices import ANSWERED_BY
from resources.models import Service
from resources.rules.policies import Answer, DispatchPolicy


@dataclass(frozen=True, slots=True)
class Answered:
    """`answer` is empty where nobody knows; `unknown_as` then stands in a list of such things."""

    question: str
    answer: str
    unknown_as: str


@dataclass(frozen=True, slots=True)
class _Question:
    field: str
    words: Any
    unknown_as: Any
    answers: Mapping[str, Any]


_YES_NO = {Answer.YES.value: _("Yes"), Answer.NO.value: _("No")}
# "anonymous: yes" answers "Do I have to say who I am?" with a no.
_NO_YES = {Answer.YES.value: _("No"), Answer.NO.value: _("Yes")}
_DISPATCH = {
    DispatchPolicy.NEVER_WITHOUT_CONSENT.value: _("Never without your consent"),
    DispatchPolicy.ONLY_IMMINENT_RISK.value: _("Only if a life is in danger right now"),
    DispatchPolicy.MAY_SEND_HELP.value: _("Yes, they may"),
}

_QUESTIONS = (
    _Question("answered_by", _("Who answers?"), _("who answers"), ANSWERED_BY),
    _Question(
        "anonymous", _("Do I have to say who I am?"), _("if you have to say who you are"), _NO_YES
    ),
    _Question(
        "dispatch_policy",
        _("May they send someone to me?"),
        _("if they may send someone to you"),
        _DISPATCH,
    ),
    _Question(
        "shown_on_bill",
        _("Is it shown on the bill?"),
        _("if it is shown on the bill"),
        _YES_NO,
    ),
    _Question("records_calls", _("Are calls recorded?"), _("if calls are recorded"), _YES_NO),
    _Question("account_needed", _("Do I need an account?"), _("if you need an account"), _YES_NO),
)


def all_questions(service: Service) -> list[Answered]:
    return [
        Answered(
            question=str(question.words),
            answer=str(question.answers.get(getattr(service, question.field), "")),
            unknown_as=str(question.unknown_as),
        )
        for question in _QUESTIONS
    ]
