"""What can be wrong with a number, in the words of somebody who has just tried it."""

from django.utils.translation import gettext_lazy as _

from resources.rules.reports import Problem

PROBLEMS = [
    (Problem.NOT_ANSWERED.value, _("Nobody answered")),
    (Problem.WRONG_NUMBER.value, _("It doesn't work, or belongs to somebody else")),
    (Problem.CLOSED.value, _("This service has ended")),
    (Problem.HOURS.value, _("The opening hours are different")),
    (Problem.LANGUAGE.value, _("They don't speak a language that is named")),
    (Problem.COST.value, _("It costs something else")),
    (Problem.UNSAFE.value, _("What happened there felt unsafe")),
    (Problem.OTHER.value, _("Something else")),
]
