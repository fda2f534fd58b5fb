"""The search for listings that may be one and the same: each night, and after a change of one."""

from uuid import UUID

from procrastinate.contrib.django import app

from directory import clock
from resources.actions import noticing


@app.periodic(cron="20 3 * * *")
@app.task(name="duplicates.look", lock="duplicates", queueing_lock="duplicates.look")
def look(timestamp: int = 0) -> None:  # noqa: ARG001 (the night)
    noticing.likely_duplicates(at=clock.now())


@app.task(name="duplicates.look_at_one", lock="duplicates")
def look_at_one(service_id: str) -> None:
    noticing.likely_duplicates_of(UUID(service_id), at=clock.now())
