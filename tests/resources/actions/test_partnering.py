import base64
from datetime import timedelta

import pytest

from resources.actions import interrupting, partnering
from resources.actions.partnering import MayNot, RefusedAddress
from resources.models import Moderator, Partner, Service, WebhookDelivery
from resources.rules.line_changes import LineChangeKind
from resources.rules.roles import Role
from resources.rules.webhooks import DeliveryState
from resources.search import deliveries
from resources.search.line_changes import LineChange
from tests.conftest import NOON
from tests.resources.committing import commit
from tests.resources.factories import a_partner, listing

pytestmark = pytest.mark.django_db

URL = "https://news.example.org/hook"
HOUR = timedelta(hours=1)


@pytest.fixture
def erin(db: None) -> Moderator:
    return Moderator.objects.create(email="erin@example.org", role=Role.EDITOR)


@pytest.fixture
def service(erin: Moderator) -> Service:
    found = listing("tea-line")
    commit()
    return found


@pytest.fixture
def partner(erin: Moderator, service: Service) -> Partner:
    return partnering.register("The News", URL, by=erin, at=NOON)


def kind(change: LineChange) -> str:
    return change.kind.value


def happen(service: Service, erin: Moderator, *, times: int = 1) -> None:
    for number in range(times):
        deed = interrupting.bring_back if number % 2 else interrupting.take_down
        deed(service.contact_methods.get(), by=erin, at=NOON, why="")
        commit()


def queued(partner: Partner, service: Service, erin: Moderator) -> list[WebhookDelivery]:
    """Two deliveries, which wait since noon."""
    happen(service, erin, times=2)
    assert partnering.queue_changes(partner, at=NOON, compose=kind) == 2
    return list(partner.deliveries.order_by("sequence"))


def test_each_partner_has_a_long_secret_of_their_own(partner: Partner, erin: Moderator) -> None:
    other = partnering.register("Another", URL, by=erin, at=NOON, region="gb", topic="suicide")
    keys = [base64.b64decode(each.secret.removeprefix("whsec_")) for each in (partner, other)]
    assert [len(key) for key in keys] == [32, 32]
    assert keys[0] != keys[1]
    assert (other.region_id, other.topic_id) == ("gb", "suicide")


def test_only_who_manages_partners_may(partner: Partner, erin: Moderator) -> None:
    max_ = Moderator.objects.create(email="max@example.org", role=Role.MODERATOR)
    gone = Moderator.objects.create(email="gone@example.org", role=Role.EDITOR, is_active=False)
    for by in (max_, gone):
        for deed in (
            lambda by=by: partnering.register("x", URL, by=by, at=NOON),
            lambda by=by: partnering.change(partner, name="x", url=URL, by=by, at=NOON),
            lambda by=by: partnering.stop(partner, by=by, at=NOON),
            lambda by=by: partnering.resume(partner, by=by, at=NOON),
            lambda by=by: partnering.new_secret(partner, by=by, at=NOON),
            lambda by=by: partnering.replay(partner, since=NOON, by=by, at=NOON),
        ):
            with pytest.raises(MayNot):
                deed()
    assert Partner.objects.get() == partner


def test_an_address_that_is_not_for_partners_is_refused(partner: Partner, erin: Moderator) -> None:
    with pytest.raises(RefusedAddress):
        partnering.register("x", "http://news.example.org/", by=erin, at=NOON)
    with pytest.raises(RefusedAddress):
        partnering.change(partner, name="x", url="https://a@b.example/", by=erin, at=NOON)


def test_changes_become_deliveries_once_and_in_their_order(
    partner: Partner, service: Service, erin: Moderator
) -> None:
    found = queued(partner, service, erin)
    assert [(each.sequence, each.body) for each in found] == [
        (1, LineChangeKind.DOWN),
        (2, LineChangeKind.BACK),
    ]
    assert partnering.queue_changes(partner, at=NOON, compose=kind) == 0
    happen(service, erin)
    assert partnering.queue_changes(partner, at=NOON, compose=kind) == 1
    assert partner.deliveries.count() == 3


def test_many_changes_are_queued_bit_by_bit(
    partner: Partner, service: Service, erin: Moderator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(partnering, "MOST_AT_ONCE", 2)
    happen(service, erin, times=5)
    made = [partnering.queue_changes(partner, at=NOON, compose=kind) for _minute in range(4)]
    assert made == [2, 2, 1, 0]


def test_what_is_older_than_a_month_is_not_told_to_who_was_stopped(
    partner: Partner, service: Service, erin: Moderator
) -> None:
    partnering.stop(partner, by=erin, at=NOON)
    happen(service, erin)
    partnering.resume(partner, by=erin, at=NOON)
    later = NOON + timedelta(days=30)
    assert partnering.queue_changes(partner, at=later, compose=kind) == 0


def test_what_waits_behind_another_is_not_due(
    partner: Partner, service: Service, erin: Moderator
) -> None:
    first, second = queued(partner, service, erin)
    assert partnering.next_delivery(partner.pk, at=NOON) == first
    state = partnering.record_attempt(first, status_code=500, at=NOON)
    assert state is DeliveryState.WAITING
    assert partnering.next_delivery(partner.pk, at=NOON) is None
    assert deliveries.due(at=NOON) == []
    later = NOON + timedelta(seconds=30)
    assert [(each.partner_id, each.failures) for each in deliveries.due(at=later)] == [
        (partner.pk, 1)
    ]
    first.refresh_from_db()
    assert partnering.record_attempt(first, status_code=204, at=later) is DeliveryState.DELIVERED
    assert partnering.next_delivery(partner.pk, at=later) == second


def test_a_new_address_is_tried_at_once(
    partner: Partner, service: Service, erin: Moderator
) -> None:
    first, _second = queued(partner, service, erin)
    partnering.record_attempt(first, status_code=None, at=NOON)
    partnering.change(partner, name="The News", url=f"{URL}/2", by=erin, at=NOON, region="gb")
    assert partnering.next_delivery(partner.pk, at=NOON) == first
    assert Partner.objects.get(pk=partner.pk).region_id == "gb"


def test_what_is_refused_gives_way_after_an_hour(
    partner: Partner, service: Service, erin: Moderator
) -> None:
    first, second = queued(partner, service, erin)
    at = NOON
    while partnering.next_delivery(partner.pk, at=at) == first:
        first.refresh_from_db()
        partnering.record_attempt(first, status_code=422, at=at)
        first.refresh_from_db()
        at = first.next_attempt_at or at
    assert (first.state, first.attempts) == (DeliveryState.GIVEN_UP, 5)
    assert NOON + HOUR < at < NOON + 2 * HOUR
    assert partnering.next_delivery(partner.pk, at=at) == second


def test_a_new_address_a_new_secret_and_a_new_start_have_all_attempts_before_them(
    partner: Partner, service: Service, erin: Moderator
) -> None:
    first, _second = queued(partner, service, erin)
    partnering.stop(partner, by=erin, at=NOON)
    for deed in (
        lambda: partnering.resume(partner, by=erin, at=NOON),
        lambda: partnering.change(partner, name="x", url=f"{URL}/2", by=erin, at=NOON),
        lambda: partnering.new_secret(partner, by=erin, at=NOON),
    ):
        for _attempt in range(4):
            partnering.record_attempt(first, status_code=401, at=NOON)
            first.refresh_from_db()
        deed()
        first.refresh_from_db()
        assert (first.state, first.attempts) == (DeliveryState.WAITING, 0)


def test_everything_since_a_moment_is_sent_again_in_its_order(
    partner: Partner, service: Service, erin: Moderator
) -> None:
    first, second = queued(partner, service, erin)
    for delivery in (first, second):
        partnering.record_attempt(delivery, status_code=200, at=NOON)
    assert partnering.replay(partner, since=NOON + HOUR, by=erin, at=NOON + HOUR) == 0
    assert partnering.replay(partner, since=NOON, by=erin, at=NOON + HOUR) == 2
    again = partnering.next_delivery(partner.pk, at=NOON + HOUR)
    assert again == first
    assert (again.webhook_id, again.attempts) == (first.webhook_id, 0)


def test_a_new_secret_is_another(partner: Partner, erin: Moderator) -> None:
    before = partner.secret
    assert partnering.new_secret(partner, by=erin, at=NOON + HOUR) != before
    stored = Partner.objects.get(pk=partner.pk)
    assert (stored.secret, stored.secret_since) == (partner.secret, NOON + HOUR)


def test_deliveries_are_shown_page_by_page() -> None:
    partner = a_partner()
    WebhookDelivery.objects.bulk_create(
        WebhookDelivery(
            partner=partner,
            sequence=number,
            webhook_id=str(number),
            body="{}",
            created_at=NOON,
            next_attempt_at=NOON,
        )
        for number in range(1, deliveries.ON_A_PAGE + 2)
    )
    first, second = deliveries.page(partner), deliveries.page(partner, number=2)
    assert (first.deliveries[0].sequence, first.has_more) == (deliveries.ON_A_PAGE + 1, True)
    assert ([each.sequence for each in second.deliveries], second.has_more) == ([1], False)
