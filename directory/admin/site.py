"""Django's admin, which knows no way in of its own: people come through the desk's."""

from typing import Any

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from directory import second_factor
from resources.models import Moderator

# allauth brings pages for these; secrets of people are nobody else's business.
_NOT_HERE = frozenset({Authenticator, EmailAddress, EmailConfirmation})


class ModeratorsSite(admin.AdminSite):
    def register(self, model_or_iterable: Any, *arguments: Any, **options: Any) -> None:
        single = isinstance(model_or_iterable, type)
        models = [model_or_iterable] if single else model_or_iterable
        here = [model for model in models if model not in _NOT_HERE]
        super().register(here, *arguments, **options)

    def has_permission(self, request: HttpRequest) -> bool:
        moderator = request.user
        return (
            super().has_permission(request)
            and isinstance(moderator, Moderator)
            and not second_factor.holds_back(moderator)
        )

    def login(
        self,
        request: HttpRequest,
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Leads to the desk's sign-in, or says why the admin stays closed."""
        moderator = request.user
        if not isinstance(moderator, Moderator):
            return redirect_to_login(request.GET.get("next") or reverse("admin:index"))
        if not super().has_permission(request):
            raise PermissionDenied
        return redirect("mfa_index" if second_factor.holds_back(moderator) else "admin:index")
