"""An enumeration of the rules as a field's choices and as the database's own check."""

from enum import StrEnum

from django.db.models import CheckConstraint, Q


def choices_of(enumeration: type[StrEnum]) -> list[tuple[str, str]]:
    return [(member.value, member.value) for member in enumeration]


def is_one_of(field: str, enumeration: type[StrEnum], *, name: str) -> CheckConstraint:
    return CheckConstraint(
        condition=Q(**{f"{field}__in": [member.value for member in enumeration]}), name=name
    )
