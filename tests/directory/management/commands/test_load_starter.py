import io

from django.core.management import call_command

from resources.actions import vocabulary
from resources.models import Edition, EmergencyNumber, Moderator, Region, Service, Term, Topic
from tests.conftest import NOON


def test_the_starter_data_is_there_with_its_places_topics_and_emergency_numbers(db: None) -> None:
    assert Service.objects.published().count() > 400
    assert Topic.objects.count() > 25
    assert Region.objects.count() > 5000
    assert EmergencyNumber.objects.filter(region="gb", number="999").exists()


def test_loading_it_again_adds_nothing(db: None) -> None:
    printed = io.StringIO()
    before = Service.objects.count()
    call_command("load_starter", stdout=printed)
    assert "New: 0 regions, 0 topics, 0 audiences, 0 emergency numbers." in printed.getvalue()
    assert "New: 0 terms in 12 languages." in printed.getvalue()
    assert "Plan: 0 new, 0 changed," in printed.getvalue()
    assert Service.objects.count() == before


def test_starter_lines_in_small_places_are_priority_lines(db: None) -> None:
    priority = Service.objects.filter(priority=True).values_list("slug", flat=True)
    assert {"gb-samaritans", "us-988-suicide-crisis-lifeline"} <= set(priority)


def test_an_installation_gets_new_words_and_none_that_an_editor_removed(
    db: None, alice: Moderator
) -> None:
    assert Edition.current().number > 0
    assert Term.objects.values("language").distinct().count() == 12
    removed, missing = Term.objects.order_by("pk")[:2]
    vocabulary.remove(removed, by=alice, at=NOON)
    Term.objects.filter(pk=missing.pk).update(key="as if it were new")
    printed = io.StringIO()
    call_command("load_starter", stdout=printed, verbosity=0)
    assert "New: 1 terms in 12 languages." in printed.getvalue()
    assert Term.objects.filter(language=missing.language, key=missing.key).exists()
    again = Term.objects.filter(language=removed.language, kind=removed.kind, key=removed.key)
    assert not again.filter(slug=removed.slug).exists()
