"""What the monitor writes down. It never marks anything as verified."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from resources.actions import interrupting
from resources.models import ContactMethod, LinkCheck
from resources.rules.links import DEAD_TWICE, LinkOutcome, Look
from resources.rules.policies import Working


def looked_at(
    url: str, found: Look, *, service_id: UUID, contact_method_id: UUID | None, at: datetime
) -> LinkCheck:
    """Keeps the newest look at an address; the second dead one in a row hides a way of contact.

    Exactly the second: who brings it back afterwards has decided, until it has lived again.
    """
    of = {"service_id": service_id, "contact_method_id": contact_method_id}
    with transaction.atomic():
        check = LinkCheck.objects.select_for_update().filter(**of).first()
        if check is None or check.url != url:
            check = LinkCheck(pk=check.pk if check else None, url=url, **of)
        is_dead = found.outcome is LinkOutcome.DEAD
        check.checked_at, check.outcome, check.status_code = at, found.outcome, found.status_code
        check.dead_in_a_row = check.dead_in_a_row + 1 if is_dead else 0
        if found.digest and not found.unchanged:
            _keep_page(check, found, at=at)
        check.save()
        if check.dead_in_a_row == DEAD_TWICE and contact_method_id is not None:
            _hide(contact_method_id, at=at)
    return check


def _keep_page(check: LinkCheck, found: Look, *, at: datetime) -> None:
    if check.digest and check.digest != found.digest:
        check.changed_at = at
    check.digest, check.numbers_on_page = found.digest, found.numbers_on_page
    check.etag, check.last_modified = found.etag, found.last_modified


def _hide(contact_method_id: UUID, *, at: datetime) -> None:
    method = ContactMethod.objects.get(pk=contact_method_id)
    if method.working != Working.DOWN:
        interrupting.take_down(method, by=None, at=at, why="its page was gone at two checks")
