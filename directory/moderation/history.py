"""Who changed what in a listing; each change can be taken back by proposing the opposite."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from directory import clock
from directory.moderation import scope
from directory.moderation.access import desk, signed_in
from directory.wording import changes as wording
from resources.actions import proposing, reverting
from resources.models import Edition, Service
from resources.rules.roles import Right
from resources.search import history as changes
from resources.search import reference
from resources.search.history import Change
from resources.search.reference import Reference

_LAST_PAGE = 10_000


@dataclass(frozen=True, slots=True)
class ShownField:
    address: str
    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    """What changed in the listing itself, in one text, one way of contact or one source."""

    title: str
    fields: Sequence[ShownField]


@dataclass(frozen=True, slots=True)
class ShownChange:
    key: str
    who: str
    moment: str
    why: str
    rows: Sequence[ShownRow]
    checks: Sequence[tuple[str, str]]
    can_revert: bool

    @property
    def is_long(self) -> bool:
        return sum(len(row.fields) for row in self.rows) > 12  # noqa: PLR2004 (about a screen)


@require_safe
@desk(Right.PROPOSE)
def history(request: HttpRequest, service_id: UUID) -> HttpResponse:
    service = _service(request, service_id)
    number = _page_number(request)
    field = request.GET.get("field", "")
    if field:
        page = changes.of_field(service, field, page=number)
    else:
        page = changes.of_service(service, page=number)
    tables = reference.reference(Edition.current())
    numbers = {str(method.pk): method.value for method in service.contact_methods.all()}
    context = {
        "service": service,
        "listing": f"listing:{service.pk}",
        "name": next((text.name for text in service.texts.all()), service.slug),
        "changes": [_shown(change, tables, numbers) for change in page.changes],
        "field": field,
        "field_label": _label(field),
        "newer": number - 1,
        "older": number + 1 if page.has_more else 0,
    }
    return render(request, "moderation/history.html", context)


@require_POST
@desk(Right.PROPOSE)
def revert(request: HttpRequest, service_id: UUID) -> HttpResponse:
    service = _service(request, service_id)
    change = changes.one(service, request.POST.get("change", ""))
    if change is None:
        raise Http404
    why = _("Takes back the change of {moment}.").format(moment=wording.moment(change.at))
    try:
        reverting.revert(service, change, by=signed_in(request), at=clock.now(), why=why)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    except proposing.NothingToChange:
        messages.error(request, _("Nothing of this change is left to take back."))
    else:
        messages.success(request, _("Proposed. Somebody else decides on it."))
    return redirect("moderation:history", service_id=service.pk)


def _service(request: HttpRequest, service_id: UUID) -> Service:
    loaded = Service.objects.prefetch_related("texts", "contact_methods", "coverage")
    service = get_object_or_404(loaded, pk=service_id)
    scope.require(request.user, service)
    return service


def _page_number(request: HttpRequest) -> int:
    written = request.GET.get("page", "1")
    number = int(written) if written.isdecimal() and len(written) < 6 else 1  # noqa: PLR2004
    return max(1, min(number, _LAST_PAGE))


def _label(field: str) -> str:
    try:
        return wording.label(field) if field else ""
    except ValueError:
        raise Http404 from None


def _shown(change: Change, tables: Reference, numbers: Mapping[str, str]) -> ShownChange:
    return ShownChange(
        key=change.key,
        who=wording.who(change),
        moment=wording.moment(change.at),
        why=change.why,
        rows=list(_rows(change, tables, numbers)),
        checks=[(wording.check(check), check.evidence) for check in change.checks],
        can_revert=any(reverting.is_editable(field) for field in change.fields),
    )


def _rows(change: Change, tables: Reference, numbers: Mapping[str, str]) -> Iterator[ShownRow]:
    rows: dict[str, list[ShownField]] = {}
    values = dict(numbers)
    for field in change.fields:
        row, _dot, name = field.address.rpartition(".")
        if row.startswith("contact.") and name == "value":
            values.setdefault(row.removeprefix("contact."), field.new or field.old)
        shown = ShownField(
            field.address,
            wording.label(field.address),
            wording.in_words(field.address, field.old, tables),
            wording.in_words(field.address, field.new, tables),
        )
        rows.setdefault(row, []).append(shown)
    named: Counter[str] = Counter()
    for row, fields in rows.items():
        title = values.get(row.removeprefix("contact."), "") or _title_of_source(fields)
        named[title] += 1
        # Two sources may bear one title, and a link has to say by itself which of them it means.
        again = f" ({named[title]})" if title and named[title] > 1 else ""
        yield ShownRow(title + again, sorted(fields, key=lambda each: each.label))


def _title_of_source(fields: Sequence[ShownField]) -> str:
    for each in fields:
        if each.address.startswith("source.") and each.address.endswith(".title"):
            return each.new or each.old
    return ""
