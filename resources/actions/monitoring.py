"""What the monitor writes down. It never marks anything as verified."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from resources.actions import interrupting
from resources.models import ContactMethod, LinkCheck
from resources.rules.links import DEAD_TWICE, LinkOutcome
from resources.rules.policies import Working


def looked_at(
    url: str,
    *,
    service_id: UUID,
    contact_method_id: UUID | None,
    at: datetime,
    outcome: LinkOutcome,
    status_code: int | None = None,
    unchanged: bool = False,
    digest: str = "",
    numbers_on_page: bool | None = None,
    etag: str = "",
    last_modified: str = "",
) -> LinkCheck:
    """Keeps the newest look at an address; the second dead one in a row hides a way of contact.

    Exactly the second: who brings it back afterwards has decided, until it has lived again.
    `unchanged`: the page is as it was, and so is what was kept of it.
    """
    with transaction.atomic():
        check = (
            LinkCheck.objects.select_for_update()
            .filter(service=service_id, contact_method=contact_method_id)
            .first()
        )
        if check is None or check.url != url:
            check = LinkCheck(
                pk=check.pk if check else None,
                service_id=service_id,
                contact_method_id=contact_method_id,
                url=url,
            )
        is_dead = outcome is LinkOutcome.DEAD
        check.checked_at, check.outcome, check.status_code = at, outcome.value, status_code
        check.dead_in_a_row = check.dead_in_a_row + 1 if is_dead else 0
        if digest and not unchanged:
            if check.digest and check.digest != digest:
                check.changed_at = at
            check.digest, check.numbers_on_page = digest, numbers_on_page
            check.etag, check.last_modified = etag, last_modified
        check.save()
        if check.dead_in_a_row == DEAD_TWICE and contact_method_id is not None:
            _hide(contact_method_id, at=at)
    return check


def _hide(contact_method_id: UUID, *, at: datetime) -> None:
    method = ContactMethod.objects.get(pk=contact_method_id)
    if method.working != Working.DOWN:
        interrupting.take_down(method, by=None, at=at, why="its page was gone at two checks")
