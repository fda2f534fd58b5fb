"""A listing, field by field: whoever changes something here proposes it."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from directory.listing_form import ListingForm
from directory.moderation import kept_words, record, scope
from directory.moderation.access import desk, signed_in
from directory.moment import Moment, this_moment
from resources.actions import merging, proposing
from resources.actions.wording import UnsafeWording
from resources.exchange.listing_fields import Changes
from resources.models import Service
from resources.rules.proposals import Origin
from resources.rules.roles import Right, Role, may


@require_http_methods(["GET", "POST"])
@desk(Right.PROPOSE)
def edit(request: HttpRequest, service_id: UUID) -> HttpResponse:
    moment = this_moment()
    loaded = record.load(service_id, moment)
    if loaded is None:
        raise Http404
    scope.require(signed_in(request), loaded.service)
    form, key = _form(request, loaded.service, moment), f"listing:{service_id}"
    unsafe = None
    if request.method == "POST" and form.is_valid():
        try:
            if _proposed(request, form, loaded, moment):
                return redirect("moderation:question", key=key)
        except UnsafeWording as refused:
            form.add_errors(refused)
            unsafe = kept_words.unsafe(refused, request.POST, signed_in(request))
    context = {
        "key": key,
        "record": loaded,
        "form": form,
        "sections": list(form.sections()),
        "why": request.POST.get("why", ""),
        "evidence": request.POST.get("evidence", ""),
        "unsafe": unsafe,
    }
    return render(request, "moderation/edit.html", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, service: Service, moment: Moment) -> ListingForm:
    return ListingForm(
        service,
        request.POST if request.method == "POST" else None,
        tables=moment.reference,
        with_priority=may(Role(signed_in(request).role), Right.SET_PRIORITY),
    )


def _proposed(
    request: HttpRequest, form: ListingForm, loaded: record.Record, moment: Moment
) -> bool:
    """Raises UnsafeWording."""
    changes, by = form.changes(), signed_in(request)
    try:
        proposing.propose(
            loaded.service,
            changes,
            by=by,
            origin=Origin.MODERATOR,
            at=moment.at,
            why=request.POST.get("why", ""),
            evidence=request.POST.get("evidence", ""),
            kept=kept_words.given(request.POST, by),
        )
    except proposing.NothingToChange:
        messages.info(request, _("Nothing was changed."))
        return True
    except UnsafeWording:
        raise
    except ValidationError as refused:
        form.add_errors(refused)
        return False
    messages.success(request, _("Proposed. Somebody else has to accept it."))
    _warn_of_duplicates(request, loaded.service, changes)
    return True


def _warn_of_duplicates(request: HttpRequest, service: Service, changes: Changes) -> None:
    pairs = merging.doubles_after(service, changes)
    others = Service.objects.in_bulk([pair.other(service.pk) for pair in pairs])
    if others:
        slugs = ", ".join(other.slug for other in others.values())
        messages.warning(request, _("It may be the same as: {listings}.").format(listings=slugs))
