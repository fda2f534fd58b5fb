"""What a reader says is wrong with a number: two taps, no account, no cookie."""

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt

from directory.caching import kept_by_edition
from directory.listing_facts import Card, ContactFacts
from directory.moment import Moment, this_moment
from directory.pages import missing
from directory.rate_limit import AN_HOUR_IN_SECONDS, RateLimit, address_of
from directory.same_origin import is_from_here
from directory.wording import names
from directory.wording.problems import PROBLEMS
from resources.actions import reporting
from resources.models import ContactMethod, EmergencyNumber, Service
from resources.rules import region_codes
from resources.rules.plain_text import without_unsafe_characters
from resources.rules.reports import LONGEST_NOTE, Problem
from resources.search.listings import with_card_facts

LIMIT = RateLimit(at_most=10)


class NoteField(forms.CharField):
    def to_python(self, value: Any) -> str:
        return str(super().to_python(without_unsafe_characters(str(value or ""))))


class ReportForm(forms.Form):
    """`method` is asked for too, since somebody may come from a listing with several."""

    method = forms.ChoiceField(required=False)
    problem = forms.ChoiceField(
        choices=PROBLEMS, error_messages={"required": _("Choose what is wrong.")}
    )
    note = NoteField(required=False, max_length=LONGEST_NOTE)

    def __init__(self, contacts: Sequence[ContactFacts], data: Any = None) -> None:
        super().__init__(data)
        self.fields["method"].choices = [  # type: ignore[attr-defined]
            (str(contact.method.pk), contact.label) for contact in contacts
        ]


@dataclass(frozen=True)
class ReportPage:
    """What the templates of a report ask for: a listing, and the way of contact in the address."""

    card: Card
    contact: ContactFacts
    language: str

    @property
    def region(self) -> str:
        return self.card.region

    @property
    def place(self) -> str:
        return region_codes.name(self.region, self.language)

    @property
    def emergency(self) -> Sequence[EmergencyNumber]:
        return self.card.moment.reference.emergency(self.region)

    def chosen(self, pk: str) -> ContactMethod:
        methods = {str(contact.method.pk): contact.method for contact in self.card.contacts}
        return methods.get(pk, self.contact.method)


# Without Django's token, which needs a cookie: `same_origin` says what stands in its place.
@csrf_exempt
def report(request: HttpRequest, language: str, method_id: UUID) -> HttpResponse:
    if request.method != "POST":
        return _asked(request, language, method_id)
    response = _received(request, language, method_id)
    # What somebody wrote may stand on this page.
    response["Cache-Control"] = "no-store"
    return response


@kept_by_edition
def _asked(request: HttpRequest, moment: Moment, language: str, method_id: UUID) -> HttpResponse:
    page = _page(method_id, moment, language)
    if page is None:
        return missing.service(request, language)
    return _form(request, page, ReportForm(page.card.contacts), HTTPStatus.OK)


@kept_by_edition
def thanks(request: HttpRequest, moment: Moment, language: str, method_id: UUID) -> HttpResponse:
    page = _page(method_id, moment, language)
    if page is None:
        return missing.service(request, language)
    return render(request, "pages/thanks.html", {"page": page, "language": language})


def _received(request: HttpRequest, language: str, method_id: UUID) -> HttpResponse:
    moment = this_moment()
    page = _page(method_id, moment, language)
    if page is None:
        return missing.service(request, language)
    form = ReportForm(page.card.contacts, request.POST)
    if not is_from_here(request):
        return _form(request, page, form, HTTPStatus.FORBIDDEN)
    if not form.is_valid():
        return _form(request, page, form, HTTPStatus.BAD_REQUEST)
    if not LIMIT.allows(address_of(request), at=moment.at):
        response = _form(request, page, form, HTTPStatus.TOO_MANY_REQUESTS)
        response["Retry-After"] = AN_HOUR_IN_SECONDS
        return response
    reporting.report(
        page.chosen(form.cleaned_data["method"]),
        problem=Problem(form.cleaned_data["problem"]),
        note=form.cleaned_data["note"],
        at=moment.at,
    )
    return redirect("thanks", language=language, method_id=method_id)


def _page(method_id: UUID, moment: Moment, language: str) -> ReportPage | None:
    """None for a way of contact that no public page shows."""
    published = Service.objects.published().filter(contact_methods=method_id)
    service = with_card_facts(published).first()
    if service is None:
        return None
    home, _name = names.regions(service.region_codes, language)[0]  # type: ignore[attr-defined]
    card = Card(service, home, moment)
    shown = (contact for contact in card.contacts if contact.method.pk == method_id)
    contact = next(shown, None)
    return None if contact is None else ReportPage(card, contact, language)


def _form(
    request: HttpRequest, page: ReportPage, form: ReportForm, status: HTTPStatus
) -> HttpResponse:
    context = {
        "page": page,
        "language": page.language,
        "form": form,
        "chosen": form.data.get("method") or str(page.contact.method.pk),
        "longest_note": LONGEST_NOTE,
        "is_from_elsewhere": status == HTTPStatus.FORBIDDEN,
        "is_too_often": status == HTTPStatus.TOO_MANY_REQUESTS,
    }
    return render(request, "pages/report.html", context, status=status)
