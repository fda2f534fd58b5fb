import warnings
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import vobject

from resources.exchange.contact_cards import LONGEST_LINE, ContactCard, written

CARD = ContactCard(
    name="Made-up Line",
    calls=["08001234567", "*2255"],
    texts=["85258"],
    emails=["help@example.org"],
    pages=["https://example.org/chat?a=1;b=2,3"],
    notes=["Call 0800 123 4567: Day and night. Free.", "Not yet checked here."],
    revised=date(2026, 11, 24),
)

HOSTILE = [
    "x\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:y",
    "x\nTEL:1900",
    "x\rTEL:1900",
    "x;y,z:\\n\\",
    "\\",
    "BEGIN:VCARD",
    "x\u2028TEL:1900\u2029",
    "x\x0bTEL:1900\x0c\x1c\x1d\x1e\x85",
    "\u202e123 611 llaC",
    "ünï" * 200,
    "\U0001f468\u200d\U0001f469" * 60,
    "=0D=0ATEL:1900",
    "",
]


def read(text: str) -> Any:
    """As an address book does; one card, or the test fails."""
    (card,) = vobject.readComponents(text)
    return card


def values(card: Any, name: str) -> list[str]:
    return [each.value for each in card.contents.get(name, [])]


def test_an_address_book_reads_what_was_written() -> None:
    card = read(written(CARD))
    assert values(card, "fn") == ["Made-up Line"]
    assert values(card, "tel") == ["08001234567", "*2255", "85258"]
    assert [each.params["TYPE"] for each in card.contents["tel"]] == [["VOICE"], ["VOICE"], ["MSG"]]
    assert values(card, "email") == ["help@example.org"]
    assert values(card, "url") == ["https://example.org/chat?a=1%3Bb=2%2C3"]
    assert values(card, "note") == [
        "Call 0800 123 4567: Day and night. Free.\nNot yet checked here."
    ]
    assert values(card, "rev") == ["20261124T000000Z"]


def test_it_begins_and_ends_as_the_standard_says() -> None:
    text = written(CARD)
    assert text.startswith("BEGIN:VCARD\r\nVERSION:3.0\r\n")
    assert text.endswith("\r\nEND:VCARD\r\n")


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_breaks_out_of_its_place(words: str) -> None:
    text = written(replace(CARD, name=words, notes=[words, words]))
    assert sorted(names(text)) == sorted(names(written(CARD)))
    card = read(text)
    assert values(card, "tel") == ["08001234567", "*2255", "85258"]
    assert len(values(card, "fn")) == 1


@pytest.mark.parametrize("words", ["x;y,z", "C:\\new", "a: b"])
def test_a_name_comes_back_as_it_was(words: str) -> None:
    card = read(written(replace(CARD, name=words)))
    assert values(card, "fn") == [words]
    assert card.n.value.family == words


@pytest.mark.parametrize("words", ["é" * 300, "いのちの電話" * 40, "a" * 500])
def test_long_lines_are_folded_between_characters(words: str) -> None:
    text = written(replace(CARD, name=words))
    assert max(len(line.encode()) for line in text.split("\r\n")) <= LONGEST_LINE
    assert values(read(text), "fn") == [words]


def test_what_is_listed_twice_is_written_once() -> None:
    text = written(replace(CARD, calls=["116123", "116123"]))
    assert text.count("116123") == 1


def names(text: str) -> Iterator[str]:
    """The names of all properties, by what an address book takes for a line."""
    for line in text.replace("\r\n ", "").splitlines():
        yield line.partition(":")[0].partition(";")[0]
