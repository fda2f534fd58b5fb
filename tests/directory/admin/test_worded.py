"""Words that readers see are judged in Django's admin, too."""

from django.test import Client

from resources.models import Moderator, Topic
from tests.directory import listings
from tests.directory.admin.forms import form_of, send
from tests.directory.admin.test_listings import last_change
from tests.directory.html import Page

BETTER = "For families of those who committed suicide."
NEVER = "He died by suicide at Elmford Bridge."


def test_better_words_are_said_and_nothing_is_saved(desk: Client) -> None:
    service = listings.add()
    before = service.texts.get().summary
    answer = send(desk, service, texts__0__summary=BETTER)
    assert answer.status_code == 200
    assert "Please don't say “committed suicide”" in Page(answer).text
    assert service.texts.get().summary == before


def test_with_a_reason_they_stay_and_so_does_the_reason(desk: Client, alice: Moderator) -> None:
    service = listings.add()
    alice.role = "editor"
    alice.save()
    said = {"texts__0__summary": NEVER, "words_kept_because": "Their name"}
    assert send(desk, service, **said).status_code == 302
    assert service.texts.get().summary == NEVER
    why = last_change(service.texts.get())["why"]
    assert why == "edited in the admin; unsafe words kept: Their name"


def test_a_moderator_in_the_admin_keeps_nothing(desk: Client, alice: Moderator) -> None:
    service = listings.add()
    alice.role = "moderator"
    alice.save()
    said = {"texts__0__summary": NEVER, "words_kept_because": "I say so"}
    assert send(desk, service, **said).status_code == 200
    assert service.texts.get().summary != NEVER


def test_contacts_alerts_and_topics_are_judged(desk: Client) -> None:
    service = listings.add()
    assert send(desk, service, contact_methods__0__menu_path=NEVER).status_code == 200
    assert send(desk, service, alert=NEVER).status_code == 200
    address = "/admin/resources/topic/suicide/change/"
    fields = form_of(Page(desk.get(address)))
    names = '{"en": "Suicidal thoughts", "de": "Selbstmord"}'
    assert desk.post(address, {**fields, "names": names}).status_code == 200
    assert Topic.objects.get(slug="suicide").names["de"] != "Selbstmord"
