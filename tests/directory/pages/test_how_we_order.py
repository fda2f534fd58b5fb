from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from directory.wording import ranking
from resources.rules.ranking import Criterion
from tests.conftest import NOON
from tests.directory.html import Page

HERE = "/en/how-we-order/"


def test_the_page_lists_the_rules_in_the_order_of_the_code(reader: Client) -> None:
    listed = [item.words for item in Page(reader.get(HERE)).first("ol").all("li")]
    assert listed == [f"{rule.name}{rule.words}" for rule in ranking.rules()]
    assert len(listed) == len(Criterion)


@pytest.mark.parametrize(
    "sentence",
    [
        "Clicks. We don't count them.",
        "Money. Nobody can pay to stand higher.",
        "Such a box shows both of them, or none of them.",
        "the page says which",
        "Your words are understood on our own server.",
        "keep them nowhere",
        "If your words show that somebody may be in danger, help comes first",
    ],
)
def test_the_page_says_what_readers_must_know(reader: Client, sentence: str) -> None:
    assert sentence in Page(reader.get(HERE)).text


def test_what_is_left_out_is_listed_in_its_order(reader: Client) -> None:
    assert f"We do it in this order: {ranking.dropped_in_order()}." in Page(reader.get(HERE)).text


def test_it_is_in_the_footer_of_every_page_and_on_the_freshness_page(reader: Client) -> None:
    for path in ("/en/", "/en/gb/", "/nowhere", HERE):
        assert HERE in Page(reader.get(path)).hrefs
    assert Page(reader.get("/en/freshness/")).hrefs.count(HERE) == 2


def test_it_can_be_read_in_the_other_language(reader: Client) -> None:
    assert "/ar/how-we-order/" in Page(reader.get(HERE)).hrefs
    assert reader.get("/ar/how-we-order/")["Content-Language"] == "ar"
    assert HERE in Page(reader.get("/ar/how-we-order/")).hrefs


def test_a_copy_holds_until_the_quarter_of_an_hour_passes(
    reader: Client, at: Callable[[datetime], datetime]
) -> None:
    known = {"if-none-match": reader.get(HERE)["ETag"]}
    assert reader.get(HERE, headers=known).status_code == 304
    at(NOON + timedelta(minutes=15))
    assert reader.get(HERE, headers=known).status_code == 200
