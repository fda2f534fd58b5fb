import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

import resources
from directory.listing_facts import Card
from directory.moment import this_moment
from directory.wording import contact
from resources.models import ContactMethod, Service
from resources.search.listings import with_card_facts
from tests.conftest import NOON
from tests.directory import listings

pytestmark = pytest.mark.usefixtures("db", "noon")

SHIPPED = Path(resources.__file__).parent / "starter" / "services.jsonl"


def card(**changes: Any) -> Card:
    return card_of(listings.add(**changes))


def card_of(service: Service, reader_in: str = "gb") -> Card:
    found = with_card_facts(Service.objects.all()).get(pk=service.pk)
    return Card(found, reader_in, this_moment())


def text(language: str, name: str, **words: str) -> dict[str, str]:
    return {"language": language, "name": name, **words}


@pytest.mark.parametrize(
    ("languages", "reader", "shown", "marked"),
    [
        (["en", "ar"], "ar", "ar", ""),
        (["en", "ar"], "en", "en", ""),
        (["fr", "en"], "ar", "en", "en"),
        (["fr", "und"], "en", "und", ""),
        (["fr", "de"], "en", "de", "de"),
        (["en-gb"], "en", "en-gb", "en-gb"),
        (["arz", "fr"], "ar", "arz", "arz"),
    ],
)
def test_words_are_in_the_closest_language_and_marked_where_it_is_not_the_readers(
    languages: list[str], reader: str, shown: str, marked: str
) -> None:
    found = card(texts=[text(language, f"Name in {language}") for language in languages])
    with translation.override(reader):
        assert (found.text.language, found.text_language) == (shown, marked)


def test_a_composed_summary_is_in_the_readers_language() -> None:
    found = card(texts=[text("fr", "Une ligne")])
    assert found.summary.startswith("Phone support about")
    assert (found.text_language, found.summary_language) == ("fr", "")


def test_a_written_summary_keeps_the_mark_of_its_language() -> None:
    found = card(texts=[text("fr", "Une ligne", summary="Quelqu'un écoute.")])
    assert (found.summary, found.summary_language) == ("Quelqu'un écoute.", "fr")


def test_what_does_not_work_is_not_among_the_contacts() -> None:
    service = listings.add(contact_methods=[listings.VOICE, listings.voice(value="116 123")])
    service.contact_methods.filter(value="116 123").update(working="down")
    assert [contact.href for contact in card_of(service).contacts] == ["tel:08001234567"]


def test_what_was_only_reported_is_still_shown() -> None:
    service = listings.add()
    service.contact_methods.update(working="reported")
    assert len(card_of(service).contacts) == 1


def test_words_that_all_contacts_share_are_said_once() -> None:
    same = card(contact_methods=[listings.VOICE, listings.voice(value="116 123")])
    other = card(
        name="gb-other",
        contact_methods=[listings.VOICE, listings.voice(value="116 123", cost="free")],
    )
    assert (same.shares_one_line, other.shares_one_line) == (True, False)
    assert same.shares_one_trust


def test_everything_under_a_contact_is_said_in_one_breath() -> None:
    method = listings.voice(cost="free", languages=["es", "en"], menu_path="2")
    service = listings.add(contact_methods=[method])
    (contact,) = card_of(service).contacts
    assert contact.line == "Free. Spanish and English. When it answers, choose: 2."
    assert str(contact.opening) == "Open now, day and night"
    with translation.override("es"):
        assert card_of(service).contacts[0].line.startswith("Gratis. Español e inglés.")


def test_two_pages_of_one_site_are_two_buttons() -> None:
    chats = [
        listings.voice(kind="chat", value=value)
        for value in ("https://example.org/chat", "https://example.org/")
    ]
    shown = card(contact_methods=chats).contacts
    assert [each.plain_label for each in shown] == [
        "Chat on example.org/chat",
        "Chat on example.org",
    ]


@pytest.mark.parametrize(
    ("reader_in", "hrefs"),
    [
        ("gb", ["tel:08001234567", "https://example.org/chat"]),
        ("gb-sct", ["tel:08001234567", "https://example.org/chat"]),
        ("ie", ["https://example.org/chat"]),
        ("world", ["tel:08001234567", "https://example.org/chat"]),
    ],
)
def test_of_a_line_in_another_country_only_what_works_across_a_border_is_shown(
    reader_in: str, hrefs: list[str]
) -> None:
    chat = {"kind": "chat", "value": "https://example.org/chat"}
    service = listings.add(contact_methods=[listings.VOICE, chat])
    assert [contact.href for contact in card_of(service, reader_in).contacts] == hrefs


def test_in_a_small_place_at_most_two_ways_stand_under_one_opening() -> None:
    numbers = [listings.voice(value=f"0800 123 456{n}") for n in range(3)]
    by_day = listings.voice(opening_hours="Mo-Su 09:00-21:00", time_zone="Europe/London")
    assert len(card(contact_methods=numbers).contacts_in_a_small_place) == 2
    found = card(name="gb-other", contact_methods=[listings.voice(value="116 123"), by_day])
    assert [contact.href for contact in found.contacts_in_a_small_place] == ["tel:116123"]


def test_what_nobody_knows_stands_in_one_list() -> None:
    found = card(policies={"anonymous": "yes", "records_calls": "no"})
    assert [each.question for each in found.answers] == [
        "Do I have to say who I am?",
        "Are calls recorded?",
    ]
    assert found.unanswered == (
        "who answers, if they may send someone to you, if it is shown on the bill, "
        "and if you need an account"
    )


@pytest.mark.parametrize(
    ("status", "alert", "until", "shown"),
    [
        ("active", "", None, ""),
        ("active", "No text today.", None, "No text today."),
        ("active", "No text today.", NOON, ""),
        ("active", "No text today.", datetime(2026, 11, 24, 12, 1, tzinfo=UTC), "No text today."),
        ("temporarily closed", "", None, "This line is closed for a while."),
        ("temporarily closed", "Back soon.", NOON, "This line is closed for a while."),
    ],
)
def test_an_alert_is_shown_until_it_ends(
    status: str, alert: str, until: datetime | None, shown: str
) -> None:
    service = listings.add()
    Service.objects.filter(pk=service.pk).update(status=status, alert=alert, alert_until=until)
    assert card_of(service).alert == shown


def test_no_two_buttons_of_a_shipped_listing_say_the_same() -> None:
    for line in SHIPPED.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        methods = [
            ContactMethod(kind=each["kind"], value=each["value"], keyword=each.get("keyword", ""))
            for each in record["contact_methods"]
        ]
        said = Counter(contact.plain_action(method, among=methods) for method in methods)
        assert {words for words, times in said.items() if times > 1} == set(), record["id"]
