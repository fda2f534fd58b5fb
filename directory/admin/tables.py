"""The admin's pages of the smaller nouns."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from directory.admin.by_hand import AnyForm, EditedByHand, InlineByHand, ReadOnly
from directory.admin.worded import WordedByHand
from resources.models import VerificationContact
from resources.rules import language_tags, region_codes


class VerificationContactForm(AnyForm):
    def clean_language(self) -> str:
        tag = self.cleaned_data["language"]
        try:
            return language_tags.normalise(tag) if tag else ""
        except language_tags.UnknownLanguage:
            message = _("“%(code)s” is not the code of a language.")
            raise ValidationError(message, params={"code": tag}) from None


class VerificationContactInline(InlineByHand):
    """Asked in the order of their position; never public."""

    model = VerificationContact
    form = VerificationContactForm


class OrganizationAdmin(WordedByHand):
    inlines = [VerificationContactInline]
    list_display = ["name", "country", "url"]
    search_fields = ["name", "alternate_name"]
    autocomplete_fields = ["country"]


class NamedAdmin(WordedByHand):
    """Topics and audiences."""

    list_display = ["slug", "__str__", "position"]
    search_fields = ["slug"]


class RegionAdmin(ReadOnly):
    """ISO decides what regions there are; they can be looked up, not edited."""

    list_display = ["code", "name", "parent"]
    search_fields = ["code"]

    @admin.display
    def name(self, region: Any) -> str:
        return region_codes.name(region.code, "en")


class EmergencyNumberAdmin(EditedByHand):
    list_display = ["region", "service", "number", "sources"]
    search_fields = ["region__code", "number"]
    autocomplete_fields = ["region"]


class ScheduleAdmin(ReadOnly):
    """Opening hours are edited where they are used; a row is never changed."""

    list_display = ["opening_hours", "time_zone", "holiday_region"]
    search_fields = ["opening_hours"]


class EditionAdmin(ReadOnly):
    list_display = ["number", "token"]
    search_fields = []


class ModeratorAdmin(ReadOnly):
    """The desk invites and removes people: it knows who the last editor is."""

    list_display = ["email", "name", "role", "is_active"]
    search_fields = ["email", "name"]
    exclude = ["password", "last_login"]
