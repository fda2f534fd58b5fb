import json
import re
from datetime import timedelta
from typing import Any
from urllib.parse import urljoin

import pytest
from django.test import Client

from resources.actions import partnering
from resources.models import Moderator, Partner, WebhookDelivery
from resources.search import deliveries
from tests.conftest import NOON
from tests.directory.html import Page
from tests.directory.moderation.conftest import signed_in
from tests.resources.factories import a_partner

SECRET = re.compile(r"whsec_[A-Za-z0-9+/=]{40,}")
URL = "https://news.example.org/hook"
BODY = json.dumps({"type": "line.down", "data": {"slug": "tea-line"}})


@pytest.fixture
def editor(erin: Moderator) -> Client:
    return signed_in(erin)


@pytest.fixture
def partner(erin: Moderator) -> Partner:
    return partnering.register("The News", URL, by=erin, at=NOON, region="fr", topic="suicide")


def path(partner: Partner, what: str = "") -> str:
    return f"/moderation/partners/{partner.pk}/{what}"


def deliver(partner: Partner, **fields: Any) -> WebhookDelivery:
    """The next delivery, made an hour ago."""
    number = partner.deliveries.count() + 1
    plain = {"created_at": NOON - timedelta(hours=1), "next_attempt_at": NOON, "body": BODY}
    return WebhookDelivery.objects.create(
        partner=partner, sequence=number, webhook_id=str(number), **{**plain, **fields}
    )


def rows(page: Page) -> list[str]:
    return [row.words for row in page.all("tr")][1:]


def test_an_editor_registers_a_partner_and_sees_the_secret_once(editor: Client) -> None:
    form = {"name": "The News", "url": URL, "region": "gb", "topic": "suicide"}
    page = Page(editor.post("/moderation/partners/", form))
    partner = Partner.objects.get()
    assert (partner.name, partner.url) == ("The News", URL)
    assert (partner.region_id, partner.topic_id) == ("gb", "suicide")
    assert SECRET.findall(page.source) == [partner.secret]
    for address in ("/moderation/partners/", path(partner)):
        assert SECRET.findall(editor.get(address).content.decode()) == []


def test_the_list_says_who_is_told_of_what(editor: Client, partner: Partner) -> None:
    a_partner("Another", is_active=False)
    found = rows(Page(editor.get("/moderation/partners/")))
    assert found == [
        "Anotherhttps://news.example.org/hookNo limitStopped",
        f"The News{URL}France · Suicidal thoughtsIs told",
    ]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": ""}, "This field is required."),
        ({"url": ""}, "This field is required."),
        ({"url": "http://news.example.org/"}, "It has to be a whole address"),
        ({"url": "https://me@news.example.org/"}, "It has to be a whole address"),
        ({"url": "https://news.example.org:8443/"}, "It has to be a whole address"),
        ({"url": "https://127.0.0.1/"}, "This address leads into a private network."),
        ({"url": "https://[::1]/"}, "This address leads into a private network."),
        ({"region": "nowhere"}, "Select a valid choice."),
        ({"topic": "weather"}, "Select a valid choice."),
    ],
)
def test_what_can_not_be_is_explained(
    editor: Client, partner: Partner, fields: dict[str, str], said: str
) -> None:
    form = {"name": "x", "url": URL, "region": "", "topic": "", **fields}
    for address in ("/moderation/partners/", path(partner)):
        assert said in Page(editor.post(address, form)).text
    assert Partner.objects.get().name == "The News"


def test_a_partners_page_shows_what_they_were_told(editor: Client, partner: Partner) -> None:
    tried = {"last_attempt_at": NOON, "attempts": 1}
    deliver(partner, state="delivered", next_attempt_at=None, last_status_code=200, **tried)
    deliver(partner, state="given-up", next_attempt_at=None, last_status_code=799, **tried)
    deliver(partner, **tried)
    deliver(partner, last_status_code=503, **tried)
    deliver(partner)
    at = "November 24, 2026, 12:00 PM UTC"
    assert rows(Page(editor.get(path(partner)))) == [
        f"5line.down · tea-lineWaits0Not tried yet–{at}",
        f"4line.down · tea-lineWaits1503 Service Unavailable{at}{at}",
        f"3line.down · tea-lineWaits1No answer{at}{at}",
        f"2line.down · tea-lineGiven up1799{at}–",
        f"1line.down · tea-lineDelivered1200 OK{at}–",
    ]


def test_many_deliveries_stand_on_several_pages(
    editor: Client, partner: Partner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deliveries, "ON_A_PAGE", 1)
    for _number in range(3):
        deliver(partner)
    page = Page(editor.get(path(partner), {"page": "2"}))
    assert [row[0] for row in rows(page)] == ["2"]
    links = [link.get("href") for link in page.all("a")]
    assert {path(partner, "?page=1"), path(partner, "?page=3")} <= set(links)
    for nonsense in ("0", "-1", "x", "9" * 30, "²"):
        assert editor.get(path(partner), {"page": nonsense}).status_code == 200


@pytest.mark.parametrize("what", ["secret/", "replay/"])
def test_the_next_page_is_there_wherever_a_form_was_sent_to(
    editor: Client, partner: Partner, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    monkeypatch.setattr(deliveries, "ON_A_PAGE", 1)
    for _number in range(2):
        deliver(partner)
    page = Page(editor.post(path(partner, what)))
    (following,) = [link.get("href") or "" for link in page.all("a") if link.words == "Next"]
    found = editor.get(urljoin(path(partner, what), following))
    assert [row[0] for row in rows(Page(found))] == ["1"]


def test_the_page_takes_the_same_queries_for_any_number_of_deliveries(
    editor: Client, partner: Partner, django_assert_max_num_queries: Any
) -> None:
    editor.get(path(partner))
    for _number in range(20):
        deliver(partner)
    # session, moderator, second step, the partner, the edition, the deliveries
    with django_assert_max_num_queries(6):
        editor.get(path(partner))


def test_a_partner_is_changed(editor: Client, partner: Partner) -> None:
    form = {"name": "The Post", "url": f"{URL}/2", "region": "", "topic": ""}
    page = Page(editor.post(path(partner), form, follow=True))
    assert "Saved." in page.text
    partner.refresh_from_db()
    assert (partner.name, partner.url) == ("The Post", f"{URL}/2")
    assert (partner.region_id, partner.topic_id) == (None, None)


def test_a_new_secret_is_shown_once(editor: Client, partner: Partner) -> None:
    page = Page(editor.post(path(partner, "secret/")))
    before = partner.secret
    partner.refresh_from_db()
    assert SECRET.findall(page.source) == [partner.secret] != [before]
    assert SECRET.findall(editor.get(path(partner)).content.decode()) == []


def test_everything_since_a_day_is_sent_again(editor: Client, partner: Partner) -> None:
    gone = {"state": "delivered", "next_attempt_at": None}
    old = deliver(partner, **gone, created_at=NOON - timedelta(days=2))
    new = deliver(partner, **gone)
    page = Page(editor.post(path(partner, "replay/"), {"since": "2026-11-24"}, follow=True))
    assert "1 message is sent again." in page.text
    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.state, new.state) == ("delivered", "waiting")


@pytest.mark.parametrize("since", ["", "yesterday", "2026-13-01", "0000-00-00"])
def test_a_day_that_is_none_is_explained(editor: Client, partner: Partner, since: str) -> None:
    delivery = deliver(partner, state="delivered", next_attempt_at=None)
    page = Page(editor.post(path(partner, "replay/"), {"since": since}))
    assert "Enter a valid date." in page.text or "This field is required." in page.text
    delivery.refresh_from_db()
    assert delivery.state == "delivered"


def test_a_partner_is_stopped_and_told_again(editor: Client, partner: Partner) -> None:
    page = Page(editor.post(path(partner, "stop/"), follow=True))
    assert "The News is told nothing for now." in page.text
    assert not Partner.objects.get().is_active
    page = Page(editor.post(path(partner, "resume/"), follow=True))
    assert "The News is told again" in page.text
    assert Partner.objects.get().is_active


def test_a_hostile_name_is_only_a_name(editor: Client, erin: Moderator) -> None:
    partner = partnering.register("<b>x</b>{name}", f"{URL}?<b>", by=erin, at=NOON)
    for address in ("/moderation/partners/", path(partner)):
        assert "<b>" not in editor.get(address).content.decode()
    assert "<b>x</b>{name} is told" in Page(editor.post(path(partner, "stop/"), follow=True)).text


def test_the_way_there_is_shown_to_who_may_go_it(editor: Client, max_: Moderator) -> None:
    for client, shown in ((editor, True), (signed_in(max_), False)):
        links = [link.get("href") for link in Page(client.get("/moderation/")).all("a")]
        assert ("/moderation/partners/" in links) is shown
