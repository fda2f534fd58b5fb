"""/.well-known/security.txt: whom to tell of a hole in this site (RFC 9116)."""

from datetime import datetime, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from directory import clock, site_address

GOOD_FOR = timedelta(days=180)
"""The RFC advises less than a year, so that a contact that nobody reads any more runs out."""


def security_contact(request: HttpRequest) -> HttpResponse:
    contacts = [part.strip() for part in settings.SECURITY_CONTACT.split(",") if part.strip()]
    if not contacts:
        raise Http404
    own = site_address.of_pages(request) + reverse("security_contact")
    lines = [
        *(f"Contact: {contact}" for contact in contacts),
        f"Expires: {_expires(clock.now())}",
        f"Preferred-Languages: {settings.LANGUAGE_CODE}",
        f"Canonical: {own}",
    ]
    text = "".join(f"{line}\n" for line in lines)
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def _expires(at: datetime) -> str:
    """The same all day long, in UTC."""
    return f"{(at + GOOD_FOR).date().isoformat()}T00:00:00Z"
