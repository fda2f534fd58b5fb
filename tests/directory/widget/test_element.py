"""Scripts that publishers have pinned by their hash."""

from base64 import b64encode
from hashlib import sha384

import pytest
from django.test import Client

from directory.widget import element

# What was released. A line is added for a new version, and none is ever changed.
RELEASED = {
    "1.0.0": "T0XS2FF0A0KFd9utdhTlJX2sLPAFAIIoQMgnGfN16wFM0Au/mIhfWEFV3YhxQZzN",
}


@pytest.mark.parametrize("version", RELEASED)
def test_a_released_script_never_changes(client: Client, version: str) -> None:
    response = client.get(f"/embed/v{version}.js")
    assert b64encode(sha384(response.content).digest()).decode() == RELEASED[version]
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"


def test_all_that_is_served_was_released() -> None:
    assert {file.stem for file in element.RELEASED.glob("*")} == RELEASED.keys()


def test_the_moving_address_serves_the_newest_for_an_hour(client: Client) -> None:
    moving, newest = client.get("/embed/v1.js"), client.get(f"/embed/v{element.NEWEST}.js")
    assert moving.content == newest.content
    assert moving["Cache-Control"] == "public, max-age=3600"


@pytest.mark.parametrize("path", ["/embed/v1.js", "/embed/v1.0.0.js"])
def test_any_site_may_load_it_and_check_its_hash(client: Client, path: str) -> None:
    response = client.get(path)
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert response["Content-Type"].startswith("text/javascript")


@pytest.mark.parametrize("version", ["1.0.1", "9", "..%2f1.0.0"])
def test_an_unknown_version_is_not_there(client: Client, db: None, version: str) -> None:
    assert client.get(f"/embed/v{version}.js").status_code == 404
