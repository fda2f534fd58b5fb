"""Who is at the desk: editors invite, give roles, remove and bring back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from smtplib import SMTPException
from typing import Any

from django.contrib import messages
from django.core.mail import send_mail
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from directory import clock, invitations
from directory.invitations import Invitation
from directory.moderation.access import desk, signed_in
from directory.moderation.people_forms import InvitationForm, PersonForm, ReasonForm
from directory.wording import people as wording
from directory.wording.changes import moment
from resources.actions import people as actions
from resources.models import Moderator
from resources.rules.roles import Right
from resources.search import people_history
from resources.search.people_history import StandingChange

CHANGES_SHOWN = 20


@dataclass(frozen=True, slots=True)
class ShownChange:
    moment: str
    person: Moderator
    what: str
    before: str
    after: str
    who: str
    why: str


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
    """One person's role and limits, and how they have changed."""
    who = get_object_or_404(Moderator, pk=pk)
    if request.method == "POST" and not who.is_active:
        raise Http404
    limits = {"regions": ", ".join(who.regions), "languages": ", ".join(who.languages)}
    form = PersonForm(request.POST or None, initial={"role": who.role, **limits})
    if request.method != "POST" or not form.is_valid():
        context = {
            "form": form,
            "person": who,
            "reason": ReasonForm(auto_id="reason_%s"),
            "changes": _shown(people_history.changes(who)),
        }
        return render(request, "moderation/person.html", context)
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
    by, why = signed_in(request), _reason(request)
    return _act(
        request,
        lambda: actions.remove(who, by=by, at=clock.now(), why=why),
        done=_("{name} is no longer at the desk.").format(name=who),
    )


@require_POST
@desk(Right.MANAGE_PEOPLE)
def bring_back(request: HttpRequest, pk: int) -> HttpResponse:
    who = get_object_or_404(Moderator, pk=pk, is_active=False)
    by, why = signed_in(request), _reason(request)
    return _act(
        request,
        lambda: actions.bring_back(who, by=by, at=clock.now(), why=why),
        done=_(
            "{name} is back. They ask for a new password on the page to sign in, as if they had"
            " forgotten it, and set up a new second step."
        ).format(name=who),
    )


def _reason(request: HttpRequest) -> str:
    form = ReasonForm(request.POST)
    return form.cleaned_data["why"] if form.is_valid() else ""


def _act(request: HttpRequest, action: Callable[[], None], *, done: str) -> HttpResponse:
    try:
        action()
    except actions.LastEditor:
        messages.error(request, _("Somebody else has to be an editor first."))
    except actions.OwnRole:
        messages.error(request, _("Your own role is for another editor to change."))
    else:
        messages.success(request, done)
    return redirect("moderation:people")


def _list(request: HttpRequest, **context: Any) -> HttpResponse:
    everybody = list(Moderator.objects.order_by("name", "email"))
    context |= {
        "people": [each for each in everybody if each.is_active],
        "removed": [each for each in everybody if not each.is_active],
        "changes": _shown(people_history.changes(limit=CHANGES_SHOWN)),
    }
    return render(request, "moderation/people.html", context)


def _shown(changes: Iterable[StandingChange]) -> list[ShownChange]:
    return [
        ShownChange(
            moment=moment(change.at),
            person=change.person,
            what=wording.what(change),
            before=wording.standing(change.before),
            after=wording.standing(change.after),
            who=wording.who(change),
            why=change.why,
        )
        for change in changes
    ]


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
