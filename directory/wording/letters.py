"""Letters to services, and what came of them, in words for moderators."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.wording import moments
from resources.rules.confirmations import Delivery, Letter, Reply

LETTERS: Mapping[str, Any] = {
    Letter.REQUEST: gettext_lazy("Letter"),
    Letter.REMINDER: gettext_lazy("Reminder"),
}
DELIVERIES: Mapping[str, Any] = {
    Delivery.QUEUED: gettext_lazy("not yet sent"),
    Delivery.SENDING: gettext_lazy("being sent"),
    Delivery.SENT: gettext_lazy("sent"),
    Delivery.FAILED: gettext_lazy("could not be sent"),
    Delivery.UNCLEAR: gettext_lazy("perhaps sent, perhaps not"),
}
REPLIES: Mapping[str, Any] = {
    Reply.WAITING: gettext_lazy("No answer yet"),
    Reply.CONFIRMED: gettext_lazy("Said that all is correct"),
    Reply.CORRECTED: gettext_lazy("Sent corrections"),
    Reply.PASSED_ON: gettext_lazy("No answer; the next contact was asked"),
    Reply.NO_REPLY: gettext_lazy("No answer"),
}


def letter(kind: str, delivery: str, on: date) -> str:
    """As in "Reminder, December 15, 2026: sent"."""
    return _("{letter}, {day}: {delivery}").format(
        letter=LETTERS[kind], day=moments.day(on), delivery=DELIVERIES[delivery]
    )
