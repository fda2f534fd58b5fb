"""The text of a letter to a service, in its own language as far as ours are."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from directory import confirmation_links, visitor
from directory.wording import moments
from resources.models import Confirmation, ConfirmationLetter
from resources.rules import language_tags

LOCAL_SITE = "http://127.0.0.1:8000"


def require_address() -> str:
    """The site's address for links in letters. Raises ImproperlyConfigured where it isn't set."""
    site = settings.SITE_URL or (LOCAL_SITE if settings.LOCAL_MODE else "")
    if not site:
        raise ImproperlyConfigured("SITE_URL is missing: letters need the site's own address.")
    return str(site)


def message(letter: ConfirmationLetter) -> EmailMessage:
    confirmation = letter.confirmation
    with translation.override(_language(confirmation)):
        return EmailMessage(
            # Neutral: it stands in lists of mail that others may see.
            subject=_("Is your entry still right?"),
            body=render_to_string(f"email/{letter.letter}.txt", _context(confirmation)),
            to=[confirmation.contact_email],
            headers={"Auto-Submitted": "auto-generated"},
        )


def _context(confirmation: Confirmation) -> dict[str, object]:
    language = translation.get_language() or settings.LANGUAGE_CODE
    path = reverse("confirm", args=(language, confirmation_links.token(confirmation.pk)))
    return {
        "name": confirmation.contact_name,
        "organization": confirmation.service.organization.name,
        "link": f"{require_address()}{path}",
        "until": moments.day(confirmation.expires_at.date()),
    }


def _language(confirmation: Confirmation) -> str:
    ours = visitor.written_languages()
    return language_tags.closest([confirmation.language], ours) or settings.LANGUAGE_CODE
