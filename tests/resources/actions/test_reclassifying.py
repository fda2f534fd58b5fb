from datetime import UTC, datetime

import pytest

from resources.actions import reclassifying
from resources.models import ContactMethod, Edition, Moderator
from resources.rules.contact_values import RefusedValue
from tests.resources.factories import listing, phone

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture
def method(db: None) -> ContactMethod:
    """A free number that is listed as a premium one."""
    method = listing("tea-line", methods=[phone("0800 123 4567")]).contact_methods.get()
    ContactMethod.objects.filter(pk=method.pk).update(number_class="premium", e164="")
    method.refresh_from_db()
    return method


def test_the_class_of_today_is_taken_over_with_who_and_why(
    method: ContactMethod, alice: Moderator
) -> None:
    before = str(Edition.current())
    reclassifying.reclassify(method, by=alice, at=NOON)
    assert (method.number_class, method.e164) == ("toll-free", "+448001234567")
    event = method.events.order_by("pgh_id").last()  # type: ignore[attr-defined]
    assert event.number_class == "toll-free"
    assert event.pgh_context.metadata["by"] == str(alice.pk)
    assert event.pgh_context.metadata["why"] == "number classified anew"
    assert str(Edition.current()) != before


def test_it_can_be_put_back(method: ContactMethod, alice: Moderator) -> None:
    reclassifying.reclassify(method, by=alice, at=NOON)
    reclassifying.take_back(method, number_class="premium", e164="", by=alice, at=NOON)
    assert (method.number_class, method.e164) == ("premium", "")


def test_nothing_else_of_a_number_changes(method: ContactMethod, alice: Moderator) -> None:
    ContactMethod.objects.filter(pk=method.pk).update(
        value=" 0800  123 4567", number_checked_on=NOON.date(), number_check_method="dialled"
    )
    reclassifying.reclassify(method, by=alice, at=NOON)
    assert method.value == " 0800  123 4567"
    assert method.number_checked_on == NOON.date()


def test_a_value_that_is_no_number_any_more_is_refused(
    method: ContactMethod, alice: Moderator
) -> None:
    ContactMethod.objects.filter(pk=method.pk).update(value="116 123 or 988")
    with pytest.raises(RefusedValue):
        reclassifying.reclassify(method, by=alice, at=NOON)
    method.refresh_from_db()
    assert method.number_class == "premium"
