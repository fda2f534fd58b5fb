"""What a topic guide is made of. It says who has read it, and never more than has happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from directory.wording.moments import month
from directory.wording.sentences import in_order


@dataclass(frozen=True, slots=True)
class Source:
    """A text that a guide rests on. `title` and `publisher` are in `language` (BCP 47) and stay so.

    `address`: an https address that lasts.
    """

    title: str
    publisher: str
    year: int
    address: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Review:
    """That a clinician has read a guide: their name and training, as they want to be named."""

    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Guide:
    """A short text about the topic of this slug, in paragraphs of a sentence or a few.

    `reviewed`: the last time that a clinician read it; None until one has.
    """

    topic: str
    what_it_can_feel_like: Sequence[str | Promise]
    what_helps: Sequence[str | Promise]
    how_to_support: Sequence[str | Promise]
    sources: Sequence[Source]
    written_on: date
    read_again_by: date
    reviewed: Review | None = None

    def how_far_to_trust(self, *, on: date) -> str:
        """When it was written, who has read it since, and when it is to be read again."""
        written = _("Written in {month}.").format(month=month(self.written_on))
        return in_order((written, self._read_by(), self._again(on)))

    def _read_by(self) -> str:
        if self.reviewed is None:
            return _("Not yet read by a clinician.")
        read_in = month(self.reviewed.on)
        return _("Read by {name} in {month}.").format(name=self.reviewed.by, month=read_in)

    def _again(self, today: date) -> str:
        due = month(self.read_again_by)
        if today > self.read_again_by:
            return _("It should have been read again by {month} and may be out of date.").format(
                month=due
            )
        return _("To be read again by {month}.").format(month=due)
