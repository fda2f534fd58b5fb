"""What a killed worker has left behind."""

from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Status
from procrastinate.utils import utcnow


@app.periodic(cron="* * * * *")
@app.task(name="upkeep.retry_abandoned", queueing_lock="upkeep.retry_abandoned", pass_context=True)
async def retry_abandoned(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 (the minute)
    """Jobs whose worker has shown no sign of life for half a minute are done anew.

    Every task bears that: it looks at what is stored, and goes on from there. Of a task that is
    queued once, another may wait already; that one is enough.
    """
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs():
        try:
            await manager.retry_job(job, retry_at=utcnow())
        except UniqueViolation:
            await manager.finish_job(job, status=Status.FAILED, delete_job=False)
