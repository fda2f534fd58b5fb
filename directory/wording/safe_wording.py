"""Why words are unsafe and what is better, in words: for moderators and translators."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resources.rules.safe_wording import Problem, Reason, Severity

REASONS: Mapping[Reason, Any] = {
    Reason.METHOD: gettext_lazy("How somebody died or hurt themselves can lead others to it."),
    Reason.DOSE: gettext_lazy("An amount can lead others to it, and can be wrong."),
    Reason.PLACE: gettext_lazy("A place where somebody died can draw others to it."),
    Reason.CRIME: gettext_lazy("It sounds as if suicide were a crime or a sin."),
    Reason.SUCCESS: gettext_lazy("It makes a death a success, and living on a failure."),
    Reason.ALARM: gettext_lazy(
        "It alarms, and makes suicide look like something that spreads by itself."
    ),
    Reason.BLAME: gettext_lazy("It blames people for showing that they need help."),
    Reason.ANSWER: gettext_lazy("It makes death look like a way to solve things."),
    Reason.SINGLE_CAUSE: gettext_lazy(
        "Suicide has no single cause, and readers in the same place may recognise theirs."
    ),
    Reason.DETAIL: gettext_lazy("Details of a death can lead others to it."),
    Reason.JOKE: gettext_lazy("It uses suicide for something else and makes light of it."),
    Reason.LABEL: gettext_lazy("It makes a person into a condition."),
    Reason.JUDGEMENT: gettext_lazy(
        "It judges people for what they use and keeps them from asking for help."
    ),
}


def in_words(problem: Problem) -> SafeString:
    """The words, what is better, and why; as HTML, because both are in the text's language."""
    if problem.severity is Severity.ERROR:
        sentence = _("Readers must never see “{words}”. Better: {instead}. {reason}")
    else:
        sentence = _("Please don't say “{words}”. Better: {instead}. {reason}")
    marked = '<bdi lang="{}">{}</bdi>'
    return format_html(
        escape(sentence),
        words=format_html(marked, problem.language, problem.words),
        instead=format_html(marked, problem.language, problem.instead.rstrip(".。")),
        reason=REASONS[problem.reason],
    )


def all_in_words(found: Sequence[Problem]) -> list[SafeString]:
    return [in_words(problem) for problem in found]
