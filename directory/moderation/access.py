"""Who may open which door of the desk. Every view of this room is wrapped in `desk`."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from directory import second_factor
from resources.models import Moderator
from resources.rules.roles import Right, Role, may

Arguments = ParamSpec("Arguments")
View = Callable[Concatenate[HttpRequest, Arguments], HttpResponse]


def desk(right: Right) -> Callable[[View[Arguments]], View[Arguments]]:
    """Opens a view to moderators who have this right; `request.user` is then a Moderator.

    Whether they may decide on one listing is asked of `scope.require`.
    """

    def guard(view: View[Arguments]) -> View[Arguments]:
        @never_cache
        @wraps(view)
        def answer(
            request: HttpRequest, /, *args: Arguments.args, **kwargs: Arguments.kwargs
        ) -> HttpResponse:
            moderator = request.user
            if not isinstance(moderator, Moderator) or not moderator.is_active:
                return redirect_to_login(request.get_full_path())
            if second_factor.holds_back(moderator):
                return redirect("mfa_index")
            if not may(Role(moderator.role), right):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        answer.right = right  # type: ignore[attr-defined]
        return answer

    return guard


def signed_in(request: HttpRequest) -> Moderator:
    """Who is at the desk, inside a view that is wrapped in `desk`."""
    if not isinstance(request.user, Moderator):
        raise PermissionDenied
    return request.user
