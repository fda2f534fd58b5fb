"""The page behind the link of an invitation: a name, a password, and in."""

from allauth.account.utils import perform_login
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from directory import clock, invitations
from directory.invitations import Invitation
from directory.moderation.people_forms import WelcomeForm
from resources.actions import people
from resources.models import Moderator


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Open to whoever holds the link, once. An address that is known can't join again."""
    invited = invitations.read(token, at=clock.now())
    if invited is None or people.known(invited.email):
        return _over(request)
    form = WelcomeForm(request.POST or None, email=invited.email)
    if request.method != "POST" or not form.is_valid():
        return render(request, "moderation/welcome.html", {"form": form, "invited": invited})
    try:
        moderator = _join(invited, form)
    except (people.AlreadyKnown, people.MayNot, Moderator.DoesNotExist):
        return _over(request)
    # Somebody else may be signed in on this computer.
    logout(request)
    perform_login(request, moderator)
    return redirect("mfa_index")


def _join(invited: Invitation, form: WelcomeForm) -> Moderator:
    by = invited.invited_by
    return people.join(
        invited.email,
        **form.cleaned_data,
        role=invited.role,
        regions=invited.regions,
        languages=invited.languages,
        by=None if by is None else Moderator.objects.get(pk=by),
        at=clock.now(),
    )


def _over(request: HttpRequest) -> HttpResponse:
    return render(request, "moderation/invitation_over.html", status=410)
