"""What stands on paper and in its QR code: it leads to a place, and says nothing about why."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import patch_vary_headers

from directory import visitor
from directory.pages import missing
from resources.rules import region_codes


def short_address(request: HttpRequest, region: str) -> HttpResponse:
    """To the place's page in the language that the browser asks for."""
    code = region_codes.parse(region)
    if code is None:
        return missing.page(request)
    response = redirect("region", language=visitor.preferred_language(request), region=code)
    response["Cache-Control"] = "public, max-age=3600"
    patch_vary_headers(response, ["Accept-Language"])
    return response
