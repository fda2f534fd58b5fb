"""Who may do what at the desk."""

from collections.abc import Mapping
from enum import StrEnum


class Role(StrEnum):
    CONTRIBUTOR = "contributor"
    MODERATOR = "moderator"
    EDITOR = "editor"


class Right(StrEnum):
    PROPOSE = "propose"
    VERIFY = "verify"
    REVIEW = "review"
    WITHDRAW = "withdraw"
    SET_PRIORITY = "set-priority"
    EDIT_VOCABULARY = "edit-vocabulary"
    MANAGE_PEOPLE = "manage-people"


_CONTRIBUTOR = frozenset({Right.PROPOSE})
_MODERATOR = _CONTRIBUTOR | {Right.VERIFY, Right.REVIEW, Right.WITHDRAW}
_EDITOR = frozenset(Right)

RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.CONTRIBUTOR: _CONTRIBUTOR,
    Role.MODERATOR: _MODERATOR,
    Role.EDITOR: _EDITOR,
}


def may(role: Role, right: Right) -> bool:
    return right in RIGHTS[role]
