"""A listing as a form: the same for a moderator at the desk and for the service itself.

Each field is named by its address (`resources.exchange.listing_fields`). What is sent back is a
difference, never a listing.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from directory.wording import fields as wording
from resources.exchange import listing_fields
from resources.models import Service
from resources.models.service_text import SUMMARY_LENGTH
from resources.rules import language_tags, region_codes
from resources.search.reference import Reference

NEW = "new"
"""Stands for the id of a way of contact that is added."""

_LONG = {"text.description", "text.what_happens"}
_HINTS: Mapping[str, Any] = {
    "contact.opening_hours": gettext_lazy("As in “Mo-Fr 09:00-17:00; PH off”, or “24/7”."),
    "contact.time_zone": gettext_lazy("As in “Europe/London”."),
    "contact.languages": gettext_lazy("Codes, with commas between: “en, cy”."),
    "service.coverage": gettext_lazy("Codes, with commas between: “gb, us-ca, world”."),
    "contact.dialled_in": gettext_lazy("The code of the country: “gb”."),
}


class CodesField(forms.CharField):
    """A sorted list of codes, written with commas between."""

    def __init__(self, normalise: Any, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.normalise = normalise

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        written = [part.strip() for part in str(value or "").split(",")]
        return sorted({self.normalise(part) for part in written if part})


def _region(code: str) -> str:
    known = region_codes.parse(code)
    if known is None:
        raise ValidationError(_("“{code}” is not the code of a region.").format(code=code[:40]))
    return known


def _language(tag: str) -> str:
    try:
        return language_tags.normalise(tag)
    except language_tags.UnknownLanguage:
        raise ValidationError(
            _("“{code}” is not the code of a language.").format(code=tag[:40])
        ) from None


@dataclass(frozen=True, slots=True)
class Section:
    """Fields that belong together: those of the listing, of one text, of one way of contact."""

    title: str
    fields: Sequence[forms.BoundField]
    is_new: bool = False


class ListingForm(forms.Form):
    """`changes()` is what somebody wants to be otherwise.

    `priority` is left out unless `with_priority`: only editors decide on it.
    """

    def __init__(
        self,
        service: Service,
        data: Mapping[str, Any] | None = None,
        *,
        tables: Reference,
        with_priority: bool = False,
    ) -> None:
        super().__init__(data)
        self.tables = tables
        self.before = listing_fields.read(service)
        for address, value in {**self.before, **_blank()}.items():
            if address == "service.priority" and not with_priority:
                continue
            self.fields[address] = self._field(address)
            self.initial[address] = value

    def changes(self) -> dict[str, tuple[Any, Any]]:
        """Address -> (old, new); a new way of contact under an id of its own. After is_valid()."""
        wanted = {
            address: listing_fields.plain(value)
            for address, value in self.cleaned_data.items()
            if address.partition(".")[2].partition(".")[0] != NEW
        }
        return listing_fields.difference(self.before, wanted) | self._added()

    def _added(self) -> dict[str, tuple[Any, Any]]:
        added = {
            address.rpartition(".")[2]: value
            for address, value in self.cleaned_data.items()
            if address.startswith(f"contact.{NEW}.")
        }
        if not added.get("value"):
            return {}
        row = f"contact.{uuid4()}."
        added["listed"] = True
        return {f"{row}{name}": ("", value) for name, value in added.items() if value != ""}

    def sections(self) -> Iterator[Section]:
        rows: dict[str, list[forms.BoundField]] = {}
        for address in self.fields:
            rows.setdefault(address.rpartition(".")[0], []).append(self[address])
        for row, bound in rows.items():
            yield Section(self._title(row), bound, is_new=row.endswith(f".{NEW}"))

    def add_errors(self, refused: ValidationError) -> None:
        """What an action refused, at the fields that it names."""
        for address, texts in refused.message_dict.items():
            self.add_error(self._shown(address), texts)

    def _shown(self, address: str) -> str | None:
        if address in self.fields:
            return address
        row, _dot, name = address.rpartition(".")
        as_new = f"contact.{NEW}.{name}"
        is_row_of_its_own = row.startswith("contact.") and f"{row}.value" not in self.fields
        return as_new if is_row_of_its_own and as_new in self.fields else None

    def _title(self, row: str) -> str:
        kind, _dot, key = row.partition(".")
        if kind == "service":
            return _("The listing")
        if kind == "text":
            return wording.of_a_language(_("Its words"), key)
        if key == NEW:
            return _("Another way of contact")
        return str(self.before[f"{row}.value"])

    def _field(self, address: str) -> forms.Field:
        field = wording.kind_of_field(address)
        words = {"label": wording.LABELS[field], "help_text": _HINTS.get(field, "")}
        if field in wording.CHOICES:
            return forms.ChoiceField(choices=wording.CHOICES[field], **words)
        if field in _SPECIAL:
            return _SPECIAL[field](self.tables, words)
        return forms.CharField(
            required=field == "text.name",
            max_length=SUMMARY_LENGTH if field == "text.summary" else 5_000,
            widget=forms.Textarea(attrs={"rows": 4}) if field in _LONG else forms.TextInput,
            **words,
        )


Words = dict[str, Any]


def _number(most: int) -> Callable[[Reference, Words], forms.Field]:
    return lambda _tables, words: forms.IntegerField(
        required=False, min_value=0, max_value=most, **words
    )


def _moment(_tables: Reference, words: Words) -> forms.Field:
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"})
    return forms.DateTimeField(required=False, widget=widget, **words)


_SPECIAL: Mapping[str, Callable[[Reference, Words], forms.Field]] = {
    "service.topics": lambda tables, words: _several(tables.topics, tables.topic_name, words),
    "service.audiences": lambda tables, words: _several(
        tables.audiences, tables.audience_name, words
    ),
    "service.coverage": lambda _tables, words: CodesField(_region, **words),
    "service.alert_until": _moment,
    "service.priority": lambda _tables, words: forms.BooleanField(required=False, **words),
    "service.minimum_age": _number(120),
    "service.maximum_age": _number(120),
    "contact.listed": lambda _tables, words: forms.BooleanField(required=False, **words),
    "contact.languages": lambda _tables, words: CodesField(_language, **words),
    "contact.position": _number(999),
}


def _several(known: Mapping[str, Any], name: Any, words: Words) -> forms.Field:
    from_vocabulary = [(slug, name(slug, get_language() or "en")) for slug in known]
    return _SortedChoices(
        choices=from_vocabulary, required=False, widget=forms.CheckboxSelectMultiple, **words
    )


class _SortedChoices(forms.MultipleChoiceField):
    def clean(self, value: Any) -> Any:
        return sorted(super().clean(value))


def _blank() -> dict[str, Any]:
    """The fields of a way of contact that may be added."""
    empty: dict[str, Any] = dict.fromkeys((*listing_fields.CONTACT, *listing_fields.SCHEDULE), "")
    empty |= {"kind": "voice", "languages": [], "cost": "unknown", "reachable_from": "unknown"}
    empty.pop("position")
    return {f"contact.{NEW}.{name}": value for name, value in empty.items()}
