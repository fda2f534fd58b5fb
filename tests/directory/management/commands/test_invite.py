import io

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from resources.models import Moderator
from resources.rules.roles import Role
from tests.directory.moderation.conftest import PASSWORD, person

pytestmark = pytest.mark.usefixtures("db", "noon")


def invite(*arguments: str) -> str:
    printed = io.StringIO()
    call_command("invite", *arguments, stdout=printed)
    return printed.getvalue().strip()


def test_the_link_that_is_printed_brings_the_first_editor() -> None:
    link = invite("Erin@example.org", "editor")
    assert link.startswith("http://localhost:8000/moderation/invitation/")
    path = link.removeprefix("http://localhost:8000")
    Client().post(path, {"name": "Erin", "password": PASSWORD})
    assert Moderator.objects.get(email="erin@example.org").role == Role.EDITOR


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("erin", "editor"), "“erin” is not an e-mail address."),
        (
            ("erin@example.org", "boss"),
            "“boss” is no role. There are: contributor, moderator, editor.",
        ),
        (("max@example.org", "editor"), "max@example.org is or was at the desk already."),
        (("MAX@example.org", "editor"), "max@example.org is or was at the desk already."),
    ],
)
def test_what_makes_no_sense_is_said_in_one_line(arguments: tuple[str, str], said: str) -> None:
    person("max", is_active=False)
    with pytest.raises(CommandError) as refusal:
        invite(*arguments)
    assert str(refusal.value) == said


def test_the_link_leads_to_the_address_of_the_site(settings: object) -> None:
    settings.SITE_URL = "https://help.example.org"  # type: ignore[attr-defined]
    assert invite("erin@example.org", "editor").startswith("https://help.example.org/moderation/")
