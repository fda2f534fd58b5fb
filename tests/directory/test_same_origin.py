import pytest
from django.test import RequestFactory

from directory.same_origin import is_from_here


@pytest.mark.parametrize(
    ("headers", "from_here"),
    [
        ({"sec-fetch-site": "same-origin", "origin": "null"}, True),
        ({"sec-fetch-site": "none"}, True),
        ({"sec-fetch-site": "cross-site", "origin": "null"}, False),
        ({"sec-fetch-site": "same-site"}, False),
        ({"sec-fetch-site": "cross-site", "origin": "http://testserver"}, False),
        ({"origin": "http://testserver"}, True),
        ({"origin": "null"}, True),
        ({}, True),
        ({"origin": "https://elsewhere.example"}, False),
        ({"origin": "https://testserver.elsewhere.example"}, False),
        ({"origin": "nonsense"}, False),
    ],
)
def test_a_post_of_another_site_is_known(headers: dict[str, str], from_here: bool) -> None:
    assert is_from_here(RequestFactory().post("/", headers=headers)) is from_here
