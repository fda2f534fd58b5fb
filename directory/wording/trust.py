"""How far a number can be trusted, in words; never a bare tick, never a check that was not made."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from directory.wording import moments
from resources.models import ContactMethod, Service, Source
from resources.rules.freshness import Method
from resources.rules.publication import SourceKind

_CHECKED_BY = {
    Method.DIALLED: gettext_lazy("Dialled by a moderator on {day}."),
    Method.WRITTEN_TO: gettext_lazy("Answered a moderator's message on {day}."),
    Method.CONFIRMED_BY_SERVICE: gettext_lazy("Confirmed by {organization} on {day}."),
    Method.OFFICIAL_PAGE: gettext_lazy(
        "Read by a moderator on the organization's own page on {day}."
    ),
    Method.AUTHORITY_LIST: gettext_lazy("Read by a moderator on an authority's list on {day}."),
}


def trust_sentence(service: Service, method: ContactMethod, *, today: date) -> str:
    """The sentence next to a number. Reads `service.sources` and `service.organization`."""
    if method.number_checked_on is None:
        return _unchecked(service, method)
    if method.review_due_on and method.review_due_on <= today:
        return _overdue(method.number_checked_on)
    return _checked(service, method, method.number_checked_on)


def trust_in_short(method: ContactMethod, *, today: date) -> str:
    """The same for where there is little room: whether and when somebody has checked it."""
    if method.number_checked_on is None:
        return _("Not yet checked here.")
    if method.review_due_on and method.review_due_on <= today:
        return _overdue(method.number_checked_on)
    return _("Checked in {month}.").format(month=moments.month(method.number_checked_on))


def _overdue(checked_on: date) -> str:
    return _("Last checked in {month}; the next check is overdue.").format(
        month=moments.month(checked_on)
    )


def _checked(service: Service, method: ContactMethod, on: date) -> str:
    sentence = str(_CHECKED_BY[Method(method.number_check_method)])
    return sentence.format(day=moments.day(on), organization=service.organization.name)


def _unchecked(service: Service, method: ContactMethod) -> str:
    sources = _speaking_for(service, method)
    own = _newest(sources, SourceKind.ORGANIZATION)
    government = _newest(sources, SourceKind.GOVERNMENT)
    if own is not None:
        start = _read(_("From the organization's own page"), own)
    elif government is not None:
        start = _read(_("From a government page"), government)
    else:
        start = _from_the_public(service, sources)
    return _("{source}; not yet checked here.").format(source=start)


def _from_the_public(service: Service, sources: list[Source]) -> str:
    # Some compiled listings count more sources than they name; only these can be followed.
    count = max(1, min(service.independent_sources, len(sources)))
    start = ngettext("From {count} public source", "From {count} public sources", count)
    newest = max((source.retrieved_on for source in sources), default="")
    start = start.format(count=count)
    if not newest:
        return start
    newest_words = (
        _("{source}, the newest read in {month}") if count > 1 else _("{source}, read in {month}")
    )
    return newest_words.format(source=start, month=moments.partial(newest))


def _read(start: str, source: Source) -> str:
    if not source.retrieved_on:
        return start
    return _("{source}, read in {month}").format(
        source=start, month=moments.partial(source.retrieved_on)
    )


def _speaking_for(service: Service, method: ContactMethod) -> list[Source]:
    return [s for s in service.sources.all() if s.contact_method_id in (None, method.pk)]


def _newest(sources: list[Source], kind: SourceKind) -> Source | None:
    return max(
        (source for source in sources if source.kind == kind),
        key=lambda source: source.retrieved_on,
        default=None,
    )
