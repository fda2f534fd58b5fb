import io

from django.core.management import call_command

from resources.models import EmergencyNumber, Region, Service, Topic


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
    assert "Plan: 0 new, 0 changed," in printed.getvalue()
    assert Service.objects.count() == before


def test_starter_lines_in_small_places_are_priority_lines(db: None) -> None:
    priority = Service.objects.filter(priority=True).values_list("slug", flat=True)
    assert {"gb-samaritans", "us-988-suicide-crisis-lifeline"} <= set(priority)
