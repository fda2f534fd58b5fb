"""Who is at the desk: editors invite, give roles and remove."""

from collections.abc import Callable
from smtplib import SMTPException
from typing import Any

from django.contrib import messages
from django.core.mail import send_mail
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from directory import clock, invitations
from directory.invitations import Invitation
from directory.moderation.access import desk, signed_in
from directory.moderation.people_forms import InvitationForm, RoleForm
from resources.actions import people as actions
from resources.models import Moderator
from resources.rules.roles import Right


@require_http_methods(["GET", "HEAD", "POST"])
@desk(Right.MANAGE_PEOPLE)
def people(request: HttpRequest) -> HttpResponse:
    """The list, and the form that invites somebody. The link is shown once, and e-mailed."""
    form = InvitationForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _list(request, form=form)
    invitation = Invitation(**form.cleaned_data, invited_by=signed_in(request).pk)
    link = _link(request, invitation)
    return _list(
        request,
        form=InvitationForm(),
        link=link,
        invitation=invitation,
        mailed=_mail(invitation.email, link),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@desk(Right.MANAGE_PEOPLE)
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One person's role and limits."""
    who = get_object_or_404(Moderator, pk=pk, is_active=True)
    limits = {"regions": ", ".join(who.regions), "languages": ", ".join(who.languages)}
    form = RoleForm(request.POST or None, initial={"role": who.role, **limits})
    if request.method != "POST" or not form.is_valid():
        return render(request, "moderation/person.html", {"form": form, "person": who})
    by = signed_in(request)
    return _act(
        request,
        lambda: actions.assign(who, **form.cleaned_data, by=by, at=clock.now()),
        done=_("{name} has this role now.").format(name=who),
    )


@require_POST
@desk(Right.MANAGE_PEOPLE)
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    who = get_object_or_404(Moderator, pk=pk, is_active=True)
    by = signed_in(request)
    return _act(
        request,
        lambda: actions.remove(who, by=by, at=clock.now()),
        done=_("{name} is no longer at the desk.").format(name=who),
    )


def _act(request: HttpRequest, action: Callable[[], None], *, done: str) -> HttpResponse:
    try:
        action()
    except actions.LastEditor:
        messages.error(request, _("Somebody else has to be an editor first."))
    else:
        messages.success(request, done)
    return redirect("moderation:people")


def _list(request: HttpRequest, **context: Any) -> HttpResponse:
    everybody = Moderator.objects.filter(is_active=True).order_by("name", "email")
    return render(request, "moderation/people.html", {"people": everybody, **context})


def _link(request: HttpRequest, invitation: Invitation) -> str:
    token = invitations.token(invitation, at=clock.now())
    return request.build_absolute_uri(reverse("moderation:invitation", args=(token,)))


def _mail(email: str, link: str) -> bool:
    """Whether a mail server has taken the letter; the link is on the page in any case."""
    context = {"link": link, "days": invitations.VALID_FOR.days}
    letter = render_to_string("email/invitation.txt", context)
    try:
        return bool(send_mail(_("An invitation to the desk"), letter, None, [email]))
    except (SMTPException, OSError):
        return False
