from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class DirectoryConfig(AppConfig):
    name = "directory"


class ModeratorsAdmin(admin_apps.AdminConfig):
    """Django's admin behind the desk's own door."""

    default = False
    default_site = "directory.admin.site.ModeratorsSite"
