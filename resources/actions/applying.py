"""Field differences onto a listing. Called inside the change of another action.

That action has judged the words (`wording.require`), before anything is written.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model

from resources.actions import editing
from resources.exchange import listing_fields
from resources.exchange.listing_fields import Changes
from resources.models import ContactMethod, Service, ServiceText
from resources.rules import contact_values, opening_hours
from resources.rules.policies import Working


def apply(service: Service, changes: Changes) -> None:
    """Writes the new values. Raises ValidationError, with the messages by address."""
    stored = Service.objects.select_for_update().get(pk=service.pk)
    for kind, key, fields in listing_fields.rows(changes):
        address = f"{kind}.{key}." if key else f"{kind}."
        try:
            with transaction.atomic():
                _row(stored, kind, key, fields)
        except ValidationError as error:
            raise ValidationError(_by_address(error, address)) from None
        except contact_values.RefusedValue as error:
            raise ValidationError({f"{address}value": [str(error)]}) from None
        except opening_hours.RefusedHours as error:
            raise ValidationError({f"{address}opening_hours": [str(error)]}) from None
        except IntegrityError as error:
            raise ValidationError({address: [_constraint(error)]}) from None
    editing.finish(stored)
    service.refresh_from_db()


@contextmanager
def rehearsed(service: Service, changes: Changes) -> Iterator[None]:
    """Inside, the listing has these changes; afterwards it never had them. Raises as `apply`."""
    with transaction.atomic():
        apply(service, changes)
        yield
        transaction.set_rollback(True)
    service.refresh_from_db()


def _row(service: Service, kind: str, key: str, fields: Mapping[str, Any]) -> None:
    if kind == "service":
        _service(service, fields)
    elif kind == "text":
        _text(service, key, fields)
    else:
        _contact(service, UUID(key), fields)


def _service(service: Service, fields: Mapping[str, Any]) -> None:
    for name, value in fields.items():
        if name in listing_fields.LINKS:
            getattr(service, name).set(_known(service, name, value))
        else:
            setattr(service, name, _typed(name, value))
    _save(service)


def _known(service: Service, name: str, keys: list[str]) -> list[str]:
    table: Any = getattr(service, name).model
    unknown = set(keys) - set(table.objects.filter(pk__in=keys).values_list("pk", flat=True))
    if unknown:
        raise ValidationError({name: [f"Unknown: {', '.join(sorted(unknown))}."]})
    if not keys and name == "coverage":
        raise ValidationError({name: ["A listing covers at least one region."]})
    return keys


def _typed(name: str, value: Any) -> Any:
    if name == "alert_until":
        return datetime.fromisoformat(value) if value else None
    if name in ("minimum_age", "maximum_age"):
        return None if value == "" else int(value)
    return value


def _text(service: Service, language: str, fields: Mapping[str, Any]) -> None:
    text = service.texts.filter(language=language).first()
    text = text or ServiceText(service=service, language=language)
    for name, value in fields.items():
        setattr(text, name, value)
    _save(text)


def _contact(service: Service, pk: UUID, fields: Mapping[str, Any]) -> None:
    method = service.contact_methods.filter(pk=pk).first()
    if "listed" in fields and not fields["listed"]:
        if method is not None:
            _unlist(method)
        return
    if method is not None and "listed" in fields:
        method.working = Working.WORKING.value
    method = method or ContactMethod(pk=pk, service=service)
    for name in fields.keys() & set(listing_fields.CONTACT):
        if name == "dialled_in":
            method.dialled_in_id = fields[name] or None
        else:
            setattr(method, name, fields[name])
    if any(name in fields for name in listing_fields.SCHEDULE):
        method.schedule = _schedule(method, fields)
    _save(method)


def _unlist(method: ContactMethod) -> None:
    """One that was ever checked is hidden, because its checks are kept with it."""
    if method.verifications.exists():
        method.working = Working.DOWN.value
        editing.save(method, kept=None)
    else:
        editing.remove(method)


def _schedule(method: ContactMethod, fields: Mapping[str, Any]) -> Any:
    wanted = {
        name: fields.get(name, getattr(method.schedule, name, "") if method.schedule else "")
        for name in listing_fields.SCHEDULE
    }
    return editing.schedule_for(
        wanted["opening_hours"],
        time_zone=wanted["time_zone"],
        holiday_region=wanted["holiday_region"],
    )


def _save(row: Model) -> None:
    row.full_clean(validate_unique=False, validate_constraints=False)
    editing.save(row, kept=None)


def _by_address(error: ValidationError, address: str) -> dict[str, list[str]]:
    if hasattr(error, "error_dict"):
        return {f"{address}{name}": texts for name, texts in error.message_dict.items()}
    return {address: error.messages}


def _constraint(error: IntegrityError) -> str:
    """The sentence that a constraint's name is."""
    found = re.search(r'constraint "(\w+)"', str(error))
    return found[1].replace("_", " ").capitalize() + "." if found else "It contradicts itself."
