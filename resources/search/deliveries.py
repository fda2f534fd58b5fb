"""What partners are told, and whose turn it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from resources.models import Partner, WebhookDelivery
from resources.rules.webhooks import DeliveryState

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Due:
    """`failures`: how often the first of what waits was not taken."""

    partner_id: int
    failures: int


@dataclass(frozen=True, slots=True)
class Page:
    deliveries: Sequence[WebhookDelivery]
    has_more: bool


def due(*, at: datetime) -> list[Due]:
    """The partners whose first waiting delivery is to be tried now. One query."""
    firsts = (
        WebhookDelivery.objects.filter(state=DeliveryState.WAITING, partner__is_active=True)
        .order_by("partner_id", "sequence")
        .distinct("partner_id")
        .values_list("partner_id", "attempts", "next_attempt_at")
    )
    return [Due(partner, failures) for partner, failures, when in firsts if when and when <= at]


def page(partner: Partner, *, number: int = 1) -> Page:
    """The newest first, page by page from 1. One query."""
    start = (number - 1) * ON_A_PAGE
    found = list(partner.deliveries.order_by("-sequence")[start : start + ON_A_PAGE + 1])
    return Page(found[:ON_A_PAGE], has_more=len(found) > ON_A_PAGE)
