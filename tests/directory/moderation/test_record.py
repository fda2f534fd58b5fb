"""One listing as a moderator judges it."""

from django.utils import translation

from directory.moderation import record
from directory.moderation.record import Record
from directory.moment import this_moment
from resources.models import Service


def loaded(service: Service) -> Record:
    found = record.load(service.pk, this_moment())
    assert found is not None
    return found


def test_it_speaks_the_readers_language(service: Service, noon: object) -> None:
    service.texts.create(language="ar", name="خط الشاي")
    with translation.override("ar"):
        shown = loaded(service)
        assert shown.name == "خط الشاي"
        assert shown.place == "المملكة المتحدة"
        assert {contact.languages for contact in shown.contacts} == {"الإنجليزية"}
    assert loaded(service).name == "tea-line"
    assert loaded(service).place == "United Kingdom"


def test_a_listing_that_has_only_another_language_is_named_in_it(
    service: Service, noon: object
) -> None:
    service.texts.update(language="cy")
    assert loaded(service).name == "tea-line"
