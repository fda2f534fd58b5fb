"""Whatever somebody types or sends into a box: an answer or a refusal, never an error."""

import json
import random

import pytest
from django.test import Client

from directory.asking import meaning, search_for
from directory.moment import this_moment
from resources.search.answering import answer
from tests.hostile_texts import HOSTILE, random_text


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_get_a_page(reader: Client, text: str) -> None:
    reader.raise_request_exception = False
    body = {"text": text.encode("utf-8", "surrogatepass"), "region": "gb"}
    assert reader.post("/en/search", body).status_code < 500


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_get_an_answer_of_the_api(reader: Client, text: str) -> None:
    reader.raise_request_exception = False
    body = json.dumps({"text": text})
    response = reader.post("/api/v1/search", body, content_type="application/json")
    assert response.status_code in (200, 400, 413)


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"{", b"[1]", b'{"text": "\xc3\x28"}'])
def test_what_is_no_json_in_utf_8_is_refused(reader: Client, body: bytes) -> None:
    response = reader.post("/api/v1/search", body, content_type="application/json")
    assert response.status_code == 400


TEXTS_A_SEED = 500


@pytest.mark.parametrize("seed", range(20))
def test_ten_thousand_random_texts_get_an_answer(reader: Client, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 (the same texts in each run)
    moment = this_moment()
    for _ in range(TEXTS_A_SEED):
        text = random_text(dice)
        understood = meaning(text, language="en", region="gb", moment=moment)
        asked = search_for(understood, region="gb", language="en", tables=moment.reference)
        found = answer(understood, asked, board=moment.board, at=moment.at, size=10)
        assert found.lines, ascii(text)
