"""Behind the link in a letter: a service looks at its own record, and says whether it is right.

Whoever has the link may answer, once, until it expires. Nothing here is live by itself.
"""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from directory import clock, confirmation_links
from directory.listing_facts import Card
from directory.moment import this_moment
from directory.wording import names
from resources.actions import confirming
from resources.models import Confirmation, Service
from resources.rules import plain_text
from resources.search.listings import with_card_facts


class RoleForm(forms.Form):
    """Who says so: a role, because a name is nobody's business."""

    role = forms.CharField(
        label=_("Your role there"), max_length=200, widget=forms.TextInput({"autocomplete": "off"})
    )

    def clean_role(self) -> str:
        role = str(self.cleaned_data["role"])
        try:
            plain_text.refuse_unsafe_characters(role, one_line=True)
        except plain_text.UnsafeText as unsafe:
            raise forms.ValidationError(str(unsafe)) from unsafe
        return role


# No cookie is set here, so no other site can borrow one: the token in the address is the proof.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, language: str, token: str) -> HttpResponse:
    response = _answer(request, language, token)
    response["X-Robots-Tag"] = "noindex, noarchive"
    return response


def _answer(request: HttpRequest, language: str, token: str) -> HttpResponse:
    confirmation_id = confirmation_links.confirmation_of(token)
    if confirmation_id is None:
        return _closed(request, language, "altered", status=404)
    confirmation = confirming.open_one(confirmation_id, at=clock.now())
    if confirmation is None:
        return _closed(request, language, "over", status=410)
    if request.method != "POST":
        return _record(request, language, confirmation, RoleForm())
    form = RoleForm(request.POST)
    if not form.is_valid():
        return _record(request, language, confirmation, form, status=400)
    try:
        confirming.confirm(confirmation, role=form.cleaned_data["role"], at=clock.now())
    except confirming.Closed:
        return _closed(request, language, "over", status=410)
    return render(request, "pages/confirm_thanks.html", {"language": language})


def _record(
    request: HttpRequest,
    language: str,
    confirmation: Confirmation,
    form: RoleForm,
    *,
    status: int = 200,
) -> HttpResponse:
    found = with_card_facts(Service.objects.filter(pk=confirmation.service_id)).get()
    regions = names.regions(found.region_codes, language)  # type: ignore[attr-defined]
    context = {
        "language": language,
        "service": found,
        "card": Card(found, regions[0][0], this_moment()),
        "regions": regions,
        "form": form,
        "until": confirmation.expires_at,
    }
    return render(request, "pages/confirm.html", context, status=status)


def _closed(request: HttpRequest, language: str, why: str, *, status: int) -> HttpResponse:
    context = {"language": language, "why": why}
    return render(request, "pages/confirm_closed.html", context, status=status)
