"""Who may do what at the desk, and how that has changed, in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resources.rules.roles import Role
from resources.search.people_history import Standing, StandingChange

ROLES: Mapping[Role, Any] = {
    Role.CONTRIBUTOR: gettext_lazy("Contributor"),
    Role.MODERATOR: gettext_lazy("Moderator"),
    Role.EDITOR: gettext_lazy("Editor"),
}


def standing(of: Standing | None) -> str:
    """A role and its limits, as in "Moderator · us, mx · es"; a dash for who was not there."""
    if of is None or not of.is_active:
        return "–"
    parts = (str(ROLES[Role(of.role)]), ", ".join(of.regions), ", ".join(of.languages))
    return " · ".join(part for part in parts if part)


def what(change: StandingChange) -> str:
    if change.before is None:
        return _("Joined")
    if change.after.is_active != change.before.is_active:
        return _("Brought back") if change.after.is_active else _("Removed")
    return _("Changed")


def who(change: StandingChange) -> str:
    return str(change.by) if change.by else _("The installation itself")
