"""Another country, chosen inside the frame."""

import pytest
from django.test import Client

from tests.directory.html import Page


def test_each_country_with_lines_leads_to_its_own_in_the_same_look(reader: Client) -> None:
    page = Page(reader.get("/embed/v1/en/places/suicide/?theme=dark"))
    assert page.link("Kenya").href == "/embed/v1/en/ke/suicide/?theme=dark"
    assert page.link("Anywhere").href == "/embed/v1/en/world/suicide/?theme=dark"


def test_without_a_topic_it_leads_to_the_general_lines(reader: Client) -> None:
    page = Page(reader.get("/embed/v1/ar/places/"))
    assert "/embed/v1/ar/eg/" in page.hrefs
    assert page.first("html").get("dir") == "rtl"


@pytest.mark.parametrize("path", ["/embed/v1/en/places/", "/embed/v1/xx/places/nonsense/"])
def test_it_may_be_framed_and_sends_no_form(reader: Client, path: str) -> None:
    response = reader.get(path)
    assert response.status_code == 200
    assert "frame-ancestors *" in response["Content-Security-Policy"]
    assert not list(Page(response).all("form"))
