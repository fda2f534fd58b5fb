"""What an editor says about words: a text to try, a term, a name in the news, a search."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.wording import names
from directory.wording import terms as wording
from resources.rules import region_codes
from resources.rules.normalised_text import LONGEST_TEXT
from resources.rules.terms import LONGEST_TERM, TermKind
from resources.search.reference import Reference
from resources.search.term_list import Wanted

LONGEST_REASON = 200
LONGEST_NUMBER = 18
FREELY_WRITTEN = {"autocomplete": "off", "dir": "auto"}


class TrialForm(forms.Form):
    """A text as somebody might type it, and the page that they would be on."""

    text = forms.CharField(
        label=_("A text as somebody might type it"),
        max_length=LONGEST_TEXT,
        help_text=_("It is not kept, and nobody else sees it."),
        widget=forms.TextInput(attrs=FREELY_WRITTEN),
    )
    language = forms.ChoiceField(label=_("Language of the page"))
    region = forms.ChoiceField(label=_("Place of the page"), required=False)

    def __init__(
        self, *given: Any, languages: Sequence[tuple[str, str]], language: str, **options: Any
    ) -> None:
        """`language`: that in which the names of places are written."""
        super().__init__(*given, **options)
        _choose(self, "language", languages)
        places = names.regions(region_codes.countries(), language)
        _choose(self, "region", [("", _("No place")), *places])


class _TermFields(forms.Form):
    """What a term and a surge have in common; `means` is a value of `wording.meanings`."""

    means = forms.ChoiceField(label=_("What it means"))
    language = forms.ChoiceField(label=_("Language it is in"))
    text = forms.CharField(
        label=_("Word or phrase"),
        max_length=LONGEST_TERM,
        widget=forms.TextInput(attrs=FREELY_WRITTEN),
    )
    why = forms.CharField(
        label=_("Why? Other editors can read it."), required=False, max_length=LONGEST_REASON
    )

    def __init__(
        self, *given: Any, languages: Sequence[tuple[str, str]], means: Any, **options: Any
    ) -> None:
        super().__init__(*given, **options)
        _choose(self, "language", languages)
        _choose(self, "means", means)

    @property
    def meaning(self) -> tuple[TermKind, str]:
        return wording.parse(self.cleaned_data["means"])

    @property
    def end(self) -> datetime | None:
        """None for a term that stands for good."""
        found: datetime | None = self.cleaned_data.get("until")
        return found


class TermForm(_TermFields):
    field_order = ["text", "language", "means", "why"]


class SurgeForm(_TermFields):
    until = forms.DateTimeField(
        label=_("Until (UTC)"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    field_order = ["text", "language", "means", "until", "why"]

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        self.fields["text"].label = _("Name or phrase")


class SearchForm(forms.Form):
    """Which terms to list. What it doesn't understand is any."""

    text = forms.CharField(
        label=_("Has these words"),
        required=False,
        max_length=LONGEST_TERM,
        widget=forms.TextInput(attrs=FREELY_WRITTEN),
    )
    language = forms.ChoiceField(label=_("Language"), required=False)
    means = forms.ChoiceField(label=_("Meaning"), required=False)

    def __init__(
        self, *given: Any, languages: Sequence[tuple[str, str]], tables: Reference, **options: Any
    ) -> None:
        language: str = options.pop("language")
        super().__init__(*given, **options)
        any_of_a_kind = [(f"{kind.value}:*", wording.KINDS[kind]) for kind in TermKind]
        _choose(self, "language", [("", _("All languages")), *languages])
        groups = wording.meanings(tables, language)[:-1]
        _choose(self, "means", [("", _("All")), (_("Any of a kind"), any_of_a_kind), *groups])

    def wanted(self) -> Wanted:
        self.is_valid()
        said = self.cleaned_data
        text, language, means = (said.get(name, "") for name in ("text", "language", "means"))
        if not means:
            return Wanted(language=language, text=text)
        kind, slug = wording.parse(means)
        return Wanted(language, kind, None if slug == "*" else slug, text)


def number(text: str) -> int:
    """What a button says: the number of a row or a page. 0: no button of ours has it."""
    is_one = text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER
    return int(text) if is_one else 0


def _choose(form: forms.Form, field: str, choices: Any) -> None:
    chosen = form.fields[field]
    if isinstance(chosen, forms.ChoiceField):
        chosen.choices = choices
