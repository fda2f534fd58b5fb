"""Whether somebody signs in with more than a password: a passkey, or a code of an app."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.conf import settings

from resources.models import Moderator


def is_missing(moderator: Moderator) -> bool:
    """Recovery codes alone don't count: they only stand in for a lost key."""
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return not get_adapter().is_mfa_enabled(moderator, types=kinds)


def holds_back(moderator: Moderator) -> bool:
    """Whether the desk stays closed to this moderator until they have a second step."""
    return settings.MFA_REQUIRED and is_missing(moderator)


def is_offered(moderator: Moderator) -> bool:
    """Whether the desk should mention a second step that it doesn't ask for."""
    return not settings.MFA_REQUIRED and is_missing(moderator)
