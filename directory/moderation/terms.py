"""The list of all words that are understood: searched, and taken from."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from directory import clock
from directory.moderation.access import desk, signed_in
from directory.moderation.vocabulary import languages
from directory.moderation.vocabulary_forms import LONGEST_REASON, SearchForm, number
from directory.moderation.vocabulary_shown import ShownTerm
from resources.actions import vocabulary as actions
from resources.models import Edition, Term
from resources.rules.roles import Right
from resources.search import term_list
from resources.search.reference import reference

ON_A_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@desk(Right.EDIT_VOCABULARY)
def terms(request: HttpRequest) -> HttpResponse:
    """One form, always sent by POST: what is looked for stands in no address."""
    if "remove" in request.POST:
        _remove(request, number(request.POST["remove"]))
    language, tables = get_language() or "en", reference(Edition.current())
    search = SearchForm(request.POST, languages=languages(), tables=tables, language=language)
    found = term_list.page(search.wanted(), number=_page_asked_for(request), size=ON_A_PAGE)
    at = clock.now()
    context = {
        "search": search,
        "found": found,
        "newer": found.number - 1 if found.number > 1 else None,
        "older": found.number + 1 if found.number < found.pages else None,
        "terms": [ShownTerm(term, tables, language, at) for term in found.terms],
        "why": request.POST.get("why", "") if "remove" not in request.POST else "",
        "longest_reason": LONGEST_REASON,
    }
    return render(request, "moderation/terms.html", context)


def _remove(request: HttpRequest, pk: int) -> None:
    term = Term.objects.filter(pk=pk).first()
    if term is None:
        messages.info(request, _("It had been removed already."))
        return
    why = request.POST.get("why", "").strip()[:LONGEST_REASON]
    actions.remove(term, by=signed_in(request), at=clock.now(), why=why)
    messages.success(request, _("Removed. It is not understood any more."))


def _page_asked_for(request: HttpRequest) -> int:
    return number(request.POST.get("page", "")) or 1
