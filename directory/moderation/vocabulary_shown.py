"""Terms, what they are understood as and how they have changed, in words for the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from directory.wording import terms as wording
from directory.wording.changes import moment
from resources.models import Term
from resources.rules import language_tags, region_codes
from resources.search.reference import Reference
from resources.search.understanding import Reason, Understood
from resources.search.vocabulary_history import TermChange


@dataclass(frozen=True)
class ShownTerm:
    term: Term
    tables: Reference
    language: str
    at: datetime

    @property
    def kind(self) -> str:
        return str(wording.KINDS[self.term.kind])

    @property
    def meaning(self) -> str:
        return wording.meaning(self.term.kind, self.term.slug, self.tables, self.language)

    @property
    def language_name(self) -> str:
        return language_tags.name(self.term.language, self.language)

    @property
    def end(self) -> str:
        """Empty for a term that stands for good."""
        return moment(self.term.until) if self.term.until else ""

    @property
    def is_over(self) -> bool:
        return self.term.until is not None and self.term.until <= self.at


@dataclass(frozen=True)
class ShownChange:
    change: TermChange
    tables: Reference
    language: str

    @property
    def moment(self) -> str:
        return moment(self.change.at)

    @property
    def did(self) -> str:
        return str(wording.DONE[self.change.did])

    @property
    def who(self) -> str:
        return str(self.change.by or "–")

    @property
    def end(self) -> str:
        return moment(self.change.until) if self.change.until else ""

    @property
    def language_name(self) -> str:
        return language_tags.name(self.change.language, self.language)

    @property
    def means(self) -> str:
        kind = str(wording.KINDS[self.change.kind.value])
        slug = self.change.slug
        meaning = wording.meaning(self.change.kind, slug, self.tables, self.language)
        return " · ".join(part for part in (kind, meaning) if part)


@dataclass(frozen=True)
class ShownReason:
    reason: Reason
    tables: Reference
    language: str

    @property
    def kind(self) -> str:
        return str(wording.KINDS.get(self.reason.kind, self.reason.kind))

    @property
    def meaning(self) -> str:
        return wording.meaning(self.reason.kind, self.reason.means, self.tables, self.language)

    @property
    def language_name(self) -> str:
        """Empty for a place, which is in no language."""
        tag = self.reason.language
        return language_tags.name(tag, self.language) if tag else ""


@dataclass(frozen=True)
class ShownUnderstanding:
    """What a text is understood as, and why."""

    understood: Understood
    tables: Reference
    language: str

    @property
    def parts(self) -> Sequence[tuple[str, Sequence[str]]]:
        """(what sort of thing, those that were understood, the best first)"""
        found = self.understood
        return [
            (_("Topics"), self._names("topic", found.topics)),
            (_("Groups of people"), self._names("audience", found.audiences)),
            (_("Places"), [region_codes.name(code, self.language) for code in found.regions]),
            (_("Ways of contact"), self._names("channel", found.channels)),
            (
                _("Spoken languages"),
                [language_tags.name(tag, self.language) for tag in found.languages],
            ),
        ]

    @property
    def reasons(self) -> Sequence[ShownReason]:
        found = self.understood.reasons
        return [ShownReason(reason, self.tables, self.language) for reason in found]

    @property
    def guessed(self) -> Sequence[str]:
        """Topics that no term leads to, only the company that its words keep."""
        by_terms = {reason.means for reason in self.understood.reasons}
        return self._names("topic", [s for s in self.understood.topics if s not in by_terms])

    def _names(self, kind: str, slugs: Sequence[str]) -> Sequence[str]:
        return [wording.meaning(kind, slug, self.tables, self.language) for slug in slugs]
