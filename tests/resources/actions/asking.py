"""A service whose organization can be asked, and letters that go into a list."""

from typing import Any

from resources.models import ConfirmationLetter, Service
from tests.resources.factories import listing


def reachable(slug: str = "gb-tea-line", **fields: Any) -> Service:
    """A listing whose organization has a verification contact."""
    service = listing(slug, **fields)
    organization = service.organization
    organization.verification_contact_name = "Ada"
    organization.verification_contact_role = "Secretary"
    organization.verification_contact_email = "secretary@tea.example"
    organization.save()
    return service


class Postbox(list[ConfirmationLetter]):
    """Stands for the queue: `confirming.ask(…, post=postbox.append)`."""

    @property
    def kinds(self) -> list[str]:
        return [letter.letter for letter in self]
