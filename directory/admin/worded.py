"""Forms of the admin whose words readers will see: judged, and kept for a reason only."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from directory.admin.by_hand import AnyForm, EditedByHand, InlineByHand
from directory.wording import safe_wording
from resources.actions import wording
from resources.actions.wording import Kept, UnsafeWording
from resources.models import Moderator

BECAUSE = "words_kept_because"


def kept(request: HttpRequest) -> Kept:
    """Everything, where whoever is signed in says why."""
    by = request.user if isinstance(request.user, Moderator) else None
    because = request.POST.get(BECAUSE, "").strip()
    return Kept(by=by, words=None if because else frozenset(), because=because)


class WordedForm(AnyForm):
    """Says beside each field which of its words are not safe, before anything is saved."""

    kept = wording.NOTHING

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        try:
            wording.require(wording.of_row(self.instance), self.kept)
        except UnsafeWording as refused:
            for field, problems in refused.found.items():
                shown = field if field in self.fields else None
                self.add_error(shown, safe_wording.all_in_words(problems))


class ReasonedForm(WordedForm):
    """The one of a page, which asks why unsafe words are kept; that holds for its inlines too."""

    words_kept_because = forms.CharField(
        label=_("Why must unsafe words stay?"),
        required=False,
        max_length=500,
        help_text=_("Only where a word was refused. It is kept in the history."),
    )


class WordedByHand(EditedByHand):
    form = ReasonedForm

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, *args, **kwargs)
        form.kept = kept(request)
        return form

    def kept(self, request: HttpRequest) -> Kept:
        return kept(request)


class WordedInline(InlineByHand):
    form = WordedForm

    def get_formset(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        formset: Any = super().get_formset(request, *args, **kwargs)
        formset.form.kept = kept(request)
        return formset
