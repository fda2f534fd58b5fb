"""What people's words are understood as: editors try a text, and add words, for good or a while.

What is tried comes by POST and goes nowhere but back onto the page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from directory import clock
from directory.moderation.access import desk, signed_in
from directory.moderation.vocabulary_forms import SurgeForm, TermForm, TrialForm, number
from directory.moderation.vocabulary_shown import ShownChange, ShownTerm, ShownUnderstanding
from directory.wording import terms as wording
from resources.actions import vocabulary as actions
from resources.actions.vocabulary import RefusedTerm
from resources.models import Edition, Term
from resources.rules import language_tags, region_codes
from resources.rules.roles import Right
from resources.rules.terms import TermRefusal
from resources.search import term_list, vocabulary_history
from resources.search.reference import Reference, reference
from resources.search.understanding import understand

CHANGES_SHOWN = 30
USUAL_SURGE = timedelta(days=7)
FIELD_OF = {
    TermRefusal.LEADS_NOWHERE: "means",
    TermRefusal.OVER_ALREADY: "until",
}


@dataclass(frozen=True)
class Forms:
    """The forms of the page; one of them was sent."""

    trial: TrialForm
    term: TermForm
    surge: SurgeForm


@require_http_methods(["GET", "HEAD", "POST"])
@desk(Right.EDIT_VOCABULARY)
def vocabulary(request: HttpRequest) -> HttpResponse:
    """Whatever is sent, the answer is the page, with the text that is tried still on it."""
    sent = request.POST.get("do", "") if request.method == "POST" else ""
    if sent == "end":
        return _end(request)
    language, at = get_language() or "en", clock.now()
    tables = reference(Edition.current())
    forms = _forms(request, sent, tables, language, at)
    added = _added(request, forms, at) if sent in ("term", "surge") else None
    if added is not None:
        forms = _forms(request, "", tables, language, at, added=added)
    tried = _tried(forms, tables, language, at)
    return _page(request, forms, tried, tables, at)


def languages() -> Sequence[tuple[str, str]]:
    """(tag, name) of those that the vocabulary or the site is in."""
    shown = get_language() or "en"
    tags = {*term_list.languages(), *dict(settings.LANGUAGES)}
    return [(tag, language_tags.name(tag, shown)) for tag in sorted(tags)]


def _forms(
    request: HttpRequest,
    sent: str,
    tables: Reference,
    language: str,
    at: datetime,
    *,
    added: Term | None = None,
) -> Forms:
    """`added` is tried at once, where no other text is."""
    known = languages()
    trial = request.POST.dict() if request.method == "POST" else {}
    if added is not None and not trial.get("text"):
        trial = {"text": added.text, "language": added.language}
    of_a_term: dict[str, Any] = {
        "languages": known,
        "initial": {"language": added.language if added else language},
    }
    surge_ends = {"until": at + USUAL_SURGE}
    of_a_surge = of_a_term | {"initial": of_a_term["initial"] | surge_ends}
    return Forms(
        TrialForm(
            trial if trial.get("text") or sent == "try" else None,
            initial={"language": language},
            languages=known,
            language=language,
        ),
        TermForm(
            request.POST if sent == "term" else None,
            prefix="term",
            means=wording.meanings(tables, language),
            **of_a_term,
        ),
        SurgeForm(
            request.POST if sent == "surge" else None,
            prefix="surge",
            means=wording.topics(tables, language),
            **of_a_surge,
        ),
    )


def _added(request: HttpRequest, forms: Forms, at: datetime) -> Term | None:
    """The term that was sent; None where it can't be, and its form says why."""
    form = forms.term if forms.term.is_bound else forms.surge
    if not form.is_valid():
        return None
    kind, slug = form.meaning
    said = form.cleaned_data
    try:
        term = actions.add(
            said["text"],
            language=said["language"],
            kind=kind,
            slug=slug,
            until=form.end,
            why=said["why"],
            by=signed_in(request),
            at=at,
        )
    except RefusedTerm as refused:
        field = FIELD_OF.get(refused.reason, "text")
        form.add_error(field, str(wording.REFUSALS[refused.reason]))
        return None
    messages.success(request, _("Added. It is understood from now on."))
    return term


def _end(request: HttpRequest) -> HttpResponse:
    pk = number(request.POST.get("term", ""))
    surge = Term.objects.filter(pk=pk, until__isnull=False).first()
    if surge is None:
        messages.info(request, _("It had ended already."))
    else:
        actions.remove(surge, by=signed_in(request), at=clock.now(), why="ended early")
        messages.success(request, _("Ended. It is not understood any more."))
    return redirect("moderation:vocabulary")


def _tried(
    forms: Forms, tables: Reference, language: str, at: datetime
) -> ShownUnderstanding | None:
    if not forms.trial.is_bound or not forms.trial.is_valid():
        return None
    said = forms.trial.cleaned_data
    understood = understand(
        said["text"],
        language=said["language"],
        region=said["region"] or region_codes.WORLD,
        edition=str(Edition.current()),
        at=at,
        spoken=tuple(tables.spoken),
    )
    return ShownUnderstanding(understood, tables, language)


def _page(
    request: HttpRequest,
    forms: Forms,
    tried: ShownUnderstanding | None,
    tables: Reference,
    at: datetime,
) -> HttpResponse:
    language = get_language() or "en"
    changes = vocabulary_history.changes(limit=CHANGES_SHOWN)
    context = {
        "forms": forms,
        "tried": tried,
        "trial": forms.trial.data if tried else {},
        "surges": [ShownTerm(term, tables, language, at) for term in term_list.surges(at=at)],
        "changes": [ShownChange(change, tables, language) for change in changes],
    }
    return render(request, "moderation/vocabulary.html", context)
