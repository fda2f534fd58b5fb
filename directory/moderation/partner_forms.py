"""What is asked about a partner, and about what they are sent again."""

from datetime import UTC, date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from directory.public_http import host_of, is_ip_address, is_public
from directory.wording import names
from resources.rules import region_codes, webhooks
from resources.search.reference import Reference


class PartnerForm(forms.Form):
    """`cleaned_data` is what `partnering.register` and `partnering.change` take."""

    name = forms.CharField(label=_("Name"), max_length=200)
    url = forms.CharField(
        label=_("Address of their receiver"),
        max_length=500,
        help_text=_("It begins with https://, and the port is the usual one."),
        widget=forms.URLInput(attrs={"autocomplete": "off", "dir": "ltr"}),
    )
    region = forms.ChoiceField(label=_("Only this place"), required=False)
    topic = forms.ChoiceField(label=_("Only this topic"), required=False)

    def __init__(self, *given: Any, tables: Reference, language: str, **options: Any) -> None:
        super().__init__(*given, **options)
        places = names.regions((region_codes.WORLD, *region_codes.countries()), language)
        topics = [(slug, tables.topic_name(slug, language)) for slug in tables.topics]
        self._choose("region", [("", _("All places")), *places])
        self._choose("topic", [("", _("All topics")), *topics])

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        if not webhooks.may_be_told(url):
            raise ValidationError(
                _("It has to be a whole address that begins with https://, without a name or port.")
            )
        host = host_of(url)
        if is_ip_address(host) and not is_public(host):
            raise ValidationError(_("This address leads into a private network."))
        return url

    def _choose(self, field: str, choices: Any) -> None:
        self.fields[field].choices = choices  # type: ignore[attr-defined]


class ReplayForm(forms.Form):
    since = forms.DateField(
        label=_("Send again everything since"),
        help_text=_("A day, at most 30 days ago (UTC)."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def clean_since(self) -> datetime:
        """The first moment of that day."""
        day: date = self.cleaned_data["since"]
        return datetime.combine(day, time(), tzinfo=UTC)
