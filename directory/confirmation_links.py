"""The link in a letter to a service: it holds which confirmation it answers, and nothing else.

Until when it is good stands in the confirmation itself, so that there is one truth about it.
"""

from uuid import UUID

from django.core.signing import BadSignature, Signer

_SIGNER = Signer(salt="directory.confirmation_links")


def token(confirmation_id: UUID) -> str:
    return _SIGNER.sign(confirmation_id.hex)


def confirmation_of(token_given: str) -> UUID | None:
    """The confirmation that this token was made for; None for an altered one."""
    try:
        return UUID(_SIGNER.unsign(token_given))
    except (BadSignature, ValueError):
        return None
