"""A host name for embeds alone."""

from typing import Any

import pytest
from django.test import Client

from tests.directory.html import Page


@pytest.fixture
def two_hosts(settings: Any) -> None:
    settings.EMBED_HOST = "embed.example"
    settings.SITE_URL = "https://help.example"
    settings.ALLOWED_HOSTS = [".example"]


@pytest.mark.parametrize(
    "host", ["embed.example", "EMBED.example", "embed.example.", "embed.example:8443"]
)
@pytest.mark.parametrize("path", ["/en/", "/moderation/", "/admin/", "/api/v1/services"])
def test_there_is_nothing_but_embeds(client: Client, two_hosts: None, host: str, path: str) -> None:
    response = client.get(path, headers={"host": host})
    assert (response.status_code, response["Location"]) == (301, f"https://help.example{path}")


def test_embeds_are_served_there_and_lead_to_the_site(reader: Client, two_hosts: None) -> None:
    response = reader.get("/embed/v1/en/gb/", headers={"host": "embed.example"})
    assert Page(response).link("More help").href == "https://help.example/en/gb/"


def test_the_publishers_page_gives_its_name(reader: Client, two_hosts: None) -> None:
    page = Page(reader.get("/en/publishers/?region=gb", headers={"host": "help.example"}))
    assert 'src="http://embed.example/embed/v1/en/gb/"' in page.first("code").words


def test_without_one_everything_is_on_one_host(reader: Client) -> None:
    assert reader.get("/en/").status_code == 200
