"""The signed link that invites somebody to the desk. Nothing is stored until it is accepted."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.core import signing

from resources.rules.roles import Role

VALID_FOR = timedelta(days=7)
_SALT = "invitation to the desk"


@dataclass(frozen=True)
class Invitation:
    """`invited_by` is the key of an editor; None: the shell of the installation."""

    email: str
    role: Role
    regions: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    invited_by: int | None = None


def token(invitation: Invitation, *, at: datetime) -> str:
    """The text of a link that holds for VALID_FOR."""
    content = {**asdict(invitation), "until": (at + VALID_FOR).isoformat()}
    return signing.dumps(content, salt=_SALT, compress=True)


def read(of_token: str, *, at: datetime) -> Invitation | None:
    """What the link says; None if it was altered, or is over."""
    try:
        content = signing.loads(of_token, salt=_SALT)
    except signing.BadSignature:
        return None
    if datetime.fromisoformat(content["until"]) < at:
        return None
    return Invitation(
        email=content["email"],
        role=Role(content["role"]),
        regions=tuple(content["regions"]),
        languages=tuple(content["languages"]),
        invited_by=content["invited_by"],
    )
