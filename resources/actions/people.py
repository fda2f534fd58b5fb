"""Who works at the desk, and as what. Each change stands in the history, with who and why."""

from collections.abc import Sequence
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import IntegrityError

from resources.actions.change import remembered_change
from resources.models import Moderator
from resources.rules.roles import Right, Role, may


class MayNot(Exception):
    """Whoever asks for this doesn't manage people, or does so no longer."""


class AlreadyKnown(Exception):
    """The e-mail address belongs to somebody who is at the desk, or was removed from it."""


class LastEditor(Exception):
    """Without this editor nobody could invite anybody again."""


class OwnRole(Exception):
    """Nobody decides on their own role."""


def known(email: str) -> bool:
    """Whether the address belongs to somebody, also if they were removed."""
    return Moderator.objects.filter(email__iexact=email).exists()


def join(
    email: str,
    *,
    name: str,
    password: str,
    role: Role,
    by: Moderator | None,
    at: datetime,
    regions: Sequence[str] = (),
    languages: Sequence[str] = (),
) -> Moderator:
    """Makes the moderator whom `by` has invited; None: the shell of the installation.

    The password is expected to have passed the validators. Raises MayNot and AlreadyKnown.
    """
    _require_right(by)
    if known(email):
        raise AlreadyKnown(email)
    moderator = Moderator(
        email=email.lower(),
        name=name,
        regions=list(regions),
        languages=list(languages),
        last_login=at,
    )
    _take_role(moderator, role)
    moderator.set_password(password)
    try:
        with remembered_change(by=by, at=at, why=""):
            moderator.save()
    except IntegrityError:
        # The link was opened twice at the same moment.
        raise AlreadyKnown(email) from None
    return moderator


def assign(
    person: Moderator,
    role: Role,
    *,
    by: Moderator | None,
    at: datetime,
    regions: Sequence[str] = (),
    languages: Sequence[str] = (),
    why: str = "",
) -> None:
    """Gives somebody a role and its limits. Raises MayNot, LastEditor and OwnRole."""
    with remembered_change(by=by, at=at, why=why):
        _require_right(by)
        if role is not Role.EDITOR:
            _keep_an_editor(person)
        if by == person and role != person.role:
            raise OwnRole
        _take_role(person, role)
        person.regions, person.languages = list(regions), list(languages)
        person.save(update_fields=["role", "is_staff", "is_superuser", "regions", "languages"])


def remove(person: Moderator, *, by: Moderator | None, at: datetime, why: str = "") -> None:
    """Closes the desk to somebody at once; the history keeps their name.

    Raises MayNot and LastEditor.
    """
    with remembered_change(by=by, at=at, why=why):
        _require_right(by)
        _keep_an_editor(person)
        person.is_active = False
        _forget_keys(person)
        person.save(update_fields=["is_active", "password"])
        end_sessions(person, at=at)


def bring_back(person: Moderator, *, by: Moderator | None, at: datetime, why: str = "") -> None:
    """Opens the desk again to somebody who was removed, in the role and limits that they had.

    They come in as somebody who was invited does: by their e-mail address to a new password, and
    then to a new second step. Nobody knows who held the old ones meanwhile, and a passkey alone
    would let them in. Nothing happens to somebody who is at the desk. Raises MayNot.
    """
    with remembered_change(by=by, at=at, why=why):
        _require_right(by)
        removed = Moderator.objects.select_for_update().filter(pk=person.pk, is_active=False)
        if not removed.exists():
            return
        person.is_active = True
        _forget_keys(person)
        person.save(update_fields=["is_active", "password"])


def end_sessions(person: Moderator, *, at: datetime) -> int:
    """Signs somebody out everywhere; returns of how many sessions."""
    theirs = [
        session.pk
        for session in Session.objects.filter(expire_date__gte=at).iterator()
        if session.get_decoded().get(SESSION_KEY) == str(person.pk)
    ]
    return Session.objects.filter(pk__in=theirs).delete()[0]


def _take_role(moderator: Moderator, role: Role) -> None:
    """Editors also keep the rare tables, in Django's admin."""
    moderator.role = role
    moderator.is_staff = moderator.is_superuser = role is Role.EDITOR


def _forget_keys(person: Moderator) -> None:
    person.set_unusable_password()
    Authenticator.objects.filter(user=person).delete()


def _require_right(by: Moderator | None) -> None:
    if by is not None and not (by.is_active and may(Role(by.role), Right.MANAGE_PEOPLE)):
        raise MayNot


def _keep_an_editor(person: Moderator) -> None:
    # Locked, so that two editors can't remove each other at the same moment.
    editors = Moderator.objects.filter(role=Role.EDITOR, is_active=True)
    keys = set(editors.select_for_update().order_by("pk").values_list("pk", flat=True))
    if keys == {person.pk}:
        raise LastEditor
