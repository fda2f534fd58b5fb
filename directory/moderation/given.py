"""An answer to a question of the desk, as it was sent."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from directory.moderation import kept_words
from directory.moderation.kept_words import Unsafe
from resources.actions.wording import Kept, UnsafeWording
from resources.models import ContactMethod, Moderator, Proposal, Service


class NotAnswered(ValueError):
    """The answer lacks something, or came too late; str(error) is for the moderator."""


class UnsafeWords(NotAnswered):
    """Words that readers would see are not safe; `unsafe` says which, and what is better."""

    def __init__(self, unsafe: Unsafe) -> None:
        super().__init__(_("Please look at the words that readers would see."))
        self.unsafe = unsafe


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it was sent.

    `service` is None for a question about a place, and where two listings may be one: `pair`.
    """

    key: str
    service: Service | None
    pair: tuple[Service, Service] | None
    proposal: Proposal | None
    form: QueryDict
    by: Moderator
    at: datetime
    alone: bool

    @property
    def listing(self) -> Service:
        if self.service is None:
            raise NotAnswered(_("This question is not about one listing."))
        return self.service

    @property
    def both(self) -> tuple[Service, Service]:
        if self.pair is None:
            raise NotAnswered(_("This question is not about two listings."))
        return self.pair

    @property
    def kept(self) -> Kept:
        return kept_words.given(self.form, self.by)

    def unsafe(self, refused: UnsafeWording) -> UnsafeWords:
        return UnsafeWords(kept_words.unsafe(refused, self.form, self.by))

    def contacts(self) -> list[ContactMethod]:
        wanted = [uuid_of(text) for text in self.form.getlist("contact")]
        return list(self.listing.contact_methods.filter(pk__in=wanted))

    def contact(self) -> ContactMethod:
        found = self.contacts()
        if len(found) != 1:
            raise NotAnswered(_("Choose one way of contact."))
        return found[0]


def uuid_of(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotAnswered(_("This way of contact is not known.")) from None
