"""Publishers who are told what changes: editors register them, and see what they were told."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from directory import clock
from directory.moderation.access import desk, signed_in
from directory.moderation.partner_forms import PartnerForm, ReplayForm
from directory.wording import deliveries as wording
from resources.actions import partnering
from resources.models import Edition, Partner, WebhookDelivery
from resources.rules import region_codes
from resources.rules.roles import Right
from resources.search import deliveries
from resources.search.reference import Reference, reference

LONGEST_NUMBER = 6


@dataclass(frozen=True, slots=True)
class ShownPartner:
    partner: Partner
    limits: str


@dataclass(frozen=True, slots=True)
class ShownDelivery:
    """One row of the table, in words."""

    sequence: int
    what: str
    state: str
    attempts: int
    answer: str
    last_attempt: str
    next_attempt: str


@require_http_methods(["GET", "HEAD", "POST"])
@desk(Right.MANAGE_PARTNERS)
def partners(request: HttpRequest) -> HttpResponse:
    """The list, and the form that registers somebody. Their secret is shown once."""
    tables = reference(Edition.current())
    form = _form(request, tables)
    if request.method != "POST" or not form.is_valid():
        return _list(request, tables, form=form)
    partner = partnering.register(**form.cleaned_data, by=signed_in(request), at=clock.now())
    return _page(request, partner, tables, secret=partner.secret)


@require_http_methods(["GET", "HEAD", "POST"])
@desk(Right.MANAGE_PARTNERS)
def partner(request: HttpRequest, pk: int) -> HttpResponse:
    """What they were told, and who they are."""
    found = get_object_or_404(Partner, pk=pk)
    tables = reference(Edition.current())
    form = _form(request, tables, of=found)
    if request.method != "POST" or not form.is_valid():
        return _page(request, found, tables, form=form)
    partnering.change(found, **form.cleaned_data, by=signed_in(request), at=clock.now())
    messages.success(request, _("Saved."))
    return redirect("moderation:partner", pk)


@require_POST
@desk(Right.MANAGE_PARTNERS)
@sensitive_variables("secret")
def new_secret(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Partner, pk=pk)
    secret = partnering.new_secret(found, by=signed_in(request), at=clock.now())
    return _page(request, found, reference(Edition.current()), secret=secret)


@require_POST
@desk(Right.MANAGE_PARTNERS)
def replay(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Partner, pk=pk)
    form = ReplayForm(request.POST)
    if not form.is_valid():
        return _page(request, found, reference(Edition.current()), replay=form)
    since = form.cleaned_data["since"]
    count = partnering.replay(found, since=since, by=signed_in(request), at=clock.now())
    words = ngettext("{count} message is sent again.", "{count} messages are sent again.", count)
    messages.success(request, words.format(count=count))
    return redirect("moderation:partner", pk)


@require_POST
@desk(Right.MANAGE_PARTNERS)
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    return _switch(request, pk, partnering.stop, done=_("{name} is told nothing for now."))


@require_POST
@desk(Right.MANAGE_PARTNERS)
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    done = _("{name} is told again, also of what happened meanwhile.")
    return _switch(request, pk, partnering.resume, done=done)


def _switch(
    request: HttpRequest, pk: int, action: Callable[..., None], *, done: str
) -> HttpResponse:
    found = get_object_or_404(Partner, pk=pk)
    action(found, by=signed_in(request), at=clock.now())
    messages.success(request, done.format(name=found))
    return redirect("moderation:partner", pk)


def _form(request: HttpRequest, tables: Reference, *, of: Partner | None = None) -> PartnerForm:
    """The form as it was sent, else with what is known."""
    sent = request.POST if request.method == "POST" else None
    return PartnerForm(sent, initial=_known(of), tables=tables, language=get_language() or "en")


def _known(of: Partner | None) -> dict[str, str]:
    if of is None:
        return {}
    return {
        "name": of.name,
        "url": of.url,
        "region": of.region_id or "",
        "topic": of.topic_id or "",
    }


def _list(request: HttpRequest, tables: Reference, **context: Any) -> HttpResponse:
    everybody = [ShownPartner(each, _limits(each, tables)) for each in Partner.objects.all()]
    return render(request, "moderation/partners.html", {"partners": everybody, **context})


def _page(request: HttpRequest, found: Partner, tables: Reference, **context: Any) -> HttpResponse:
    """`context` may have a form that was sent with errors, and a secret to be shown."""
    asked = request.GET.get("page", "")
    number = int(asked) if asked.isdecimal() and len(asked) <= LONGEST_NUMBER else 1
    number = max(number, 1)
    page = deliveries.page(found, number=number)
    fresh = PartnerForm(initial=_known(found), tables=tables, language=get_language() or "en")
    context = {
        "partner": found,
        "form": fresh,
        "replay": ReplayForm(),
        "limits": _limits(found, tables),
        "deliveries": [_shown(each) for each in page.deliveries],
        "newer": number - 1 if number > 1 else None,
        "older": number + 1 if page.has_more else None,
        **context,
    }
    return render(request, "moderation/partner.html", context)


def _limits(found: Partner, tables: Reference) -> str:
    """As in "France · Suicidal thoughts"; empty for no limit."""
    language = get_language() or "en"
    words = [
        region_codes.name(found.region_id, language) if found.region_id else "",
        tables.topic_name(found.topic_id, language) if found.topic_id else "",
    ]
    return " · ".join(word for word in words if word)


def _shown(delivery: WebhookDelivery) -> ShownDelivery:
    return ShownDelivery(
        sequence=delivery.sequence,
        what=wording.what(delivery),
        state=wording.state(delivery),
        attempts=delivery.attempts,
        answer=wording.answer(delivery),
        last_attempt=wording.last_attempt(delivery),
        next_attempt=wording.next_attempt(delivery),
    )
