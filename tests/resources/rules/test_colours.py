import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.rules.colours import ENOUGH, contrast, parse, readable


@pytest.mark.parametrize(
    ("written", "read"),
    [("#0B4A4D", "#0b4a4d"), (" abc ", "#aabbcc"), ("red", None), ("#12345", None), ("", None)],
)
def test_colours_are_read_as_colour_fields_write_them(written: str, read: str | None) -> None:
    assert parse(written) == read


def test_contrast_is_that_of_the_guidelines() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


def test_what_can_be_read_stays_as_it_is() -> None:
    assert readable("#0b4a4d", "#fbf8f1") == "#0b4a4d"


@given(st.integers(0, 0xFFFFFF), st.sampled_from(["#fbf8f1", "#182124", "#ffffff", "#000000"]))
def test_anything_else_becomes_as_dark_or_light_as_it_must(number: int, ground: str) -> None:
    assert contrast(readable(f"#{number:06x}", ground), ground) >= ENOUGH
