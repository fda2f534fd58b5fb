"""The questions of the desk, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from resources.models import Moderator
from resources.rules import region_codes
from resources.rules.questions import HARM, Kind
from resources.search.queue import Question

KINDS: Mapping[Kind, Any] = {
    Kind.REPORT: gettext_lazy("Reported by readers"),
    Kind.OVERDUE: gettext_lazy("Check is due"),
    Kind.HIDDEN: gettext_lazy("Hidden: does it work again?"),
    Kind.LINK: gettext_lazy("Link does not answer"),
    Kind.PROPOSAL: gettext_lazy("Proposed change"),
    Kind.NUMBER: gettext_lazy("Another kind of number than before"),
    Kind.UNANSWERED: gettext_lazy("The service did not answer"),
    Kind.DUPLICATE: gettext_lazy("Likely duplicates"),
    Kind.IMPORT: gettext_lazy("Draft: may it be public?"),
    Kind.GAP: gettext_lazy("No line is known"),
}

_CRISIS = {harm for name, harm in HARM.items() if name.endswith("crisis")}
_UNDATED = 2000


@dataclass(frozen=True)
class Row:
    question: Question
    reader: Moderator
    at: datetime

    @property
    def what(self) -> str:
        return str(KINDS[self.question.kind])

    @property
    def about(self) -> str:
        if self.question.region:
            return region_codes.name(self.question.region, get_language() or "en")
        return self.question.name

    @property
    def link(self) -> str:
        """What the link to it is called: the rest of its row is not read with it."""
        place = self.question.place
        where = region_codes.name(place, get_language() or "en") if place else ""
        return " · ".join(
            each for each in (self.about, self.question.other_name, self.what, where) if each
        )

    @property
    def is_crisis(self) -> bool:
        return self.question.harm in _CRISIS

    @property
    def since(self) -> datetime | None:
        return None if self.question.since.year == _UNDATED else self.question.since

    @property
    def held(self) -> str:
        if self.question.is_held_from(self.reader, self.at):
            return _("Somebody is busy with it")
        return ""
