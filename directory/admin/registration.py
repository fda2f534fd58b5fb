"""Which noun has which page in Django's admin."""

from django.contrib import admin

from directory.admin import listings, tables
from resources import models

PAGES = {
    models.Audience: tables.NamedAdmin,
    models.Edition: tables.EditionAdmin,
    models.EmergencyNumber: tables.EmergencyNumberAdmin,
    models.FormerSlug: listings.FormerSlugAdmin,
    models.Moderator: tables.ModeratorAdmin,
    models.Organization: tables.OrganizationAdmin,
    models.Region: tables.RegionAdmin,
    models.Schedule: tables.ScheduleAdmin,
    models.Service: listings.ServiceAdmin,
    models.Topic: tables.NamedAdmin,
    models.Verification: listings.VerificationAdmin,
}


def register() -> None:
    for model, page in PAGES.items():
        admin.site.register(model, page)
