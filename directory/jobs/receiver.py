"""Hands one delivery over to a partner's server, as the Standard Webhooks specification says."""

from datetime import UTC, datetime

import httpcore
import httpx
from standardwebhooks import Webhook

from directory.public_http import (
    AddressRefused,
    HostGone,
    Resolve,
    Transport,
    host_of,
    public_endpoints,
)
from resources.models import WebhookDelivery

USER_AGENT = "CrisisResourceDirectory-Webhooks"
SECONDS_TO_CONNECT = 3.0
SECONDS_IN_ALL = 10.0

# Whatever the network does, it is the partner's and not ours.
NOT_ANSWERED = (
    AddressRefused,
    HostGone,
    httpx.HTTPError,
    httpx.InvalidURL,
    httpcore.TimeoutException,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    OSError,
    UnicodeError,
)


def hand_over(
    delivery: WebhookDelivery, *, at: datetime, resolve: Resolve = public_endpoints
) -> int | None:
    """The status code of the answer, of which no more is read; None where none came in time.

    A redirect is an answer like another: nobody is led anywhere.
    """
    url = delivery.partner.url
    timeout = httpx.Timeout(SECONDS_IN_ALL, connect=SECONDS_TO_CONNECT)
    try:
        host_of(url)
        with (
            httpx.Client(
                transport=Transport(resolve, seconds=SECONDS_IN_ALL), timeout=timeout
            ) as client,
            client.stream(
                "POST",
                url,
                content=delivery.body.encode(),
                headers=headers(delivery, at=at),
                follow_redirects=False,
            ) as response,
        ):
            return response.status_code
    except NOT_ANSWERED:
        return None


def headers(delivery: WebhookDelivery, *, at: datetime) -> dict[str, str]:
    """`at` is the moment of this attempt: receivers refuse what was signed long ago."""
    signer = Webhook(delivery.partner.secret)
    return {
        "Content-Type": "application/json",
        "User-Agent": USER_AGENT,
        "webhook-id": delivery.webhook_id,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": signer.sign(delivery.webhook_id, at.astimezone(UTC), delivery.body),
    }
