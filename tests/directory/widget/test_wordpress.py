import re
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from directory.widget import look, wordpress
from directory.widget.frame import SANDBOX

ADDRESS = "/embed/v1/wordpress.zip"
WRITTEN = re.compile(r"^const CRISIS_HELP_(SITE|EMBEDS) += '(.*)';$", re.MULTILINE)
HOSTILE = ("evil.example", "x'.phpinfo().'", "127.0.0.1\\'", "127.0.0.1:80';//")


def source(response: HttpResponse) -> str:
    with ZipFile(BytesIO(response.content)) as archive:
        assert archive.namelist() == ["crisis-help/crisis-help.php"]
        return archive.read("crisis-help/crisis-help.php").decode()


def written(response: HttpResponse) -> dict[str, str]:
    """The addresses in it, as PHP source."""
    return dict(WRITTEN.findall(source(response)))


def test_it_is_downloaded_as_one_file_that_any_site_may_fetch(client: Client) -> None:
    response = client.get(ADDRESS)
    assert reverse("wordpress_plugin") == ADDRESS
    assert response["Content-Type"] == "application/zip"
    assert response["Content-Disposition"] == 'attachment; filename="crisis-help.zip"'
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Set-Cookie" not in response.headers


def test_it_knows_the_site_that_it_came_from(client: Client) -> None:
    here = "http://testserver"
    response = client.get(ADDRESS)
    assert written(response) == {"SITE": here, "EMBEDS": here}
    assert not re.search(r"'\{\w+\}'", source(response))


def test_frames_come_from_the_host_that_is_for_embeds(client: Client, settings: Any) -> None:
    settings.SITE_URL, settings.EMBED_HOST = "https://help.example.org", "embed.example.org"
    settings.ALLOWED_HOSTS = ["embed.example.org"]
    response = client.get(ADDRESS, headers={"host": "embed.example.org"}, secure=True)
    assert written(response) == {
        "SITE": "https://help.example.org",
        "EMBEDS": "https://embed.example.org",
    }


def test_it_is_the_same_file_each_time(client: Client) -> None:
    assert client.get(ADDRESS).content == client.get(ADDRESS).content


def test_an_address_stays_inside_its_quotes(client: Client, settings: Any) -> None:
    settings.SITE_URL = "https://example.org/it's\\"
    assert written(client.get(ADDRESS))["SITE"] == r"https://example.org/it\'s\\"


@pytest.mark.parametrize("host", HOSTILE)
def test_a_host_that_is_not_ours_is_refused(client: Client, host: str) -> None:
    assert client.get(ADDRESS, headers={"host": host}).status_code == 400


def test_it_says_the_same_as_this_site_about_frames() -> None:
    php = wordpress.SOURCE.read_text(encoding="utf-8")
    assert f"'{SANDBOX}'" in php
    assert f"'{'|'.join(map(str, look.SIZES))}'" in php
    assert f"'{'|'.join(look.Theme)}'" in php
    assert f"'{look.USUAL_SIZE}'" in php


def test_a_text_ends_as_released_plugins_expect_it(reader: Client) -> None:
    """They take one without this end for one that broke off."""
    text = reader.get("/embed/v1/en/gb/suicide/fragment.html")
    assert text.content.decode().rstrip().endswith("</div>")
    assert "no-store" not in text["Cache-Control"]


def test_released_plugins_know_every_tag_of_a_text(reader: Client) -> None:
    text = reader.get("/embed/v1/en/gb/suicide/fragment.html").content.decode()
    php = wordpress.SOURCE.read_text(encoding="utf-8")
    known = set(re.findall(r"^\t'(\w+)' +=> array\(", php, re.MULTILINE))
    used = set(re.findall(r"<(\w+)", text))
    assert {"a", "li"} <= used
    assert used <= known


def test_it_is_short_enough_to_be_read() -> None:
    """As all others here: nobody should have to trust what they can't read."""
    lines = wordpress.SOURCE.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 300
    assert max(map(len, lines)) <= 100
