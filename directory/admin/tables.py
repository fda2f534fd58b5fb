"""The admin's pages of the smaller nouns."""

from typing import Any

from django.contrib import admin

from directory.admin.by_hand import EditedByHand, ReadOnly
from resources.rules import region_codes


class OrganizationAdmin(EditedByHand):
    list_display = ["name", "country", "url"]
    search_fields = ["name", "alternate_name"]
    autocomplete_fields = ["country"]


class NamedAdmin(EditedByHand):
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
