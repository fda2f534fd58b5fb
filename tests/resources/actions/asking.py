"""A service whose organization can be asked, and letters that go into a list."""

from typing import Any

from resources.models import ConfirmationLetter, Service, VerificationContact
from tests.resources.factories import listing


def reachable(slug: str = "gb-tea-line", **fields: Any) -> Service:
    """A listing whose organization has a verification contact."""
    service = listing(slug, **fields)
    add_contact(service, "Ada", role="Secretary", email="secretary@tea.example")
    return service


def add_contact(service: Service, name: str, **fields: Any) -> VerificationContact:
    """Asked after those who are there already, unless `position` says otherwise."""
    contacts = service.organization.verification_contacts
    return contacts.create(**{"name": name, "position": contacts.count(), **fields})


class Postbox(list[ConfirmationLetter]):
    """Stands for the queue: `confirming.ask(…, post=postbox.append)`."""

    @property
    def kinds(self) -> list[str]:
        return [letter.letter for letter in self]
