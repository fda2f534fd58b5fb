"""What is shown is what is dialled."""

import re
from datetime import datetime

import pytest
from django.test import Client

from directory.listing_facts import Card
from directory.moment import this_moment
from resources.models import ContactMethod, Service
from resources.rules.contact_values import KEYPAD
from resources.rules.publication import State
from resources.search.listings import with_card_facts
from tests.directory import listings
from tests.directory.html import Link, Page

NUMBERS = ["voice", "sms", "textphone", "relay", "sign-language-video"]
LEFT_TO_RIGHT = re.compile(r'<bdi dir="ltr">([^<]*)</bdi>')
DIALLED = re.compile(r"(tel|sms):[*+]?(\d|%23)+")


def digits(text: str) -> str:
    """Of a number with letters for keys: the keys. The zero of "+44 (0)20 …" is not dialled."""
    number = re.sub(r"^(tel|sms):", "", text).replace("%23", "#")
    without_trunk_zero = re.sub(r"^(\+\d+ ?)\(0\)", r"\1", number)
    return re.sub(r"[^0-9*#]", "", without_trunk_zero.upper().translate(KEYPAD))


def dialled_links(page: Page) -> list[Link]:
    return [link for link in page.links if link.href.startswith(("tel:", "sms:"))]


def test_the_digits_of_every_published_number_are_those_that_are_dialled(
    db: None, noon: datetime
) -> None:
    """In the label and the link that every page, widget and API answer shows."""
    seen = 0
    for service in with_card_facts(Service.objects.published()):
        for contact in Card(service, service.region_codes[0], this_moment()).contacts:
            if contact.href.startswith(("tel:", "sms:")):
                shown = LEFT_TO_RIGHT.findall(contact.label)[-1]
                assert DIALLED.fullmatch(contact.href), (service, contact.href)
                assert digits(shown) == digits(contact.href), (service, contact.label)
                seen += 1
    numbers = ContactMethod.objects.filter(service__state=State.PUBLISHED, kind__in=NUMBERS)
    assert seen == numbers.exclude(value__startswith="http").count() > 500


@pytest.mark.parametrize("path", ["/en/us/", "/en/gb/?page=2", "/en/service/gb-samaritans/"])
def test_a_page_shows_what_it_dials(reader: Client, path: str) -> None:
    links = dialled_links(Page(reader.get(path)))
    assert links
    for link in links:
        assert digits(link.left_to_right[-1]) == digits(link.href), link


def test_every_number_keeps_its_direction_in_a_page_from_right_to_left(reader: Client) -> None:
    for link in dialled_links(Page(reader.get("/ar/eg/"))):
        assert digits(link.left_to_right[-1]) == digits(link.href)
        assert re.sub(r"\D", "", link.text) == re.sub(r"\D", "", link.left_to_right[-1])


def test_the_word_to_send_is_shown_and_never_part_of_the_link(reader: Client) -> None:
    link = Page(reader.get("/en/us/suicide/")).link("Text HOME to 741741")
    assert link.left_to_right == ("HOME", "741741")
    assert link.href == "sms:741741"


@pytest.mark.parametrize(
    ("contact", "href", "shown"),
    [
        ({"kind": "voice", "value": "800-SAKINA"}, "tel:800725462", "Call 800-SAKINA"),
        ({"kind": "voice", "value": "*2255"}, "tel:*2255", "Call *2255"),
        ({"kind": "voice", "value": "#31"}, "tel:%2331", "Call #31"),
        (
            {"kind": "voice", "value": "+44 (0)20 7946 0000"},
            "tel:+442079460000",
            "Call +44 (0)20 7946 0000",
        ),
        (
            {"kind": "textphone", "value": "18001 116 123"},
            "tel:18001116123",
            "Textphone 18001 116 123",
        ),
        (
            {"kind": "whatsapp", "value": "07400 123456"},
            "https://wa.me/447400123456",
            "WhatsApp 07400 123456",
        ),
        (
            {"kind": "chat", "value": "https://www.example.org/chat?a=1&b=2"},
            "https://www.example.org/chat?a=1&b=2",
            "Chat on example.org",
        ),
        (
            {"kind": "email", "value": "jo@example.org"},
            "mailto:jo@example.org",
            "Write to jo@example.org",
        ),
    ],
)
def test_each_way_of_contact_is_a_link_that_works(
    reader: Client, contact: dict[str, str], href: str, shown: str
) -> None:
    listings.add(contact_methods=[{**contact, "dialled_in": "gb"}])
    assert Page(reader.get("/en/service/gb-made-up-line/")).link(shown).href == href


def test_an_office_that_one_walks_to_is_no_link(reader: Client) -> None:
    listings.add(contact_methods=[{"kind": "in-person", "value": "1 High Street, Leeds"}])
    page = Page(reader.get("/en/service/gb-made-up-line/"))
    assert "In person: 1 High Street, Leeds" in page.text
    assert not [link for link in page.links if "High Street" in link.text]
    assert page.link("Something wrong with this address?").href.startswith("/en/report/")


def test_no_link_of_a_page_runs_anything(reader: Client) -> None:
    for path in ("/en/", "/en/us/", "/ar/eg/", "/en/service/gb-samaritans/", "/en/publishers/"):
        for href in Page(reader.get(path)).hrefs:
            assert href.startswith(
                ("/", "?", "#", "https://", "http://", "tel:", "sms:", "mailto:")
            )
