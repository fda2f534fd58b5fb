import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.rules.plain_text import (
    REASONS,
    UnsafeText,
    refuse_unsafe_characters,
    without_unsafe_characters,
)


@pytest.mark.parametrize(
    "code_point", [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
def test_bidirectional_controls_are_refused(code_point: int) -> None:
    with pytest.raises(UnsafeText) as refused:
        refuse_unsafe_characters(f"Help{chr(code_point)}line")
    assert refused.value.code == "bidi-control"


@pytest.mark.parametrize("code_point", [0x200B, 0xFEFF, 0x2060, 0x00AD, 0x180E, 0x3164, 0xE0067])
def test_invisible_characters_are_refused(code_point: int) -> None:
    with pytest.raises(UnsafeText, match=f"U\\+{code_point:04X}") as refused:
        refuse_unsafe_characters(f"Help{chr(code_point)}line")
    assert refused.value.code == "zero-width"


@pytest.mark.parametrize(
    "character", ["\x00", "\x1b", "\x7f", "\x85", "\u2028", "\u2029", "\ud800"]
)
def test_control_characters_are_refused(character: str) -> None:
    with pytest.raises(UnsafeText) as refused:
        refuse_unsafe_characters(f"Help{character}line")
    assert refused.value.code == "control-character"


def test_a_text_may_have_lines_and_a_name_may_not() -> None:
    refuse_unsafe_characters("First line.\r\n\n\tSecond line.")
    with pytest.raises(UnsafeText):
        refuse_unsafe_characters("Two\nlines", one_line=True)


@pytest.mark.parametrize(
    "text",
    [
        "نمی\u200cخواهم",  # Persian
        "क्\u200dष",  # Hindi: a half letter before another
        "ශ්\u200dරී ලංකා",  # Sinhala
        "അവന്\u200d പറഞ്ഞു",  # Malayalam: after a virama, at the end of a word
        "র\u200d্যাব",  # Bengali
        "কান পেতে রই",
        "「186 186」禁毒電話諮詢服務",
        "자살예방 상담전화 109",
        "Ženska soba – Sunce ☀️",
    ],
)
def test_honest_spelling_passes(text: str) -> None:
    refuse_unsafe_characters(text, one_line=True)


@pytest.mark.parametrize(
    "text",
    ["Sama\u200dritans", "\u200cنمی", "نمی\u200c", "می\u200c خواهم", "क\u200da", "988\u200d"],
)
def test_joiners_elsewhere_are_refused(text: str) -> None:
    with pytest.raises(UnsafeText) as refused:
        refuse_unsafe_characters(text)
    assert refused.value.code == "zero-width"


@given(st.text(alphabet=st.characters(codec=None)))
def test_any_text_passes_or_raises_the_typed_error(text: str) -> None:
    assert _code_of_refusal(text) in {"", *REASONS}


def _code_of_refusal(text: str) -> str:
    try:
        refuse_unsafe_characters(text)
    except UnsafeText as refused:
        return refused.code
    return ""


def test_words_for_moderators_lose_only_what_cannot_be_seen() -> None:
    typed = "قالوا\u200f نعم\x00 \u202eok\u200b\r\nनिम्नलिखित क्\u200dष\r."
    assert without_unsafe_characters(typed) == "قالوا نعم ok\nनिम्नलिखित क्\u200dष\n."


@given(st.text())
def test_what_is_left_is_never_refused(text: str) -> None:
    left = without_unsafe_characters(text)
    refuse_unsafe_characters(left)
    assert without_unsafe_characters(left) == left
