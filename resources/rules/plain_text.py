"""Characters that the names and texts of listings may not contain.

Sources: Unicode Technical Report 36 (bidirectional text spoofing), Unicode Standard Annex 9 (the
directional formatting characters), RFC 5892 appendix A (where the two joiners are honest).
"""

import unicodedata

BIDI_CONTROLS = frozenset(
    map(chr, (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
)

JOINERS = frozenset(map(chr, (0x200C, 0x200D)))

HANGUL_FILLERS = frozenset(map(chr, (0x3164, 0xFFA0)))
"""They count as letters to a computer and as nothing at all to a reader."""

LINE_BREAKS_AND_TABS = frozenset("\t\n\r")

JOINING_SCRIPTS = frozenset(
    {
        "ARABIC",  # Persian, Kurdish, Urdu: a zero-width non-joiner inside words
        "BENGALI",
        "DEVANAGARI",  # Hindi, Marathi, Nepali
        "GUJARATI",
        "GURMUKHI",
        "KANNADA",
        "MALAYALAM",
        "MONGOLIAN",
        "ORIYA",
        "SINHALA",
        "SYRIAC",
        "TAMIL",
        "TELUGU",
    }
)
"""Scripts whose spelling needs U+200C or U+200D, by the first word of their letters' names."""

VIRAMA = 9
"""The combining class of the sign that takes a consonant's vowel away."""

REASONS = {
    "bidi-control": "a character that turns the direction of the text around",
    "zero-width": "a character that can't be seen",
    "control-character": "a control character",
}


class UnsafeText(ValueError):
    """A text with a character that a reader can't see. `code` is a key of REASONS."""

    def __init__(self, code: str, character: str) -> None:
        super().__init__(
            f"This contains {REASONS[code]} (U+{ord(character):04X}). Type it again by hand."
        )
        self.code = code
        self.character = character


def refuse_unsafe_characters(text: str, *, one_line: bool = False) -> None:
    """Raises UnsafeText for the first character that can hide or reorder what a reader sees.

    Refused are bidirectional controls, zero-width and other invisible characters, and control
    characters. Tabs and line breaks pass unless `one_line`. The joiners U+200C and U+200D pass
    where honest spelling has them: between letters of JOINING_SCRIPTS, or right after a virama
    (old Malayalam and Bengali spellings end words that way). Mixed scripts pass.
    """
    for place, character in enumerate(text):
        code = _danger_of(character, one_line=one_line)
        if code == "zero-width" and _is_honest_joiner(text, place):
            continue
        if code:
            raise UnsafeText(code, character)


def without_unsafe_characters(text: str) -> str:
    """The text less what `refuse_unsafe_characters` would refuse, with plain line breaks.

    For words that are only read by moderators: their writer must not be stopped by a character
    that a keyboard put there unasked.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        character
        for place, character in enumerate(lines)
        if not _danger_of(character, one_line=False) or _is_honest_joiner(lines, place)
    )


def in_one_line(text: str) -> str:
    """In one line, and without what XML can't have or a reader can't see."""
    # These two are no characters at all, which only XML minds.
    visible = without_unsafe_characters(text).translate(dict.fromkeys((0xFFFE, 0xFFFF)))
    return " ".join(visible.split())


def _danger_of(character: str, *, one_line: bool) -> str:
    if character in BIDI_CONTROLS:
        return "bidi-control"
    if character in LINE_BREAKS_AND_TABS:
        return "control-character" if one_line else ""
    return _DANGEROUS_CATEGORIES.get(unicodedata.category(character), "") or (
        "zero-width" if character in HANGUL_FILLERS else ""
    )


_DANGEROUS_CATEGORIES = {
    "Cc": "control-character",
    "Cs": "control-character",
    "Zl": "control-character",
    "Zp": "control-character",
    "Cf": "zero-width",
}


def _is_honest_joiner(text: str, place: int) -> bool:
    if text[place] not in JOINERS or place == 0:
        return False
    before, after = text[place - 1], text[place + 1 : place + 2]
    if not _is_of_a_joining_script(before):
        return False
    return unicodedata.combining(before) == VIRAMA or _is_of_a_joining_script(after)


def _is_of_a_joining_script(character: str) -> bool:
    """Whether it is a letter or a mark of a joining script; False for no character at all."""
    if not character or unicodedata.category(character)[0] not in "LM":
        return False
    return unicodedata.name(character, "").split(" ")[0] in JOINING_SCRIPTS
