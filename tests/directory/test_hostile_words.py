"""Whatever somebody types or sends into a box: an answer or a refusal, never an error."""

import json
import random

import pytest
from django.test import Client

from directory.asking import meaning, search_for
from directory.moment import this_moment
from resources.search.answering import answer

HOSTILE = {
    "a NUL byte": "a\x00b",
    "control characters": "\x01\x02\x07\x08\x1b\x7f",
    "mixed directions": "\u202eevil\u2066 \u05d0\u0628 abc\u2069\u202c",
    "a statement": "'; DROP TABLE resources_service; --",
    "wildcards": "%%%___\\\\%",
    "a pattern": "(a+)+$ [[[ {99999999} \\1",
    "a text search": "a & !b | (c <-> d):*",
    "a template": "{{ 7|add:7 }}{% debug %}",
    "a script": "<script>alert(1)</script>",
    "marks without end": "a" + "\u0301" * 499,
    "one letter without end": "a" * 500,
    "digits without end": "9" * 500,
    "emoji": "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 50,
    "half a surrogate": "a\ud800b",
    "a script without spaces": "\u6b7b" * 500,
    "many words": "want to die " * 40,
    "single letters": "a b c d e f g h " * 30,
    "a million letters": "help me " * 131_072,
}


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


def _random_text(dice: random.Random) -> str:
    kinds = [
        lambda: chr(dice.randrange(0x20, 0x7F)),
        lambda: chr(dice.randrange(0x20)),
        lambda: chr(dice.randrange(0xA0, 0x3000)),
        lambda: chr(dice.randrange(0x3040, 0xD7FF)),
        lambda: chr(dice.randrange(0xE000, 0x10FFFF)),
        lambda: dice.choice(["want ", "to ", "die ", "help ", "in ", "london", "'", "%", "988"]),
    ]
    mostly = dice.choice(kinds)
    pieces = range(dice.randrange(1, 60))
    return "".join((dice.choice(kinds) if dice.random() < 0.2 else mostly)() for _ in pieces)


TEXTS_A_SEED = 500


@pytest.mark.parametrize("seed", range(20))
def test_ten_thousand_random_texts_get_an_answer(reader: Client, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 (the same texts in each run)
    moment = this_moment()
    for _ in range(TEXTS_A_SEED):
        text = _random_text(dice)
        understood = meaning(text, language="en", region="gb", moment=moment)
        asked = search_for(understood, region="gb", language="en", tables=moment.reference)
        found = answer(understood, asked, board=moment.board, at=moment.at, size=10)
        assert found.lines, ascii(text)
