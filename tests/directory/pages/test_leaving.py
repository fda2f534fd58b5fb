from django.test import Client

from tests.directory.html import Page


def test_the_way_out_leads_to_a_page_that_everybody_might_have_open(client: Client) -> None:
    response = client.get("/exit")
    assert (response.status_code, response["Location"]) == (303, "https://www.wikipedia.org/")


def test_the_way_out_asks_the_browser_to_forget_copies_and_cookies(client: Client) -> None:
    response = client.get("/exit")
    assert response["Clear-Site-Data"] == '"cache", "cookies"'
    assert "no-store" in response["Cache-Control"]


def test_the_page_outside_is_not_told_where_the_reader_was(client: Client) -> None:
    assert client.get("/exit")["Referrer-Policy"] == "no-referrer"


def test_the_way_out_is_the_first_link_of_every_page(reader: Client) -> None:
    for path in ("/en/", "/en/gb/", "/ar/eg/", "/en/service/gb-samaritans/", "/nowhere"):
        link = Page(reader.get(path)).links[0]
        assert link.href == "/exit", path
