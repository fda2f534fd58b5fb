"""A listing as a form: the same for a moderator at the desk and for the service itself.

Each field is named by its address (`resources.exchange.listing_fields`). What is sent back is a
difference, never a listing.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from directory.wording import fields as wording
from directory.wording import safe_wording
from directory.wording.choices import CHANNELS
from resources.actions.wording import UnsafeWording
from resources.exchange import listing_fields
from resources.models import Service
from resources.models.service_text import SUMMARY_LENGTH
from resources.rules import language_tags, region_codes
from resources.search.reference import Reference

NEW = "new"
"""Stands for the id of a way of contact that is added."""

_LONG = {"text.description", "text.what_happens"}
_WIDE = {"service.alert", "service.url", "service.policies_source", "text.name", "text.summary"}
_PARTS: Sequence[tuple[Any, Sequence[str]]] = (
    (
        gettext_lazy("What it is"),
        (
            *("kind", "status", "url", "minimum_age", "maximum_age"),
            *("alert", "alert_until", "priority"),
        ),
    ),
    (gettext_lazy("What it is about, for whom and where"), listing_fields.LINKS),
    (
        gettext_lazy("Before people get in touch"),
        (
            *("answered_by", "dispatch_policy", "anonymous", "account_needed"),
            *("records_calls", "shown_on_bill", "policies_source"),
        ),
    ),
)
"""The fields of the listing itself, as they are asked together: (title, names)."""

_CONTACT: Sequence[str] = (
    *("kind", "value", "dialled_in", "keyword", "menu_path"),
    *("opening_hours", "time_zone", "holiday_region", "hours_as_written"),
    *("languages", "cost", "reachable_from", "position", "listed"),
)
_HINTS: Mapping[str, Any] = {
    "contact.opening_hours": gettext_lazy("As in “Mo-Fr 09:00-17:00; PH off”, or “24/7”."),
    "contact.time_zone": gettext_lazy("As in “Europe/London”."),
    "contact.languages": gettext_lazy("Codes, with commas between: “en, cy”."),
    "service.coverage": gettext_lazy("Codes, with commas between: “gb, us-ca, world”."),
    "contact.dialled_in": gettext_lazy("The code of the country: “gb”."),
    "contact.holiday_region": gettext_lazy("The code of the country or region: “gb”."),
    "contact.position": gettext_lazy("The smallest number stands first."),
    "contact.listed": gettext_lazy("Without this tick, readers no longer see it."),
    "service.alert_until": gettext_lazy("Date and time in UTC."),
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


class MomentField(forms.DateTimeField):
    """To the minute, because the field of a browser shows nothing of what is more exact."""

    def prepare_value(self, value: Any) -> Any:
        try:
            return f"{datetime.fromisoformat(value):%Y-%m-%dT%H:%M}"
        except (TypeError, ValueError):
            return value


@dataclass(frozen=True, slots=True)
class Section:
    """Fields that belong together: a part of the listing, one text, one way of contact.

    `is_open`: most come to change a way of contact; and what somebody changed stays in sight.
    """

    title: str
    fields: Sequence[forms.BoundField]
    is_open: bool


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
            if address in self.before and self._is_touched(address, value)
        }
        return listing_fields.difference(self.before, wanted) | self._added()

    def _is_touched(self, address: str, value: Any) -> bool:
        """What looks as it did before is left as it was, to the second."""
        shown = self.fields[address].prepare_value
        return bool(shown(listing_fields.plain(value)) != shown(self.before[address]))

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
        """Ways of contact first, then the texts, then what is asked once of the listing."""
        rows = list(dict.fromkeys(address.rpartition(".")[0] for address in self.fields))
        for row in rows:
            if row.startswith("contact."):
                yield self._section(self._title(row), row, _CONTACT)
        for row in rows:
            if row.startswith("text."):
                yield self._section(self._title(row), row, listing_fields.TEXT)
        for title, names in _PARTS:
            yield self._section(str(title), "service", names)

    def _section(self, title: str, row: str, names: Sequence[str]) -> Section:
        fields = [self[f"{row}.{name}"] for name in names if f"{row}.{name}" in self.fields]
        touched = {*self.errors, *self.changed_data} if self.is_bound else set()
        is_contact = row.startswith("contact.") and not row.endswith(f".{NEW}")
        is_open = is_contact or any(field.name in touched for field in fields)
        return Section(title, fields, is_open)

    def add_errors(self, refused: ValidationError) -> None:
        """What an action refused, at the fields that it names; unsafe words with better ones."""
        texts: Mapping[str, Any] = refused.message_dict
        if isinstance(refused, UnsafeWording):
            found = refused.found.items()
            texts = {address: safe_wording.all_in_words(of_field) for address, of_field in found}
        for address, said in texts.items():
            self.add_error(self._shown(address), said)

    def _shown(self, address: str) -> str | None:
        if address in self.fields:
            return address
        row, _dot, name = address.rpartition(".")
        as_new = f"contact.{NEW}.{name}"
        is_row_of_its_own = row.startswith("contact.") and f"{row}.value" not in self.fields
        return as_new if is_row_of_its_own and as_new in self.fields else None

    def _title(self, row: str) -> str:
        kind, _dot, key = row.partition(".")
        if kind == "text":
            return wording.of_a_language(_("Its words"), key)
        if key == NEW:
            return _("Another way of contact")
        way = dict(CHANNELS)[self.before[f"{row}.kind"]]
        return f"{way} · {self.before[f'{row}.value']}"

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
            widget=_widget(field),
            **words,
        )


def _widget(field: str) -> forms.Widget:
    if field in _LONG:
        return forms.Textarea(attrs={"rows": 4})
    return forms.TextInput(attrs={"class": "wide"} if field in _WIDE else None)


Words = dict[str, Any]


def _age(_tables: Reference, words: Words) -> forms.Field:
    return forms.IntegerField(required=False, min_value=0, max_value=120, **words)


def _position(_tables: Reference, words: Words) -> forms.Field:
    errors = {"required": _("Write a number from 0 to 999.")}
    return forms.IntegerField(min_value=0, max_value=999, error_messages=errors, **words)


def _moment(_tables: Reference, words: Words) -> forms.Field:
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"})
    return MomentField(required=False, widget=widget, **words)


_SPECIAL: Mapping[str, Callable[[Reference, Words], forms.Field]] = {
    "service.topics": lambda tables, words: _several(tables.topics, tables.topic_name, words),
    "service.audiences": lambda tables, words: _several(
        tables.audiences, tables.audience_name, words
    ),
    "service.coverage": lambda _tables, words: CodesField(_region, **words),
    "service.alert_until": _moment,
    "service.priority": lambda _tables, words: forms.BooleanField(required=False, **words),
    "service.minimum_age": _age,
    "service.maximum_age": _age,
    "contact.listed": lambda _tables, words: forms.BooleanField(required=False, **words),
    "contact.languages": lambda _tables, words: CodesField(_language, **words),
    "contact.position": _position,
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
