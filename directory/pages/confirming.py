"""Behind the link in a letter: a service looks at its own record, and says whether it is right.

Whoever has the link may answer, once, until it expires. Nothing here is live by itself.
"""

import json
from dataclasses import dataclass
from hashlib import sha256

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from directory import clock, confirmation_links
from directory.listing_facts import Card
from directory.listing_form import ListingForm
from directory.moment import this_moment
from directory.wording import names
from resources.actions import confirming, proposing
from resources.models import Confirmation, Service
from resources.rules import plain_text, region_codes
from resources.search.listings import with_card_facts

RIGHT, WRONG = "right", "wrong"


class AnswerForm(forms.Form):
    """Who says so: a role, because a name is nobody's business. `seen`: what they looked at."""

    role = forms.CharField(
        label=gettext_lazy("Your role there"),
        max_length=200,
        widget=forms.TextInput({"autocomplete": "organization-title"}),
    )
    seen = forms.CharField(widget=forms.HiddenInput)

    def clean_role(self) -> str:
        role = str(self.cleaned_data["role"])
        try:
            plain_text.refuse_unsafe_characters(role, one_line=True)
        except plain_text.UnsafeText as unsafe:
            raise forms.ValidationError(str(unsafe)) from unsafe
        return role


@dataclass
class Desk:
    """One question, and what came back for it."""

    request: HttpRequest
    language: str
    confirmation: Confirmation

    answer: str = ""

    def afresh(self) -> "Desk":
        """The same question without what came back: the record as it is now."""
        return Desk(self.request, self.language, self.confirmation)

    @cached_property
    def service(self) -> Service:
        return with_card_facts(Service.objects.filter(pk=self.confirmation.service_id)).get()

    @cached_property
    def listing(self) -> ListingForm:
        data = self.request.POST if self.answer == WRONG else None
        return ListingForm(self.service, data, tables=this_moment().reference)

    @cached_property
    def digest(self) -> str:
        """Of the record as it is now: an answer is about what its giver has seen."""
        return sha256(json.dumps(self.listing.before, sort_keys=True).encode()).hexdigest()

    def form(self, answer: str) -> AnswerForm:
        data = self.request.POST if self.answer == answer else None
        return AnswerForm(data, initial={"seen": self.digest}, auto_id=f"{answer}_%s")

    def page(self, *, notice: str = "", status: int = 200) -> HttpResponse:
        regions = names.regions(self.service.region_codes, self.language)  # type: ignore[attr-defined]
        region = regions[0][0] if regions else region_codes.WORLD
        context = {
            "language": self.language,
            "service": self.service,
            "card": Card(self.service, region, this_moment()),
            "regions": regions,
            "right": self.form(RIGHT),
            "wrong": self.form(WRONG),
            "listing": self.listing,
            "is_correcting": self.answer == WRONG,
            "notice": notice,
        }
        return render(self.request, "pages/confirm.html", context, status=status)


# No cookie is set here, so no other site can borrow one: the token in the address is the proof.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, language: str, token: str) -> HttpResponse:
    response = _response(request, language, token)
    response["X-Robots-Tag"] = "noindex, noarchive"
    return response


def _response(request: HttpRequest, language: str, token: str) -> HttpResponse:
    confirmation_id = confirmation_links.confirmation_of(token)
    if confirmation_id is None:
        return _closed(request, language, "altered", status=404)
    confirmation = confirming.open_one(confirmation_id, at=clock.now())
    if confirmation is None:
        return _closed(request, language, "over", status=410)
    desk = Desk(request, language, confirmation)
    if request.method != "POST":
        return desk.page()
    desk.answer = request.POST.get("answer", "")
    try:
        return _answered(desk)
    except confirming.Closed:
        return _closed(request, language, "over", status=410)


def _answered(desk: Desk) -> HttpResponse:
    """Raises confirming.Closed where another answer came first."""
    form = desk.form(desk.answer)
    if desk.answer not in (RIGHT, WRONG) or not form.is_valid():
        return desk.page(status=400)
    if form.cleaned_data["seen"] != desk.digest:
        notice = _("The entry was changed in the meantime. Please look at it once more.")
        return desk.afresh().page(notice=notice, status=409)
    if desk.answer == RIGHT:
        confirming.confirm(desk.confirmation, role=form.cleaned_data["role"], at=clock.now())
        return _thanks(desk)
    return _corrected(desk, role=form.cleaned_data["role"])


def _corrected(desk: Desk, *, role: str) -> HttpResponse:
    if not desk.listing.is_valid():
        return desk.page(status=400)
    changes = desk.listing.changes()
    try:
        confirming.correct(desk.confirmation, changes, role=role, at=clock.now())
    except proposing.NothingToChange:
        notice = _("No field was changed. If all is right, please say so with the other button.")
        return desk.page(notice=notice, status=400)
    except ValidationError as refused:
        desk.listing.add_errors(refused)
        return desk.page(status=400)
    return _thanks(desk)


def _thanks(desk: Desk) -> HttpResponse:
    context = {"language": desk.language, "is_correcting": desk.answer == WRONG}
    return render(desk.request, "pages/confirm_thanks.html", context)


def _closed(request: HttpRequest, language: str, why: str, *, status: int) -> HttpResponse:
    context = {"language": language, "why": why}
    return render(request, "pages/confirm_closed.html", context, status=status)
