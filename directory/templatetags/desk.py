from datetime import datetime
from typing import Any

from django import template

from directory import second_factor
from directory.wording import changes, moments
from directory.wording import people as wording
from resources.models import Moderator
from resources.rules import roles
from resources.rules.roles import Right, Role

register = template.Library()


@register.filter
def may(user: object, right: str) -> bool:
    """`{% if user|may:"manage-people" %}`: whether to show a way to what somebody may do."""
    return isinstance(user, Moderator) and roles.may(Role(user.role), Right(right))


@register.filter
def role_name(role: str) -> str:
    return str(wording.ROLES[Role(role)])


@register.filter
def day(moment: datetime) -> str:
    """As in "November 3, 2026"."""
    return moments.day(moment.date())


@register.filter
def moment(at: datetime) -> str:
    """As in "November 3, 2026, 9:18 PM UTC"."""
    return changes.moment(at)


@register.simple_tag(takes_context=True)
def second_step_is_offered(context: dict[str, Any]) -> bool:
    request = context.get("request")
    user = getattr(request, "user", None)
    return isinstance(user, Moderator) and second_factor.is_offered(user)
