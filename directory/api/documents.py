"""Listings as JSON. Each function takes facts and returns plain values."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse

from directory.listing_facts import Card, ContactFacts
from resources.models import EmergencyNumber, Source
from resources.rules.opening_hours import Opening

_OPEN_NOW = {Opening.OPEN: True, Opening.CLOSED: False, Opening.UNKNOWN: None}


def service(card: Card, *, site: str, language: str) -> dict[str, Any]:
    """One result. `open_now` of a contact method is null where its hours are not known."""
    found = card.service
    return {
        "id": str(found.pk),
        "slug": found.slug,
        "name": card.text.name,
        "summary": card.summary,
        "kind": found.kind,
        "organization": {
            "id": str(found.organization_id),
            "name": found.organization.name,
            "url": found.organization.url or None,
        },
        "url": f"{site}{reverse('service', args=(language, found.slug))}",
        "website": found.url or None,
        "status": found.status,
        "alert": card.alert or None,
        "topics": found.topic_slugs,  # type: ignore[attr-defined]
        "audiences": found.audience_slugs,  # type: ignore[attr-defined]
        "coverage": found.region_codes,  # type: ignore[attr-defined]
        "minimum_age": found.minimum_age,
        "maximum_age": found.maximum_age,
        "priority": found.priority,
        "dispatch_policy": found.dispatch_policy,
        "anonymous": found.anonymous,
        "account_needed": found.account_needed,
        "records_calls": found.records_calls,
        "shown_on_bill": found.shown_on_bill,
        "answered_by": found.answered_by,
        "policies_source": found.policies_source or None,
        "contact_methods": [contact_method(each) for each in card.contacts],
        "trust": trust(card.contacts[0]) if card.contacts else None,
    }


def contact_method(contact: ContactFacts) -> dict[str, Any]:
    method, schedule = contact.method, contact.method.schedule
    return {
        "id": str(method.pk),
        "kind": method.kind,
        "value": method.value,
        "href": contact.href or None,
        "keyword": method.keyword or None,
        "menu_path": method.menu_path or None,
        "dialled_in": method.dialled_in_id,
        "languages": method.languages,
        "cost": method.cost,
        "reachable_from": method.reachable_from,
        "open_now": _OPEN_NOW[contact.state.opening],
        "open_until": _moment(contact.state.open_until),
        "opens_at": _moment(contact.state.opens_at),
        "opening_hours": schedule.opening_hours if schedule else None,
        "hours_as_written": method.hours_as_written or None,
        "time_zone": (schedule.time_zone if schedule else "") or None,
        "trust": trust(contact),
    }


def trust(contact: ContactFacts) -> dict[str, Any]:
    method = contact.method
    return {
        "sentence": contact.trust,
        "checked_on": method.number_checked_on.isoformat() if method.number_checked_on else None,
        "method": method.number_check_method or None,
        "sources": [
            _source(source)
            for source in contact.service.sources.all()
            if source.contact_method_id in (None, method.pk)
        ],
    }


def emergency(numbers: Sequence[EmergencyNumber]) -> list[dict[str, Any]]:
    return [
        {"service": number.service, "number": number.number, "href": f"tel:{number.number}"}
        for number in numbers
    ]


def _source(source: Source) -> dict[str, Any]:
    return {
        "title": source.title,
        "url": source.url or None,
        "kind": source.kind,
        "retrieved_on": source.retrieved_on or None,
        "licence": source.licence or None,
    }


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
