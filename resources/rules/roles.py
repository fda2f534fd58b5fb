"""Who may do what at the desk."""

from collections.abc import Collection, Mapping
from enum import StrEnum

from resources.rules import region_codes


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
    MANAGE_PARTNERS = "manage-partners"
    KEEP_UNSAFE_WORDS = "keep-unsafe-words"


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


def covers(limits: Collection[str], coverage: Collection[str]) -> bool:
    """Whether a moderator of these regions decides on a listing with this coverage.

    A limit holds for all that lies in it: "us" covers "us-ca". No limits: everything. A listing
    that reaches into one of them is theirs. Raises region_codes.UnknownRegion.
    """
    return not limits or any(
        limit in region_codes.ancestors(code) for code in coverage for limit in limits
    )


def speaks(limits: Collection[str], languages: Collection[str]) -> bool:
    """The same for languages, spoken or written: "zh" covers "zh-tw"."""
    return not limits or any(
        language == limit or language.startswith(f"{limit}-")
        for language in languages
        for limit in limits
    )
