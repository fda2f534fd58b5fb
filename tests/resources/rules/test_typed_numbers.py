"""Numbers that a text holds, however they are typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.rules.typed_numbers import MOST_NUMBERS, TypedNumber, typed_numbers


def digits(text: str, region: str = "gb") -> list[str]:
    return [number.digits for number in typed_numbers(text, region=region)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("13 11 14", ["131114"]),
        ("131114", ["131114"]),
        ("9-8-8", ["988"]),
        ("9 8 8", ["988"]),
        ("9.8.8", ["988"]),
        ("٩٨٨", ["988"]),
        ("९८८", ["988"]),
        ("\uff19\uff18\uff18", ["988"]),
        ("call 116 123 now", ["116123"]),
        ("988, 116 123", ["988", "116123"]),
        ("(0800) 11-11", ["08001111"]),
        ("0800–1111", ["08001111"]),
        ("+44 116 123", ["44116123"]),
        ("0044 116 123", ["44116123"]),
        ("I am 15", []),
        ("9" * 30, []),
        ("no number", []),
        ("", []),
    ],
)
def test_a_number_is_read_however_it_is_punctuated(text: str, expected: list[str]) -> None:
    assert digits(text) == expected


def test_a_short_code_behind_a_country_code_is_read_as_one_of_its_countries() -> None:
    (number,) = typed_numbers("+44 116 123", region="us")
    assert "116123" in number.national
    assert "gb" in number.countries
    assert number.e164 == ("+44116123",)


def test_a_number_without_a_code_is_dialled_where_the_reader_is() -> None:
    (number,) = typed_numbers("020 7946 0018", region="gb-eng")
    assert "+442079460018" in number.e164
    assert number.countries == ()


def test_the_whole_world_dials_no_country() -> None:
    assert typed_numbers("116 123", region="world") == [TypedNumber("116123", ("+116123",))]


def test_only_a_few_numbers_are_read() -> None:
    assert len(digits(",".join(str(number) for number in range(100, 150)))) == MOST_NUMBERS


@given(st.text(alphabet=st.sampled_from("0123456789٠९+-() .,/x\x00\u202e"), max_size=600))
def test_any_text_can_be_read(text: str) -> None:
    for number in typed_numbers(text, region="gb"):
        assert number.digits.isascii()
        assert number.digits.isdecimal()
