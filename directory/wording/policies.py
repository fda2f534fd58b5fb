"""The questions that people ask themselves before they dare to call, with what is known."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from directory.wording.choices import ANSWERED_BY
from resources.models import Service
from resources.rules.policies import Answer, AnsweredBy, DispatchPolicy


@dataclass(frozen=True, slots=True)
class Answered:
    """`answer` is empty where nobody knows; `unknown_as` then stands in a list of such things."""

    question: str
    answer: str
    unknown_as: str


def all_questions(service: Service) -> list[Answered]:
    return [
        Answered(
            _("Who answers?"),
            str(ANSWERED_BY.get(AnsweredBy(service.answered_by), "")),
            _("who answers"),
        ),
        Answered(
            _("Do I have to say who I am?"),
            _yes_no(service.anonymous, yes=_("No"), no=_("Yes")),
            _("if you have to say who you are"),
        ),
        Answered(
            _("May they send someone to me?"),
            _dispatch_in_words(service),
            _("if they may send someone to you"),
        ),
        Answered(
            _("Is it shown on the bill?"),
            _yes_no(service.shown_on_bill, yes=_("Yes"), no=_("No")),
            _("if it is shown on the bill"),
        ),
        Answered(
            _("Are calls recorded?"),
            _yes_no(service.records_calls, yes=_("Yes"), no=_("No")),
            _("if calls are recorded"),
        ),
        Answered(
            _("Do I need an account?"),
            _yes_no(service.account_needed, yes=_("Yes"), no=_("No")),
            _("if you need an account"),
        ),
    ]


def answered(service: Service) -> list[Answered]:
    return [each for each in all_questions(service) if each.answer]


def unanswered(service: Service) -> list[str]:
    return [each.unknown_as for each in all_questions(service) if not each.answer]


def _yes_no(value: str, *, yes: str, no: str) -> str:
    return {Answer.YES: yes, Answer.NO: no}.get(Answer(value), "")


def _dispatch_in_words(service: Service) -> str:
    words = {
        DispatchPolicy.NEVER_WITHOUT_CONSENT: _("Never without your consent"),
        DispatchPolicy.ONLY_IMMINENT_RISK: _("Only if a life is in danger right now"),
        DispatchPolicy.MAY_SEND_HELP: _("Yes, they may"),
    }
    return words.get(DispatchPolicy(service.dispatch_policy), "")
