"""What a moderator changes by hand."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.apps import apps

from resources.actions import editing
from resources.models import (
    ContactMethod,
    Edition,
    FormerSlug,
    IndexEntry,
    Moderator,
    Schedule,
    Service,
)
from resources.rules.contact_kinds import ContactKind
from resources.rules.contact_values import NumberClass, RefusedValue
from resources.rules.opening_hours import RefusedHours
from resources.rules.policies import Working
from tests.resources.factories import add_method, chat, listing

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)

Save = Callable[..., None]


@pytest.fixture
def save(alice: Moderator) -> Save:
    """One change of one row, as the admin makes it: `save(row, field=value)`."""

    def change(row: Service | ContactMethod, **fields: object) -> None:
        with editing.by_hand(by=alice, at=AT):
            for name, value in fields.items():
                setattr(row, name, value)
            editing.save(row)

    return change


def entries(service: Service) -> set[tuple[str, str, str]]:
    found = IndexEntry.objects.filter(service=service)
    return set(found.values_list("region", "topic", "language"))


def test_everything_that_is_saved_together_is_one_change_by_one_person(alice: Moderator) -> None:
    service = listing("tea-line")
    before = Edition.current().number
    with editing.by_hand(by=alice, at=AT, why="they called us"):
        service.alert = "Busy today"
        editing.save(service)
        editing.save(service.contact_methods.get())
        editing.finish(service)
    assert Edition.current().number == before + 1
    event = apps.get_model("resources", "ServiceEvent")._default_manager.latest("pgh_id")
    assert event.alert == "Busy today"
    assert event.pgh_context.metadata == {
        "by": str(alice.pk),
        "at": AT.isoformat(),
        "why": "they called us",
    }


def test_an_old_address_leads_to_the_new_one(save: Save) -> None:
    service = listing("old-name")
    save(service, slug="new-name")
    assert FormerSlug.objects.get(slug="old-name").service == service
    save(service, slug="newest-name")
    former = FormerSlug.objects.filter(service=service).values_list("slug", flat=True)
    assert set(former) == {"old-name", "new-name"}


def test_a_listing_that_keeps_its_address_has_no_former_one(save: Save) -> None:
    service = listing("tea-line")
    save(service, alert="Busy today")
    assert not FormerSlug.objects.filter(service=service).exists()


def test_a_number_is_tidied_and_classified_when_it_is_saved(save: Save) -> None:
    method = listing("tea-line").contact_methods.get()
    save(method, value=" 116   000 ")
    stored = ContactMethod.objects.get(pk=method.pk)
    assert (stored.value, stored.e164, stored.number_class) == (
        "116 000",
        "",
        NumberClass.SHORT_CODE,
    )
    save(method, value="+44 20 7946 0018")
    stored.refresh_from_db()
    assert (stored.e164, stored.number_class) == ("+442079460018", NumberClass.FIXED_LINE)


@pytest.mark.parametrize("value", ["call us", "", "116\u202e123"])
def test_a_number_that_nobody_can_dial_is_not_saved(save: Save, value: str) -> None:
    method = listing("tea-line").contact_methods.get()
    before = Edition.current().number
    with pytest.raises(RefusedValue):
        save(method, value=value)
    assert ContactMethod.objects.get(pk=method.pk).value == "116 123"
    assert Edition.current().number == before


def test_a_line_that_goes_down_is_out_of_the_index_at_once(save: Save) -> None:
    service = listing("tea-line")
    save(service.contact_methods.get(), working=Working.DOWN)
    assert entries(service) == set()


def test_a_way_of_contact_that_is_removed_is_out_of_the_index_and_in_the_history(
    alice: Moderator,
) -> None:
    service = listing("tea-line")
    welsh = add_method(service, position=1, **chat(languages=["cy"]))
    with editing.by_hand(by=alice, at=AT):
        editing.remove(welsh)
        editing.finish(service)
    assert {language for _region, _topic, language in entries(service)} == {"", "en"}
    events = apps.get_model("resources", "ContactMethodEvent")._default_manager
    assert events.filter(pgh_label="delete", value=welsh.value).count() == 1


def test_new_topics_and_regions_are_in_the_index_when_the_edit_is_finished(
    alice: Moderator,
) -> None:
    service = listing("tea-line")
    with editing.by_hand(by=alice, at=AT):
        editing.save(service)
        service.topics.set(["gambling"])
        service.coverage.set(["ie"])
        editing.finish(service)
    assert entries(service) == {
        (region, topic, language)
        for region in ("ie",)
        for topic in ("", "gambling")
        for language in ("", "en")
    }


def test_a_pair_is_a_pair_from_both_sides(save: Save) -> None:
    adults, youth, other = listing("adults"), listing("youth"), listing("other")
    save(adults, paired_with=youth)
    assert Service.objects.get(pk=youth.pk).paired_with == adults
    save(adults, paired_with=other)
    assert Service.objects.get(pk=youth.pk).paired_with is None
    assert Service.objects.get(pk=other.pk).paired_with == adults
    save(adults, paired_with=None)
    assert not Service.objects.exclude(paired_with=None).exists()


def test_the_same_hours_are_one_schedule() -> None:
    first = editing.schedule_for("Mo-Fr 9:00-17:00", time_zone="Europe/London", holiday_region="gb")
    again = editing.schedule_for(
        "Mo-Fr 09:00-17:00", time_zone="Europe/London", holiday_region="gb"
    )
    other = editing.schedule_for(
        "Mo-Fr 09:00-17:00", time_zone="Europe/Dublin", holiday_region="ie"
    )
    assert first == again != other


def test_day_and_night_is_one_schedule_everywhere() -> None:
    london = editing.schedule_for("24/7", time_zone="Europe/London", holiday_region="gb")
    tokyo = editing.schedule_for("Mo-Su 00:00-24:00", time_zone="Asia/Tokyo", holiday_region="jp")
    assert london is not None
    assert tokyo is not None
    assert (london.always_open, tokyo.always_open) == (True, True)
    assert (london.time_zone, tokyo.holiday_region) == ("", "")


def test_unknown_hours_have_no_schedule_and_refused_ones_make_none() -> None:
    before = Schedule.objects.count()
    assert editing.schedule_for("", time_zone="Europe/London", holiday_region="gb") is None
    with pytest.raises(RefusedHours):
        editing.schedule_for("SH off", time_zone="Europe/London", holiday_region="gb")
    assert Schedule.objects.count() == before


def save_both(service: Service, by: Moderator) -> None:
    """A good change and, in the same edit, a number that nobody can dial."""
    with editing.by_hand(by=by, at=AT):
        service.alert = "Busy today"
        editing.save(service)
        editing.save(ContactMethod(service=service, kind=ContactKind.VOICE, value="call us"))


def test_a_broken_edit_leaves_nothing_behind(alice: Moderator) -> None:
    service = listing("tea-line")
    with pytest.raises(RefusedValue):
        save_both(service, alice)
    assert Service.objects.get(pk=service.pk).alert == ""
