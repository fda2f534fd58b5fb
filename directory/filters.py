"""The query string into a search: one FilterSet for pages, widget and API."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, FilterSet

from directory.wording.choices import CHANNELS, DISPATCH_POLICIES
from resources.models import IndexEntry
from resources.rules import language_tags, region_codes
from resources.search.reference import Reference
from resources.search.searches import Search

YES = [("yes", _("Yes"))]


class TolerantLanguageField(forms.CharField):
    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if not text:
            return ""
        try:
            return language_tags.normalise(text)
        except language_tags.UnknownLanguage:
            raise ValidationError(
                _("That is not the code of a language. Codes look like “es” or “pt-br”.")
            ) from None


class LanguageFilter(CharFilter):
    field_class = TolerantLanguageField


class YesFilter(ChoiceFilter):
    def __init__(self, label: Any) -> None:
        super().__init__(
            label=label,
            choices=YES,
            error_messages={
                "invalid_choice": _(
                    "This can be “yes”, or be left out. Nothing else is understood."
                )
            },
        )


class KnownChoiceFilter(ChoiceFilter):
    """A choice whose error lists what may be chosen."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.extra["error_messages"] = {"invalid_choice": _("That is not one of the choices.")}


class ServiceFilter(FilterSet):
    """What may stand in a query string. `search()` is what it asks for."""

    region = CharFilter()
    topic = KnownChoiceFilter(choices=())
    language = LanguageFilter(label=_("Language they speak"))
    channel = KnownChoiceFilter(label=_("How to reach them"), choices=CHANNELS)
    audience = KnownChoiceFilter(label=_("Who it is for"), choices=())
    open = YesFilter(label=_("Open now"))
    free = YesFilter(label=_("Free"))
    anonymous = YesFilter(label=_("No name needed"))
    dispatch = KnownChoiceFilter(label=_("May they send someone to me?"), choices=DISPATCH_POLICIES)

    def __init__(self, data: Mapping[str, Any], *, tables: Reference, language: str) -> None:
        super().__init__(data=data, queryset=IndexEntry.objects.none())
        self.tables = tables
        self.written_language = language
        fields = self.form.fields
        fields["topic"].choices = _named(tables.topics, tables.topic_name, language)
        fields["audience"].choices = _named(tables.audiences, tables.audience_name, language)

    def errors_by_name(self) -> dict[str, str]:
        """Field name -> one sentence, for what could not be understood."""
        return {name: " ".join(map(str, errors)) for name, errors in self.form.errors.items()}

    def search(self, *, region: str, topic: str = "") -> Search:
        """The search, without the fields that could not be understood."""
        self.form.is_valid()
        asked = self.form.cleaned_data
        language = asked.get("language") or ""
        return Search(
            region=region,
            topic=topic,
            language=language,
            language_tags=tuple(self.tables.spoken.get(language, ())),
            preferred_language=self.written_language,
            channel=asked.get("channel") or "",
            audience=asked.get("audience") or "",
            open_now=bool(asked.get("open")),
            free=bool(asked.get("free")),
            anonymous=bool(asked.get("anonymous")),
            dispatch_policy=asked.get("dispatch") or "",
        )


def region_of(text: str) -> str | None:
    return region_codes.parse(text)


def _named(entries: Mapping[str, Any], name: Any, language: str) -> list[tuple[str, str]]:
    return [(slug, name(slug, language)) for slug in entries]
