"""At each start of a worker, so after each upgrade: do today's metadata see numbers as before?"""

import logging

from procrastinate.contrib.django import app

from resources.search.number_classes import reclassified

log = logging.getLogger(__name__)


@app.task(name="numbers.reclassify", queueing_lock="numbers.reclassify")
def reclassify() -> None:
    """Says which ones differ; nothing is changed."""
    for each in reclassified():
        log.warning(
            "contact method %s of %s: %s was %s, is %s",
            each.method.pk,
            each.method.service_id,
            each.method.value,
            each.before or "no number",
            each.refusal or each.after or "no number",
        )
