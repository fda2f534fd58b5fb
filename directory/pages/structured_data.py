"""schema.org JSON-LD of a listing: Service with its channels and their hours.

Source of the shape: schema.org Service, ServiceChannel and ContactPoint (`Organization` has no
`openingHours`).
"""

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from directory.listing_facts import Card, ContactFacts
from resources.rules import region_codes
from resources.rules.contact_kinds import ContactKind

_SERVED_BY_NUMBER = {
    ContactKind.VOICE: "servicePhone",
    ContactKind.TEXTPHONE: "servicePhone",
    ContactKind.RELAY: "servicePhone",
    ContactKind.SMS: "serviceSmsNumber",
}

# What would end the script element early; the same three that Django's json_script replaces.
_UNSAFE = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def of(card: Card, *, language: str) -> SafeString:
    """The text of a `<script type="application/ld+json">`; a browser never runs it."""
    service = card.service
    document = {
        "@context": "https://schema.org",
        "@type": "Service",
        "identifier": str(service.pk),
        "name": card.text.name,
        "description": card.summary,
        "url": service.url,
        "provider": {"@type": "Organization", "name": service.organization.name},
        "areaServed": [
            {"@type": "AdministrativeArea", "name": region_codes.name(code, language)}
            for code in service.region_codes  # type: ignore[attr-defined]
        ],
        "availableChannel": [_channel(contact) for contact in card.contacts],
    }
    text = json.dumps(_without_empty(document), ensure_ascii=False)
    return mark_safe(text.translate(_UNSAFE))  # noqa: S308 (made unable to end the element above)


def _channel(contact: ContactFacts) -> dict[str, Any]:
    method = contact.method
    return {
        "@type": "ServiceChannel",
        "availableLanguage": method.languages,
        **_served(contact),
    }


def _served(contact: ContactFacts) -> dict[str, Any]:
    key = _SERVED_BY_NUMBER.get(ContactKind(contact.method.kind))
    if key is None:
        return {"serviceUrl": contact.href}
    point: dict[str, Any] = {"@type": "ContactPoint", "telephone": contact.method.value}
    if contact.method.schedule is not None and contact.method.schedule.always_open:
        point |= {"hoursAvailable": _ALWAYS}
    return {key: point}


_ALWAYS = {
    "@type": "OpeningHoursSpecification",
    "dayOfWeek": [
        f"https://schema.org/{day}day"
        for day in ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")
    ],
    "opens": "00:00",
    "closes": "23:59",
}


def _without_empty(value: Any) -> Any:
    if isinstance(value, dict):
        cleaned = {key: _without_empty(each) for key, each in value.items()}
        return {key: each for key, each in cleaned.items() if each not in ("", [], {}, None)}
    if isinstance(value, list):
        return [_without_empty(each) for each in value]
    return value
