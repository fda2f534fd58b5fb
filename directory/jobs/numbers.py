"""Do today's metadata see numbers as before? At each start of a worker, so after each upgrade."""

from procrastinate.contrib.django import app

from directory import clock
from resources.actions import noticing


@app.periodic(cron="40 3 * * *")
@app.task(name="numbers.reclassify", lock="numbers", queueing_lock="numbers.reclassify")
def reclassify(timestamp: int = 0) -> None:  # noqa: ARG001 (the night)
    """Those that differ become questions of the desk; no number is changed."""
    noticing.number_doubts(at=clock.now())
