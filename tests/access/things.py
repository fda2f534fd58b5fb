"""What the pages of the examples are about: people, sessions, links of letters."""

import json
import time
from collections.abc import Iterator
from dataclasses import asdict

from allauth.account.forms import default_token_generator
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.webauthn.internal.auth import WebAuthn

from directory import clock, confirmation_links, invitations
from directory.invitations import Invitation
from resources.actions import confirming, holding, publishing
from resources.models import Moderator, Service
from resources.rules.roles import Role
from tests.access.languages import LANGUAGES
from tests.access.passkey import credential
from tests.access.steps import PASSWORD
from tests.browser import desk_things
from tests.browser.pages import ENDED, REPLACED, SUCCESSOR
from tests.directory.moderation.conftest import add_app, person

_FOR_EVER = {
    "method": "password",
    "reauthenticated": True,
    "at": time.time() + 24 * 60 * 60,
}


def tell() -> None:
    """For the process that waits: what was made, by the names in addresses of examples."""
    print(json.dumps(make()))  # noqa: T201 (read by `tests.access.__main__`)


def make() -> dict[str, str]:
    _retire()
    at_the_desk = desk_things.make()
    alice, bob = (Moderator.objects.get(name=name) for name in ("Alice", "Bob"))
    held = f"listing:{Service.objects.get(slug='gb-shout').pk}"
    holding.hold(held, by=bob, at=clock.now().replace(hour=23))
    return {
        **asdict(at_the_desk),
        **_accounts(alice),
        **dict(_letters()),
        "held": held,
        "invitation": invitations.token(
            Invitation("new@example.org", Role.MODERATOR), at=clock.now()
        ),
    }


def _retire() -> None:
    """One line with a successor and one without."""
    line = Service.objects.get
    successor = line(slug=SUCCESSOR)
    publishing.retire(line(slug=REPLACED), by=None, at=clock.now(), replaced_by=successor)
    publishing.retire(line(slug=ENDED), by=None, at=clock.now())


def _letters() -> Iterator[tuple[str, str]]:
    """For each language one letter to look at and one to answer."""
    services = Service.objects.filter(state="published", contact_methods__kind="voice").distinct()
    open_ones = iter(services.exclude(slug__in=[REPLACED, ENDED]).order_by("slug"))
    for language in LANGUAGES:
        for name in ("letter", "answered"):
            service = next(open_ones)
            service.organization.verification_contacts.create(email="office@example.org")
            asked = confirming.ask(service, by=None, at=clock.now(), post=lambda _letter: None)
            yield f"{name}-{language}", confirmation_links.token(asked.pk)


def _accounts(alice: Moderator) -> dict[str, str]:
    """Alice has every second step; Nina has none, Noah no password either; Rick was removed."""
    alice.set_password(PASSWORD)
    alice.save()
    add_app(alice)
    passkey = WebAuthn.add(alice, "Telephone", credential()).instance
    nina, rick = person("nina"), person("rick", is_active=False)
    noah = Moderator.objects.create(email="noah@example.org", name="Noah", role=Role.MODERATOR)
    noah.set_unusable_password()
    noah.save()
    tara = person("tara")
    tara.set_password(PASSWORD)
    tara.save()
    add_app(tara)
    return {
        "editor": _fresh(alice),
        "returning": desk_things.session_of(alice),
        "nina": _fresh(nina),
        "noah": _fresh(noah),
        "hasty": desk_things.session_of(person("hasty")),
        "passkey": str(passkey.pk),
        "colleague": str(nina.pk),
        "removed": str(rick.pk),
        "reset": f"{user_pk_to_url_str(nina)}-{default_token_generator.make_token(nina)}",
    }


def _fresh(someone: Moderator) -> str:
    """A session in which they have just said their password again, for longer than a run."""
    records = {
        AUTHENTICATION_METHODS_SESSION_KEY: [_FOR_EVER],
        "account_authentication_methods_user": str(someone.pk),
    }
    return desk_things.session_of(someone, **records)
