"""Every door of the desk, and who finds it open. A new address needs one row here.

The usual row is `Door("moderation:queue", right=Right.PROPOSE)`: open to each role that has the
right, and to nobody without a second step. A view that asks `scope.require` about a listing says
so with `of_a_listing=True` and names it in its address: `kwargs={"pk": "listing"}`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from resources.rules.roles import Right, Role, may


class Person(StrEnum):
    NOBODY = "nobody"
    REMOVED = "somebody who was removed"
    CONTRIBUTOR = "a contributor"
    WRONG_REGION = "a moderator of another region"
    NO_SECOND_STEP = "a moderator without a second step"
    MODERATOR = "a moderator"
    EDITOR = "an editor"


class Seen(StrEnum):
    OPEN = "the page, or what it does"
    SIGN_IN = "the page to sign in"
    SECOND_STEP = "the page that asks for a second step"
    AGAIN = "asked again who they are"
    REFUSED = "refused"
    NOT_ALLOWED = "no such method"
    AWAY = "led to the desk"
    MISSING = "nothing there"


ROLES = {
    Person.CONTRIBUTOR: Role.CONTRIBUTOR,
    Person.WRONG_REGION: Role.MODERATOR,
    Person.MODERATOR: Role.MODERATOR,
    Person.EDITOR: Role.EDITOR,
}


@dataclass(frozen=True)
class Door:
    """`get` and `post` say what people see where it isn't what `right` makes of it.

    `kwargs` may name things that the test has made: see `test_doors.THINGS`.
    """

    name: str
    right: Right | None = None
    of_a_listing: bool = False
    kwargs: Mapping[str, str] = field(default_factory=dict)
    data: Mapping[str, Any] = field(default_factory=dict)
    get: Mapping[Person, Seen] = field(default_factory=dict)
    post: Mapping[Person, Seen] = field(default_factory=dict)

    def expected(self, method: str, person: Person) -> Seen:
        said = (self.get if method == "get" else self.post).get(person)
        return said or self._by_right(person)

    def _by_right(self, person: Person) -> Seen:
        if self.right is None:
            return Seen.OPEN
        if person in (Person.NOBODY, Person.REMOVED):
            return Seen.SIGN_IN
        if person is Person.NO_SECOND_STEP:
            return Seen.SECOND_STEP
        if person is Person.WRONG_REGION and self.of_a_listing:
            return Seen.REFUSED
        return Seen.OPEN if may(ROLES[person], self.right) else Seen.REFUSED


EVERYBODY = tuple(Person)
OUTSIDE = (Person.NOBODY, Person.REMOVED)
INSIDE = tuple(person for person in Person if person not in OUTSIDE)


def all_see(seen: Seen, people: tuple[Person, ...] = EVERYBODY) -> dict[Person, Seen]:
    return dict.fromkeys(people, seen)


def own_account(
    name: str,
    *,
    get: Seen = Seen.OPEN,
    post: Seen = Seen.OPEN,
    without_a_second_step: Seen | None = None,
    **kwargs: str,
) -> Door:
    """A page about one's own account: to be seen by whoever is signed in."""
    outside = all_see(Seen.SIGN_IN, OUTSIDE)
    by_get, by_post = outside | all_see(get, INSIDE), outside | all_see(post, INSIDE)
    if without_a_second_step:
        by_get[Person.NO_SECOND_STEP] = without_a_second_step
        if post is not Seen.NOT_ALLOWED:
            by_post[Person.NO_SECOND_STEP] = without_a_second_step
    return Door(name, kwargs=kwargs, get=by_get, post=by_post)


def entrance(name: str) -> Door:
    """A step of signing in: whoever is signed in already is led on, the others start at the top."""
    seen = all_see(Seen.SIGN_IN, OUTSIDE) | all_see(Seen.AWAY, INSIDE)
    return Door(name, get=seen, post=seen)


NOT_POSTED = all_see(Seen.NOT_ALLOWED)

# It ends with the queue for everybody whom it lets in.
AWAY = all_see(
    Seen.AWAY, (Person.CONTRIBUTOR, Person.WRONG_REGION, Person.MODERATOR, Person.EDITOR)
)

AGAIN: Any = {"get": Seen.AGAIN, "post": Seen.AGAIN}

DOORS = [
    Door("moderation:queue", right=Right.PROPOSE, post=NOT_POSTED),
    Door("moderation:next", right=Right.PROPOSE, post=NOT_POSTED),
    Door("moderation:dashboard", right=Right.PROPOSE),
    Door(
        "moderation:question",
        right=Right.PROPOSE,
        of_a_listing=True,
        kwargs={"key": "question"},
        data={"answer": "snooze"},
        post={Person.CONTRIBUTOR: Seen.REFUSED},
    ),
    Door(
        "moderation:edit",
        right=Right.PROPOSE,
        of_a_listing=True,
        kwargs={"service_id": "listing"},
    ),
    Door("moderation:undo", right=Right.PROPOSE, get=NOT_POSTED, post=AWAY),
    Door("moderation:keys", right=Right.PROPOSE, get=NOT_POSTED, post=AWAY),
    Door("moderation:people", right=Right.MANAGE_PEOPLE),
    Door("moderation:person", right=Right.MANAGE_PEOPLE, kwargs={"pk": "colleague"}),
    Door(
        "moderation:remove_person",
        right=Right.MANAGE_PEOPLE,
        kwargs={"pk": "colleague"},
        get=all_see(Seen.NOT_ALLOWED),
    ),
    Door(
        "moderation:bring_back",
        right=Right.MANAGE_PEOPLE,
        kwargs={"pk": "removed"},
        get=all_see(Seen.NOT_ALLOWED),
    ),
    Door("moderation:partners", right=Right.MANAGE_PARTNERS),
    Door("moderation:partner", right=Right.MANAGE_PARTNERS, kwargs={"pk": "partner"}),
    Door(
        "moderation:new_secret",
        right=Right.MANAGE_PARTNERS,
        kwargs={"pk": "partner"},
        get=NOT_POSTED,
    ),
    Door(
        "moderation:replay",
        right=Right.MANAGE_PARTNERS,
        kwargs={"pk": "partner"},
        get=NOT_POSTED,
    ),
    Door(
        "moderation:stop_partner",
        right=Right.MANAGE_PARTNERS,
        kwargs={"pk": "partner"},
        get=NOT_POSTED,
    ),
    Door(
        "moderation:resume_partner",
        right=Right.MANAGE_PARTNERS,
        kwargs={"pk": "partner"},
        get=NOT_POSTED,
    ),
    Door("moderation:vocabulary", right=Right.EDIT_VOCABULARY),
    Door("moderation:terms", right=Right.EDIT_VOCABULARY),
    Door(
        "moderation:history",
        right=Right.PROPOSE,
        of_a_listing=True,
        kwargs={"service_id": "listing"},
        post=NOT_POSTED,
    ),
    Door(
        "moderation:revert",
        right=Right.PROPOSE,
        of_a_listing=True,
        kwargs={"service_id": "listing"},
        get=NOT_POSTED,
        post=all_see(Seen.MISSING, (Person.CONTRIBUTOR, Person.MODERATOR, Person.EDITOR)),
    ),
    # Who holds the link of an invitation may use it, once.
    Door("moderation:invitation", kwargs={"token": "invitation"}),
    # The entrance.
    Door("account_login", get=all_see(Seen.AWAY, INSIDE), post=all_see(Seen.AWAY, INSIDE)),
    entrance("mfa_login_webauthn"),
    entrance("mfa_authenticate"),
    Door("account_logout", get=all_see(Seen.SIGN_IN, OUTSIDE), post=all_see(Seen.SIGN_IN)),
    Door("account_inactive", post=NOT_POSTED),
    Door("account_reset_password"),
    Door("account_reset_password_done", post=NOT_POSTED),
    Door("account_reset_password_from_key", kwargs={"uidb36": "1", "key": "made-up"}),
    Door("account_reset_password_from_key_done", post=NOT_POSTED),
    # One's own account.
    own_account("account_reauthenticate"),
    own_account("account_change_password"),
    own_account("account_set_password"),
    own_account("mfa_index", post=Seen.NOT_ALLOWED),
    own_account("mfa_reauthenticate", without_a_second_step=Seen.AGAIN),
    own_account("mfa_activate_totp", **AGAIN),
    own_account("mfa_deactivate_totp", **AGAIN, without_a_second_step=Seen.MISSING),
    own_account(
        "mfa_view_recovery_codes",
        get=Seen.AGAIN,
        post=Seen.NOT_ALLOWED,
        without_a_second_step=Seen.MISSING,
    ),
    own_account("mfa_generate_recovery_codes", **AGAIN),
    own_account(
        "mfa_download_recovery_codes",
        **AGAIN,
        without_a_second_step=Seen.MISSING,
    ),
    own_account("mfa_list_webauthn", post=Seen.NOT_ALLOWED),
    own_account("mfa_add_webauthn", **AGAIN),
    own_account("mfa_edit_webauthn", **AGAIN, pk="passkey_of_another"),
    own_account("mfa_remove_webauthn", **AGAIN, pk="passkey_of_another"),
    own_account("mfa_reauthenticate_webauthn", **AGAIN),
]
