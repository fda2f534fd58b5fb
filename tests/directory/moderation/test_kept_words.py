"""Unsafe words in the forms of the desk: better ones beside the field, and who may keep them."""

from typing import Any

import pytest
from django.test import Client

from resources.models import Moderator, Proposal, Service
from resources.rules.proposals import Origin
from resources.rules.roles import Role
from resources.search import history
from tests.conftest import NOON
from tests.directory.html import Page
from tests.directory.moderation.answering import accept, address, answer, number, overdue
from tests.directory.moderation.conftest import person, signed_in
from tests.directory.moderation.test_editing import path, sent

BETTER = "For families of those who committed suicide."
NEVER = "He died by suicide at Elmford Bridge."
QUOTED = "died by suicide at Elmford Bridge"
SUMMARY = "text.en.summary"


def post(client: Client, service: Service, summary: str, **form: Any) -> Page:
    return Page(
        client.post(path(service), {**sent(service), SUMMARY: summary, **form}, follow=True)
    )


def keep_buttons(page: Page) -> list[str]:
    return [each.get("value") for each in page.all("button") if each.get("name") == "keep"]


def hidden(page: Page) -> list[str]:
    return [each.get("value") for each in page.all("input") if each.get("name") == "shown"]


def test_the_better_word_stands_beside_the_field_and_what_was_typed_stays(
    desk: Client, service: Service
) -> None:
    page = post(desk, service, BETTER, why="They wrote to us")
    assert not Proposal.objects.exists()
    field = next(each for each in page.all("input") if each.get("name") == SUMMARY)
    assert (field.get("value"), field.get("aria-invalid")) == (BETTER, "true")
    beside = next(each for each in page.all("ul") if each.get("id") == f"id_{SUMMARY}_error")
    assert "Please don't say “committed suicide”. Better: “died by suicide”" in beside.words
    assert [each.get("lang") for each in beside.all("bdi")] == ["en", "en"]
    assert "Some words can hurt readers" in page.text
    assert "They wrote to us" in [each.get("value") for each in page.all("input")]


def test_the_button_keeps_them(desk: Client, service: Service) -> None:
    page = post(desk, service, BETTER)
    assert (keep_buttons(page), hidden(page)) == (["propose"], ["committed suicide"])
    post(desk, service, BETTER, keep="propose", shown=hidden(page))
    assert Proposal.objects.get().changes[SUMMARY][1] == BETTER


def test_the_other_button_asks_again(desk: Client, service: Service) -> None:
    post(desk, service, BETTER, shown=["committed suicide"])
    assert not Proposal.objects.exists()


def test_words_that_come_in_later_are_shown_with_the_first(desk: Client, service: Service) -> None:
    worse = f"{BETTER} A suicide epidemic."
    page = post(desk, service, worse, keep="propose", shown=["committed suicide"])
    assert hidden(page) == ["committed suicide", "suicide epidemic"]
    post(desk, service, worse, keep="propose", shown=hidden(page))
    assert Proposal.objects.exists()


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.MODERATOR])
def test_only_an_editor_is_offered_to_keep_what_readers_must_never_see(
    service: Service, noon: object, role: Role
) -> None:
    client = signed_in(person("eve", role))
    page = post(client, service, NEVER)
    assert "Readers must never see" in page.text
    assert "Only an editor can keep what readers must never see." in page.text
    assert keep_buttons(page) == []
    post(client, service, NEVER, keep="propose", shown=[QUOTED], because="I say so")
    assert not Proposal.objects.exists()


def test_an_editor_says_why_and_everybody_can_read_it(
    service: Service, erin: Moderator, desk: Client
) -> None:
    client = signed_in(erin)
    page = post(client, service, NEVER)
    assert "because" in [each.get("name") for each in page.all("input")]
    page = post(client, service, NEVER, keep="propose", shown=[QUOTED], because="")
    assert not Proposal.objects.exists()
    post(client, service, NEVER, keep="propose", shown=[QUOTED], because="Their name")
    proposal = Proposal.objects.get()
    asked = desk.get(address(f"proposal:{proposal.pk}")).content.decode()
    assert "An editor keeps these words, because:</strong> Their name" in asked
    accept(desk, proposal)
    assert history.of_service(service).changes[0].why.endswith("unsafe words kept: Their name")


def test_an_alert_stays_as_it_was_typed_with_the_number_that_was_chosen(
    desk: Client, service: Service
) -> None:
    chosen = str(number(service).pk)
    form = {"answer": "down", "alert": BETTER, "contact": chosen}
    page = Page(answer(desk, overdue(service), **form))
    field = next(each for each in page.all("input") if each.get("name") == "alert")
    assert (field.get("value"), field.get("aria-invalid")) == (BETTER, "true")
    ticked = [
        each.get("value")
        for each in page.all("input")
        if each.get("name") == "contact" and "checked" in each.attributes
    ]
    assert ticked == [chosen]
    assert keep_buttons(page) == ["down"]
    assert number(service).working == "working"
    kept = {**form, "answer": "", "keep": "down", "shown": hidden(page)}
    assert answer(desk, overdue(service), **kept).status_code == 200
    service.refresh_from_db()
    assert service.alert == BETTER


def test_who_decides_sees_better_words_in_the_difference(
    desk: Client, service: Service, dana: Moderator
) -> None:
    changes = {SUMMARY: ["", BETTER]}
    proposal = Proposal.objects.create(
        service=service, origin=Origin.MODERATOR, author=dana, changes=changes, made_at=NOON
    )
    page = desk.get(address(f"proposal:{proposal.pk}")).content.decode()
    assert "Please don&#x27;t say" in page
    assert accept(desk, proposal).status_code == 200


def test_an_older_proposal_that_must_not_be_seen_waits_for_an_editor(
    desk: Client, service: Service, dana: Moderator, erin: Moderator
) -> None:
    changes = {SUMMARY: ["", NEVER]}
    proposal = Proposal.objects.create(
        service=service, origin=Origin.MODERATOR, author=dana, changes=changes, made_at=NOON
    )
    refused = accept(desk, proposal)
    assert refused.status_code == 422
    assert keep_buttons(Page(refused)) == []
    assert accept(desk, proposal, answer="", keep="accept", because="x").status_code == 422
    client = signed_in(erin)
    client.get(address(f"proposal:{proposal.pk}"), {"take-over": ""})
    assert keep_buttons(Page(accept(client, proposal))) == ["accept"]
    accept(client, proposal, answer="", keep="accept", because="Their name", shown=QUOTED)
    assert service.texts.get().summary == NEVER


def test_nobody_is_helped_by_markup_in_the_words(desk: Client, service: Service) -> None:
    form = {**sent(service), SUMMARY: "<b>x</b> committed suicide"}
    page = desk.post(path(service), form).content.decode()
    assert "Please don&#x27;t say" in page
    assert "<b>x</b>" not in page
