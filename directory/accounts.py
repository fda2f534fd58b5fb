"""How allauth treats the accounts of this site."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ModeratorsOnly(DefaultAccountAdapter):
    """Nobody makes an account for themselves: an editor invites them."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 (allauth's hook)
        return False
