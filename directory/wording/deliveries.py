"""What became of what a partner was told, in words."""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.wording.changes import moment
from resources.models import WebhookDelivery
from resources.rules.webhooks import DeliveryState

STATES: Mapping[DeliveryState, Any] = {
    DeliveryState.WAITING: gettext_lazy("Waits"),
    DeliveryState.DELIVERED: gettext_lazy("Delivered"),
    DeliveryState.GIVEN_UP: gettext_lazy("Given up"),
}


def state(delivery: WebhookDelivery) -> str:
    return str(STATES[DeliveryState(delivery.state)])


def answer(delivery: WebhookDelivery) -> str:
    """What the receiver said at the last attempt: its number, and HTTP's own words for it."""
    if delivery.last_attempt_at is None:
        return _("Not tried yet")
    code = delivery.last_status_code
    if code is None:
        return _("No answer")
    try:
        return f"{code} {HTTPStatus(code).phrase}"
    except ValueError:
        return str(code)


def what(delivery: WebhookDelivery) -> str:
    """The type of the message and the line that it is about, as they were sent."""
    body = json.loads(delivery.body)
    return f"{body['type']} · {body['data']['slug']}"


def last_attempt(delivery: WebhookDelivery) -> str:
    return moment(delivery.last_attempt_at) if delivery.last_attempt_at else "–"


def next_attempt(delivery: WebhookDelivery) -> str:
    return moment(delivery.next_attempt_at) if delivery.next_attempt_at else "–"
