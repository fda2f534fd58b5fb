"""Who may open which door of the desk. Every view of this room is wrapped in `desk`."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from resources.models import Moderator
from resources.rules.roles import Right, Role, may


def moderator(request: HttpRequest) -> Moderator:
    """Who is asking, behind a door that `desk` has opened."""
    if not isinstance(request.user, Moderator):
        raise PermissionDenied
    return request.user


Arguments = ParamSpec("Arguments")
View = Callable[Concatenate[HttpRequest, Arguments], HttpResponse]


def desk(right: Right) -> Callable[[View[Arguments]], View[Arguments]]:
    """Opens a view to moderators who have this right; `request.user` is then a Moderator."""

    def guard(view: View[Arguments]) -> View[Arguments]:
        @never_cache
        @wraps(view)
        def answer(
            request: HttpRequest, /, *args: Arguments.args, **kwargs: Arguments.kwargs
        ) -> HttpResponse:
            user = request.user
            if not isinstance(user, Moderator) or not user.is_active:
                return redirect_to_login(request.get_full_path())
            if not may(Role(user.role), right):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        answer.right = right  # type: ignore[attr-defined]
        return answer

    return guard
