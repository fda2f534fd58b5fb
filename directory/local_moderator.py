"""The moderator of local mode, who signs in with a link that `make serve` prints."""

from django.contrib.auth.tokens import default_token_generator

from resources.models import Moderator

EMAIL = "moderator@localhost"


def token() -> str:
    """A token for the local moderator, who is made if need be and has no usable password.

    Signing in changes `last_login`, on which the token depends: so it holds for one time.
    """
    moderator = Moderator.objects.filter(email=EMAIL).first()
    if moderator is None:
        moderator = Moderator.objects.create_superuser(EMAIL, name="Local moderator")
    return default_token_generator.make_token(moderator)


def holder(of_token: str) -> Moderator | None:
    """The local moderator, if the token is theirs and was not used yet."""
    moderator = Moderator.objects.filter(email=EMAIL).first()
    if moderator is None or not default_token_generator.check_token(moderator, of_token):
        return None
    return moderator
