"""A passkey as a browser hands it over when somebody registers one; nothing can sign with it."""

import os
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

_FLAG = AuthenticatorData.FLAG


def credential() -> dict[str, Any]:
    key = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    data = AttestedCredentialData.create(bytes(16), os.urandom(16), key)
    authenticator = AuthenticatorData.create(bytes(32), _FLAG.UP | _FLAG.UV | _FLAG.AT, 0, data)
    client = CollectedClientData.create("webauthn.create", bytes(32), "http://localhost")
    identity = websafe_encode(data.credential_id)
    return {
        "id": identity,
        "rawId": identity,
        "type": "public-key",
        "response": {
            "clientDataJSON": websafe_encode(client),
            "attestationObject": websafe_encode(
                AttestationObject.create("none", authenticator, {})
            ),
        },
        "clientExtensionResults": {"credProps": {"rk": True}},
    }
