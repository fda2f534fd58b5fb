"""The names of places, where they are not there yet or an upgrade has brought others."""

import logging

from procrastinate import JobContext
from procrastinate.contrib.django import app

from resources.actions import place_names

log = logging.getLogger(__name__)


class Interrupted(Exception):
    """The worker stops; the next one begins anew."""


@app.task(
    name="place_names.load",
    lock="place_names",
    queueing_lock="place_names.load",
    pass_context=True,
)
def load(context: JobContext) -> None:
    """Half a minute of work; the site answers without them, but knows no names of places."""

    def go_on(_names: int) -> None:
        if context.should_abort():
            raise Interrupted

    try:
        loaded = place_names.refresh(progress=go_on)
    except Interrupted:
        return
    if loaded is not None:
        log.info("%d names of places loaded", loaded)
