"""Which noun has which page in Django's admin."""

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
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

# allauth brings pages of its own; secrets and addresses of people are nobody else's business.
NOT_HERE = [Authenticator, EmailAddress, EmailConfirmation]


def register() -> None:
    admin.site.unregister([model for model in NOT_HERE if admin.site.is_registered(model)])
    for model, page in PAGES.items():
        admin.site.register(model, page)
