"""A listing as plain fields with addresses: what forms show, proposals change and histories name.

An address is "service.url", "text.en.name" or "contact.<uuid>.value"; values are plain JSON. A way
of contact is in the listing while its field `listed` is true. Topics, audiences, regions and spoken
languages are sorted lists, because their order means nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from resources.models import ContactMethod, Service, ServiceText

Fields = Mapping[str, Any]
Changes = Mapping[str, tuple[Any, Any]]
"""Address -> (old value, new value)."""

SERVICE = (
    "kind",
    "url",
    "status",
    "alert",
    "alert_until",
    "minimum_age",
    "maximum_age",
    "dispatch_policy",
    "anonymous",
    "account_needed",
    "records_calls",
    "shown_on_bill",
    "answered_by",
    "policies_source",
    "priority",
)
LINKS = ("topics", "audiences", "coverage")
TEXT = ("name", "summary", "description", "what_happens")
SCHEDULE = ("opening_hours", "time_zone", "holiday_region")
CONTACT = (
    "kind",
    "value",
    "dialled_in",
    "keyword",
    "menu_path",
    "languages",
    "cost",
    "reachable_from",
    "hours_as_written",
    "position",
)

_COLUMNS = {"dialled_in": "dialled_in_id"}


def read(service: Service) -> dict[str, Any]:
    """Every field of the listing by its address.

    No query for a service that was loaded with its card facts (`search.listings`), else five and
    one for each schedule.
    """
    fields = {f"service.{name}": plain(getattr(service, name)) for name in SERVICE}
    fields |= {f"service.{name}": _linked(service, name) for name in LINKS}
    for text in service.texts.all():
        fields |= _of_text(text)
    for method in service.contact_methods.all():
        fields |= of_contact(method)
    return fields


_LOADED_AS = {"topics": "topic_slugs", "audiences": "audience_slugs", "coverage": "region_codes"}


def _linked(service: Service, name: str) -> list[str]:
    loaded = getattr(service, _LOADED_AS[name], None)
    return sorted(
        loaded if loaded is not None else getattr(service, name).values_list("pk", flat=True)
    )


def _of_text(text: ServiceText) -> dict[str, Any]:
    return {f"text.{text.language}.{name}": getattr(text, name) for name in TEXT}


def of_contact(method: ContactMethod) -> dict[str, Any]:
    at = f"contact.{method.pk}."
    fields: dict[str, Any] = {f"{at}listed": True}
    for name in CONTACT:
        fields[f"{at}{name}"] = plain(getattr(method, _COLUMNS.get(name, name)))
    fields[f"{at}languages"] = sorted(method.languages)
    for name in SCHEDULE:
        fields[f"{at}{name}"] = getattr(method.schedule, name) if method.schedule else ""
    return fields


def plain(value: Any) -> Any:
    """As JSON has it: a moment as ISO 8601, an empty choice as ""."""
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return "" if value is None else value


def difference(before: Fields, after: Fields) -> dict[str, tuple[Any, Any]]:
    """Address -> (old, new) for each field of `after` that is another one than before."""
    return {
        address: (before.get(address, ""), value)
        for address, value in after.items()
        if before.get(address, "") != value
    }


def some(fields: Fields, addresses: Iterable[str]) -> dict[str, Any]:
    """These fields; one that is not in the listing is ""."""
    return {address: fields.get(address, "") for address in addresses}


def rows(changes: Changes) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """(kind, key, {field: new value}) for each row that is touched: ("text", "en", {"name": …})."""
    by_row: dict[tuple[str, str], dict[str, Any]] = {}
    for address, (_old, new) in changes.items():
        kind, key, name = split(address)
        by_row.setdefault((kind, key), {})[name] = new
    for (kind, key), fields in by_row.items():
        yield kind, key, fields


def split(address: str) -> tuple[str, str, str]:
    """("contact", "<uuid>", "value"); the key of a service's own field is "". Raises ValueError."""
    kind, _, rest = address.partition(".")
    known = {
        "service": (*SERVICE, *LINKS),
        "text": TEXT,
        "contact": (*CONTACT, *SCHEDULE, "listed"),
    }
    key, dot, name = rest.rpartition(".")
    if kind not in known or name not in known[kind] or bool(dot) is (kind == "service"):
        raise ValueError(f"“{address[:80]}” is no field of a listing.")
    return kind, key, name
