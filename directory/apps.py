from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.contrib.admin import apps as admin_apps
from django.core.checks import CheckMessage, Tags, Warning, register  # noqa: A004 (Django's name)


class DirectoryConfig(AppConfig):
    name = "directory"

    def ready(self) -> None:
        register(who_hears_of_holes, Tags.security, deploy=True)


def who_hears_of_holes(**_about: Any) -> list[CheckMessage]:
    """What `manage.py check --deploy` says of SECURITY_CONTACT."""
    contacts = [part.strip() for part in settings.SECURITY_CONTACT.split(",")]
    if contacts == [""]:
        said, hint = "SECURITY_CONTACT is not set.", "Without it there is no security.txt."
    elif not all(contact.startswith(("mailto:", "https:")) for contact in contacts):
        said, hint = "SECURITY_CONTACT can't be used.", "Each begins with mailto: or https:."
    else:
        return []
    return [Warning(said, hint=hint, id="directory.W001")]


class ModeratorsAdmin(admin_apps.AdminConfig):
    """Django's admin behind the desk's own door."""

    default = False
    default_site = "directory.admin.site.ModeratorsSite"
