"""One round trip: a page with its style fits into the first packets of a connection."""

import gzip

import pytest
from django.test import Client

from directory import stylesheets
from tests.directory.addresses import LIFELINE_PHONE, SAMARITANS_PHONE
from tests.directory.html import Page

FIRST_ROUND_TRIP = 14 * 1024
WIDGET = 10 * 1024
ELEMENT = 1.5 * 1024


def compressed(reader: Client, path: str) -> int:
    return len(gzip.compress(reader.get(path).content, compresslevel=9))


@pytest.mark.parametrize(
    "path",
    [
        "/en/",
        "/ar/",
        "/en/gb/",
        "/en/us/suicide/",
        "/ar/eg/",
        "/nowhere",
        "/en/zz/",
        "/en/service/gb-samaritans/",
        "/en/service/us-988-suicide-crisis-lifeline/",
        "/en/publishers/",
        "/ar/publishers/",
        "/en/publishers/example/",
        "/en/freshness/",
        "/ar/freshness/",
        "/en/how-we-order/",
        "/ar/how-we-order/",
        f"/en/report/{SAMARITANS_PHONE}/",
        f"/ar/report/{LIFELINE_PHONE}/",
        f"/ar/report/{LIFELINE_PHONE}/thanks/",
    ],
)
def test_a_page_with_its_style_needs_one_round_trip(reader: Client, path: str) -> None:
    assert compressed(reader, path) <= FIRST_ROUND_TRIP


@pytest.mark.parametrize(
    "path",
    [
        "/embed/v1/en/gb/",
        "/embed/v1/en/us/suicide/?size=480&theme=dark&accent=e91e63",
        "/embed/v1/ar/eg/?size=160",
        "/embed/v1/en/zz/",
        "/embed/v1/ar/places/suicide/?theme=dark",
        "/embed/v1/en/gb/suicide/fragment.html",
        "/embed/v1/ar/eg/fragment.json",
    ],
)
def test_the_widget_is_smaller_still(reader: Client, path: str) -> None:
    assert compressed(reader, path) <= WIDGET


def test_the_element_is_a_kilobyte_and_a_half_at_most(reader: Client) -> None:
    assert compressed(reader, "/embed/v1.0.0.js") <= ELEMENT


def test_a_page_carries_its_whole_style(reader: Client) -> None:
    (style,) = Page(reader.get("/en/gb/")).all("style")
    assert style.source == stylesheets.text(stylesheets.PAGE)
    assert "--action" in style.source
