"""The first people of an installation; later ones are invited at the desk."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.urls import reverse

from directory import clock, invitations
from directory.invitations import Invitation
from resources.actions import people
from resources.rules.roles import Role


class Command(BaseCommand):
    help = "Prints a link with which somebody can join the desk, once, within seven days."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("role", help=", ".join(Role))

    def handle(self, *_args: Any, email: str, role: str, **_options: Any) -> None:
        address = _address(email)
        if role not in list(Role):
            raise CommandError(f"“{role}” is no role. There are: {', '.join(Role)}.")
        if people.known(address):
            raise CommandError(f"{address} is or was at the desk already.")
        invitation = Invitation(address, Role(role))
        token = invitations.token(invitation, at=clock.now())
        self.stdout.write(_site() + reverse("moderation:invitation", args=(token,)))


def _address(email: str) -> str:
    try:
        validate_email(email)
    except ValidationError:
        raise CommandError(f"“{email}” is not an e-mail address.") from None
    return email.lower()


def _site() -> str:
    """Where the link leads: the shell doesn't know under which name it is reached."""
    if settings.SITE_URL:
        return settings.SITE_URL
    return (
        "http://localhost:8000" if settings.LOCAL_MODE else f"https://{settings.ALLOWED_HOSTS[0]}"
    )
