"""Telling partners what has changed, in its order, and each at their own pace.

A retry waits in a row and not as a job, so nothing that waits takes a place of a worker: each
minute `spread` queues those whose turn it is. Of a partner one delivery is under way at a time.
"""

import json
import logging
import time

from django.conf import settings
from django.urls import reverse
from procrastinate import JobContext
from procrastinate.contrib.django import app

from directory import clock, line_change_document, queueing
from directory.jobs import composing, receiver
from resources.actions import partnering
from resources.models import Partner
from resources.rules.webhooks import DeliveryState
from resources.search import deliveries
from resources.search.line_changes import LineChange

log = logging.getLogger(__name__)

SECONDS_IN_A_ROW = 30.0
"""Then others have their turn."""


@app.periodic(cron="* * * * *")
@app.task(name="webhooks.spread", lock="webhooks.spread", queueing_lock="webhooks.spread")
def spread(timestamp: int) -> None:  # noqa: ARG001 (procrastinate says which minute it stands for)
    """Has those handed over whose turn it is, and makes deliveries of what has changed."""
    for due in deliveries.due(at=clock.now()):
        queueing.tell(due.partner_id, failures=due.failures)
    for partner in Partner.objects.filter(is_active=True):
        made = partnering.queue_changes(partner, at=clock.now(), compose=compose)
        if made:
            log.info("partner %d: %d deliveries made", partner.pk, made)
            queueing.tell(partner.pk)


@app.task(name="webhooks.deliver", pass_context=True)
def deliver(context: JobContext, partner_id: int) -> None:
    """Hands over what waits, one after the other, until one is not taken.

    A worker that is killed in between sends that one again; its id is the same.
    """
    started = time.monotonic()
    while delivery := partnering.next_delivery(partner_id, at=clock.now()):
        at = clock.now()
        status_code = receiver.hand_over(delivery, at=at)
        state = partnering.record_attempt(delivery, status_code=status_code, at=clock.now())
        log.info("partner %d: delivery %d %s", partner_id, delivery.sequence, state)
        if state is DeliveryState.WAITING or context.should_abort():
            return
        if time.monotonic() - started > SECONDS_IN_A_ROW:
            queueing.tell(partner_id)
            return


@app.periodic(cron="40 3 * * *")
@app.task(name="webhooks.forget_old", queueing_lock="webhooks.forget_old")
def forget_old(timestamp: int) -> None:  # noqa: ARG001 (the night)
    forgotten = partnering.forget_old(at=clock.now())
    if forgotten:
        log.info("%d deliveries forgotten", forgotten)


def compose(change: LineChange) -> str:
    """The body, whose form is that of Standard Webhooks: type, timestamp, data."""
    address = reverse("service", args=(settings.LANGUAGE_CODE, change.slug))
    body = {
        "type": f"line.{change.kind.replace('-', '_')}",
        "timestamp": change.at.isoformat(),
        "data": line_change_document.document(
            change, url=f"{composing.require_address()}{address}"
        ),
    }
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))
