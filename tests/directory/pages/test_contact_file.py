import pytest
from django.test import Client

from resources.actions import publishing
from resources.models import ContactMethod, Moderator
from tests.conftest import NOON
from tests.directory import listings
from tests.directory.html import Page
from tests.resources.exchange.test_contact_cards import HOSTILE, names, read, values

ADDRESS = "/en/service/gb-made-up-line/contact.vcf"

SEVERAL = [
    listings.voice(),
    {"kind": "sms", "value": "85258", "keyword": "SHOUT", "dialled_in": "gb", "cost": "free"},
    {"kind": "email", "value": "help@example.org"},
    {"kind": "chat", "value": "https://example.org/chat"},
]


def test_a_listing_can_be_saved_as_a_contact(reader: Client) -> None:
    listings.add(contact_methods=SEVERAL)
    response = reader.get(ADDRESS)
    assert response["Content-Type"] == "text/vcard; charset=utf-8"
    card = read(response.content.decode())
    assert values(card, "fn") == ["Made-up Line"]
    assert values(card, "tel") == ["08001234567", "85258"]
    assert values(card, "email") == ["help@example.org"]
    assert values(card, "url") == ["https://example.org/chat"]
    assert values(card, "rev") == ["20261124T000000Z"]


def test_its_note_has_hours_cost_and_trust_and_nothing_about_now(reader: Client) -> None:
    listings.add(contact_methods=SEVERAL)
    (note,) = values(read(reader.get(ADDRESS).content.decode()), "note")
    lines = note.split("\n")
    assert lines[0] == "Call 0800 123 4567: Day and night. Cost not known."
    assert lines[1] == "Text SHOUT to 85258: Hours not known. Free."
    assert lines[-2] == "From the organization's own page; not yet checked here."
    assert lines[-1] == "Edition of November 24, 2026. Check by February 22, 2027."
    assert "now" not in note.replace("not known", "")


def test_a_number_is_saved_as_it_is_dialled_there(reader: Client) -> None:
    card = read(reader.get("/en/service/gb-samaritans/contact.vcf").content.decode())
    assert "116123" in values(card, "tel")


def test_the_file_has_a_name_that_says_nothing(reader: Client) -> None:
    response = reader.get("/ar/service/gb-samaritans/contact.vcf")
    assert response["Content-Disposition"] == 'attachment; filename="contact.vcf"'


def test_a_hidden_number_is_not_saved(reader: Client) -> None:
    service = listings.add(contact_methods=SEVERAL)
    service.contact_methods.filter(kind="voice").update(working="down")
    assert "0800" not in reader.get(ADDRESS).content.decode()


def test_what_can_not_be_reached_leads_to_its_page(reader: Client, alice: Moderator) -> None:
    service = listings.add()
    service.contact_methods.update(working="down")
    assert reader.get(ADDRESS)["Location"] == "/en/service/gb-made-up-line/"
    publishing.withdraw(service, by=alice, at=NOON)
    assert reader.get(ADDRESS)["Location"] == "/en/service/gb-made-up-line/"
    assert reader.get(ADDRESS, follow=True).status_code == 404


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_listing_stays_in_its_place(reader: Client, words: str) -> None:
    """Written past every check, as somebody with the database in hand could."""
    service = listings.add()
    service.texts.update(name=f"x{words}"[:100])
    service.contact_methods.update(
        hours_as_written=words[:300], schedule=None, menu_path=words[:100]
    )
    written = {"voice": f"1{words}", "chat": f"https://x.org/{words}", "email": f"x{words}"}
    for kind, value in written.items():
        ContactMethod.objects.create(service=service, kind=kind, value=value[:500], position=5)
    text = reader.get(ADDRESS).content.decode()
    found = list(names(text))
    assert found.count("BEGIN") == found.count("END") == found.count("FN") == 1
    assert set(found) <= PROPERTIES
    assert "1900" not in values(read(text), "tel")


PROPERTIES = {"BEGIN", "VERSION", "FN", "N", "TEL", "EMAIL", "URL", "NOTE", "REV", "END"}


def test_the_page_says_who_can_see_it_beside_the_link(reader: Client) -> None:
    page = Page(reader.get("/en/service/gb-samaritans/"))
    assert page.link("Save as a contact").href == "/en/service/gb-samaritans/contact.vcf"
    assert "A saved contact can be seen by others who use your phone." in page.text


def test_a_copy_is_asked_about_again(reader: Client) -> None:
    first = reader.get("/en/service/gb-samaritans/contact.vcf")
    again = reader.get(
        "/en/service/gb-samaritans/contact.vcf", headers={"if-none-match": first["ETag"]}
    )
    assert (first["Cache-Control"], again.status_code) == ("public, no-cache", 304)
