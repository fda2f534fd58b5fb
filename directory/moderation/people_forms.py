"""What is asked about a moderator: by the editor who invites them, and of themselves."""

from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from resources.actions import people
from resources.models import Moderator
from resources.rules import language_tags, region_codes
from resources.rules.roles import Role

ROLES = [
    (Role.CONTRIBUTOR.value, _("Contributor: proposes changes")),
    (Role.MODERATOR.value, _("Moderator: also checks, reviews and withdraws")),
    (Role.EDITOR.value, _("Editor: also keeps priority lines, topics and people")),
]


class RoleForm(forms.Form):
    """A role and its limits; `cleaned_data` has them as `people.assign` takes them."""

    role = forms.ChoiceField(label=_("Role"), choices=ROLES, initial=Role.CONTRIBUTOR.value)
    regions = forms.CharField(
        label=_("Only these regions"),
        required=False,
        max_length=500,
        help_text=_("Codes with commas between them, such as us-ca, mx. Empty: every region."),
    )
    languages = forms.CharField(
        label=_("Only these languages"),
        required=False,
        max_length=500,
        help_text=_("Codes with commas between them, such as es, pt-br. Empty: every language."),
    )

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])

    def clean_regions(self) -> tuple[str, ...]:
        return tuple(_region(text) for text in _parts(self.cleaned_data["regions"]))

    def clean_languages(self) -> tuple[str, ...]:
        return tuple(_language(text) for text in _parts(self.cleaned_data["languages"]))


class ReasonForm(forms.Form):
    why = forms.CharField(
        label=_("Why? Other editors can read it."), required=False, max_length=200
    )


class PersonForm(RoleForm, ReasonForm):
    field_order = ["role", "regions", "languages", "why"]


class InvitationForm(RoleForm):
    email = forms.EmailField(label=_("E-mail address"), max_length=254)

    field_order = ["email", "role", "regions", "languages"]

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        if people.known(email):
            raise ValidationError(_("Somebody with this address is or was at the desk."))
        return email


class WelcomeForm(forms.Form):
    """The name and password of somebody who was invited."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=200,
        help_text=_("Other moderators see it, and the history of each change keeps it."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=_("A password"),
        strip=False,
        help_text=_("At least 12 characters. Several words are easier to remember than signs."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *arguments: Any, email: str, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.email = email

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        moderator = Moderator(email=self.email, name=cleaned.get("name", ""))
        try:
            password_validation.validate_password(cleaned.get("password", ""), moderator)
        except ValidationError as error:
            self.add_error("password", error)
        return cleaned


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _region(text: str) -> str:
    code = region_codes.parse(text)
    if code is None:
        message = _("“%(code)s” is not the code of a region.")
        raise ValidationError(message, params={"code": text})
    return code


def _language(text: str) -> str:
    try:
        return language_tags.normalise(text)
    except language_tags.UnknownLanguage:
        message = _("“%(code)s” is not the code of a language.")
        raise ValidationError(message, params={"code": text}) from None
