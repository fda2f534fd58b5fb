"""The weekly look at every web address of a published listing."""

import logging
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import timedelta
from itertools import chain, zip_longest
from urllib.parse import urlsplit

from django.conf import settings
from procrastinate import JobContext
from procrastinate.contrib.django import app

from directory import clock, link_probe
from directory.link_probe import Known
from directory.public_http import Resolve, public_endpoints
from resources.actions import monitoring
from resources.search.link_addresses import LinkAddress, due

log = logging.getLogger(__name__)

MOST_AN_HOUR = 1500
BETWEEN_REQUESTS = timedelta(seconds=1)
USER_AGENT = "CrisisResourceDirectory-LinkCheck"


class Pace:
    """At most one request to a host in a second. One for the whole house: the task has a lock."""

    def __init__(
        self,
        ticks: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.ticks, self.sleep = ticks, sleep
        self.next_request: dict[str, float] = {}

    def wait(self, host: str) -> None:
        wait = self.next_request.get(host, 0.0) - self.ticks()
        if wait > 0:
            self.sleep(wait)
        self.next_request[host] = self.ticks() + BETWEEN_REQUESTS.total_seconds()


@app.periodic(cron="30 * * * *")
@app.task(
    name="monitor.check_links",
    lock="monitor",
    queueing_lock="monitor.check_links",
    pass_context=True,
)
def check_links(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 (the hour)
    """Looks at what was not looked at for a week, an hour's worth of it.

    Each finding is stored at once, so that a killed run is simply gone on with.
    """
    if not settings.CHECK_LINKS:
        return
    pace, looked = Pace(), 0
    for address in host_by_host(due(at=clock.now(), most=MOST_AN_HOUR)):
        if context.should_abort():
            break
        check(address, pace=pace)
        looked += 1
    log.info("%d web addresses looked at", looked)


def check(address: LinkAddress, *, pace: Pace, resolve: Resolve = public_endpoints) -> None:
    found = link_probe.look(
        address.url,
        user_agent=f"{USER_AGENT} (+{settings.SITE_URL})" if settings.SITE_URL else USER_AGENT,
        known=Known(address.etag, address.last_modified),
        numbers=address.numbers,
        before_request=pace.wait,
        resolve=resolve,
    )
    monitoring.looked_at(
        address.url,
        found,
        service_id=address.service_id,
        contact_method_id=address.contact_method_id,
        at=clock.now(),
    )


def host_by_host(addresses: Iterable[LinkAddress]) -> list[LinkAddress]:
    """One of each host in turn, so that the pace costs little time."""
    by_host: dict[str | None, list[LinkAddress]] = defaultdict(list)
    for address in addresses:
        by_host[urlsplit(address.url).hostname].append(address)
    rounds = zip_longest(*by_host.values())
    return [address for address in chain.from_iterable(rounds) if address is not None]
