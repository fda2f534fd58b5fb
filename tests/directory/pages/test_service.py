import pytest
from django.test import Client

from resources.actions import editing, publishing
from resources.models import Moderator
from tests.conftest import NOON
from tests.directory import listings
from tests.directory.html import Page

HOSTILE = '<script>alert("1")</script>&amp;<b>"\'{{ 7|add:7 }}'


def test_a_listing_has_a_page_of_its_own(reader: Client) -> None:
    response = reader.get("/en/service/gb-samaritans/")
    page = Page(response)
    assert response.status_code == 200
    assert page.first("h1").words == "Samaritans"
    assert page.link("Call 116 123").href == "tel:116123"
    assert {"tel:999", "/en/gb/", "/en/gb/suicide/"} <= set(page.hrefs)


def test_the_title_of_a_listing_names_neither_it_nor_its_topic(reader: Client) -> None:
    assert Page(reader.get("/en/service/gb-samaritans/")).title == "Who to contact · United Kingdom"


def test_what_is_not_known_is_said(reader: Client) -> None:
    listings.add()
    text = Page(reader.get("/en/service/gb-made-up-line/")).text
    assert "Are calls recorded? Not known" in text
    assert "Who it is for Anyone, as far as we know" in text


def test_every_source_is_named_with_the_month_in_which_it_was_read(reader: Client) -> None:
    source = {
        "title": "A list",
        "url": "https://example.org/list",
        "kind": "dataset",
        "retrieved_on": "2026-06-02",
        "licence": "CC0-1.0",
    }
    listings.add(sources=[source, listings.OWN_PAGE])
    page = Page(reader.get("/en/service/gb-made-up-line/"))
    assert "A list, read in June 2026 (CC0-1.0)" in page.text
    assert page.link("A list").href == "https://example.org/list"


def test_a_listing_that_is_withdrawn_is_gone_with_the_next_request(
    reader: Client, alice: Moderator
) -> None:
    service = listings.add()
    addresses = ("/en/service/gb-made-up-line/", "/en/gb/suicide/", "/embed/v1/en/gb/suicide/")
    etags = {address: reader.get(address)["ETag"] for address in addresses}
    assert "tel:08001234567" in reader.get(addresses[1]).content.decode()
    publishing.withdraw(service, by=alice, at=NOON)
    for address in addresses:
        response = reader.get(address, headers={"if-none-match": etags[address]})
        assert response.status_code in (200, 404), "a copy from before must not be kept"
        assert "tel:08001234567" not in response.content.decode()


def test_the_page_of_a_withdrawn_listing_leads_to_others(reader: Client, alice: Moderator) -> None:
    publishing.withdraw(listings.add(), by=alice, at=NOON)
    response = reader.get("/en/service/gb-made-up-line/")
    assert (response.status_code, "/en/" in Page(response).hrefs) == (404, True)


def test_a_draft_is_not_shown(reader: Client) -> None:
    rumour = {"title": "Somebody's page", "url": "https://example.org/", "kind": "page"}
    draft = listings.add(sources=[rumour])
    assert draft.state == "draft"
    response = reader.get("/en/service/gb-made-up-line/")
    assert response.status_code == 404
    assert "Made-up Line" not in response.content.decode()


def test_a_listing_that_has_ended_is_gone_and_names_its_successor(
    reader: Client, alice: Moderator
) -> None:
    successor = listings.named("The New Line", name="gb-new-line")
    publishing.retire(
        listings.named("The Old Line", name="gb-old-line", contact_methods=[OLD_NUMBER]),
        by=alice,
        at=NOON,
        replaced_by=successor,
    )
    response = reader.get("/en/service/gb-old-line/")
    page = Page(response)
    assert response.status_code == 410
    assert page.link("The New Line").href == "/en/service/gb-new-line/"
    assert {"tel:08001234567", "tel:999"} <= set(page.hrefs)
    assert "tel:08007654321" not in page.hrefs, "nobody answers the old number"


OLD_NUMBER = listings.voice(value="0800 765 4321")


def test_a_listing_that_has_ended_without_successor_leads_to_its_place(
    reader: Client, alice: Moderator
) -> None:
    publishing.retire(listings.add(), by=alice, at=NOON)
    response = reader.get("/en/service/gb-made-up-line/")
    page = Page(response)
    assert response.status_code == 410
    assert page.link("United Kingdom").href == "/en/gb/"
    assert "tel:08001234567" not in page.hrefs


def test_a_successor_that_is_withdrawn_is_not_named(reader: Client, alice: Moderator) -> None:
    successor = listings.add("gb-new-line")
    publishing.retire(listings.add("gb-old-line"), by=alice, at=NOON, replaced_by=successor)
    publishing.withdraw(successor, by=alice, at=NOON)
    page = Page(reader.get("/en/service/gb-old-line/"))
    assert "/en/service/gb-new-line/" not in page.hrefs
    assert "/en/gb/" in page.hrefs


def test_an_address_that_a_listing_once_had_leads_to_it(reader: Client, alice: Moderator) -> None:
    service = listings.add("gb-first-address")
    for slug in ("gb-second-address", "gb-third-address"):
        service.slug = slug
        with editing.by_hand(by=alice, at=NOON):
            editing.save(service)
    for old in ("gb-first-address", "gb-second-address"):
        response = reader.get(f"/ar/service/{old}/")
        assert (response.status_code, response["Location"]) == (
            301,
            "/ar/service/gb-third-address/",
        )


def test_a_listing_of_which_nothing_works_says_so_and_leads_to_others(reader: Client) -> None:
    service = listings.add()
    service.contact_methods.update(working="down")
    page = Page(reader.get("/en/service/gb-made-up-line/"))
    assert "No way of contact works at the moment." in page.text
    assert "tel:08001234567" not in page.hrefs
    assert page.link("See other lines").href == "/en/gb/"


def test_a_line_that_is_closed_for_a_while_says_so(reader: Client) -> None:
    service = listings.add()
    service.status, service.alert = "temporarily closed", "Back on 1 December."
    service.save()
    page = Page(reader.get("/en/service/gb-made-up-line/"))
    assert page.of_class("notice") == ["This line is closed for a while. Back on 1 December."]


@pytest.mark.parametrize("path", ["/en/service/gb-made-up-line/", "/en/gb/suicide/"])
def test_words_of_others_are_shown_as_words(reader: Client, path: str) -> None:
    text = {"language": "en", "name": HOSTILE, "summary": HOSTILE, "description": HOSTILE}
    listings.add(
        texts=[text], organization=HOSTILE, sources=[{**listings.OWN_PAGE, "title": HOSTILE}]
    )
    page = Page(reader.get(path))
    assert HOSTILE in page.text
    assert {script.get("type") for script in page.scripts} <= {"application/ld+json"}


def test_words_of_others_are_shown_as_words_in_the_widget(reader: Client) -> None:
    service = listings.named(HOSTILE, coverage=["va"])
    assert service.state == "published"
    page = Page(reader.get("/embed/v1/en/va/"))
    assert HOSTILE in page.text
    assert page.all("script") == []
