"""The published order of results, in plain words: one rule for each criterion, in its order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, ngettext

from directory.wording.contact import in_a_row
from directory.wording.widening import wish
from resources.rules.ranking import OPENING_SOON, Criterion, published_order
from resources.search.widening import DROPPED_IN_ORDER


@dataclass(frozen=True, slots=True)
class Rule:
    """`name` in two or three words, and `words`: a few short sentences."""

    name: str
    words: str


def rules() -> Sequence[Rule]:
    """Every criterion, the weightiest first."""
    order = published_order(language_asked=True, topic_asked=True)
    return [Rule(str(_NAMES[criterion]), _words(criterion)) for criterion in order]


def dropped_in_order() -> str:
    """What is left out where no line fits, in the order in which it is, in one row."""
    return in_a_row([wish(name) for name in DROPPED_IN_ORDER])


_NAMES: dict[Criterion, str | Promise] = {
    Criterion.REGION: gettext_lazy("Your place"),
    Criterion.LANGUAGE: gettext_lazy("Your language"),
    Criterion.EVERYONE: gettext_lazy("There for everyone"),
    Criterion.SPECIALISTS: gettext_lazy("There for just this"),
    Criterion.OPENING: gettext_lazy("Somebody there now"),
    Criterion.IN_DATE: gettext_lazy("Checked"),
    Criterion.PRIORITY: gettext_lazy("Main lines"),
    Criterion.NAME: gettext_lazy("The name"),
}

_WORDS: dict[Criterion, str | Promise] = {
    Criterion.REGION: gettext_lazy(
        "Lines for the place that you chose come first. Then come lines for a larger area around "
        "it, and then lines for only a part of it."
    ),
    Criterion.LANGUAGE: gettext_lazy(
        "Lines that speak the language you asked for come first. If you did not ask for one, we "
        "take the language of the page."
    ),
    Criterion.EVERYONE: gettext_lazy(
        "Lines for everyone come before lines for one group of people, unless you told us that "
        "you are looking for that group."
    ),
    Criterion.SPECIALISTS: gettext_lazy(
        "If you said what is going on, lines that deal with just that come before lines that deal "
        "with many things."
    ),
    Criterion.IN_DATE: gettext_lazy(
        "Lines that were checked in time come before lines that nobody has checked for too long, "
        "or that nobody has checked here yet."
    ),
    Criterion.PRIORITY: gettext_lazy(
        "Some lines are main lines, which many people in a place can turn to. Our editors mark "
        "them. They come before other lines."
    ),
    Criterion.NAME: gettext_lazy("If all else is the same, the names go by the alphabet."),
}


def _words(criterion: Criterion) -> str:
    if criterion is Criterion.OPENING:
        return _opening()
    return str(_WORDS[criterion])


def _opening() -> str:
    hours = OPENING_SOON // timedelta(hours=1)
    return ngettext(
        "Lines that are open now come first. Then come lines that open within {hours} hour, then "
        "lines whose hours we don't know, and last lines that are closed.",
        "Lines that are open now come first. Then come lines that open within {hours} hours, then "
        "lines whose hours we don't know, and last lines that are closed.",
        hours,
    ).format(hours=hours)
