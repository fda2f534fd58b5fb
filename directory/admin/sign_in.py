"""The link that `make serve` prints. It signs the local moderator in once, in local mode only."""

from django.contrib.auth import login
from django.contrib.auth.tokens import default_token_generator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from resources.models import Moderator

LOCAL_EMAIL = "moderator@localhost"


def local_token() -> str:
    """A token for the local moderator, who is made if need be and has no usable password.

    Signing in changes `last_login`, on which the token depends: so it holds for one time.
    """
    moderator = Moderator.objects.filter(email=LOCAL_EMAIL).first()
    if moderator is None:
        moderator = Moderator.objects.create_superuser(LOCAL_EMAIL, name="Local moderator")
    return default_token_generator.make_token(moderator)


@never_cache
def once(request: HttpRequest, token: str) -> HttpResponse:
    moderator = Moderator.objects.filter(email=LOCAL_EMAIL).first()
    if moderator is None or not default_token_generator.check_token(moderator, token):
        raise Http404
    login(request, moderator)
    return redirect("admin:index")
