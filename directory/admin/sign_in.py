"""Signing in by the link of local mode."""

from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from directory import local_moderator


@never_cache
def once(request: HttpRequest, token: str) -> HttpResponse:
    """In local mode only: urls.py leaves it out elsewhere."""
    moderator = local_moderator.holder(token)
    if moderator is None:
        raise Http404
    login(request, moderator)
    return redirect("moderation:queue")
