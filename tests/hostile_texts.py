"""What somebody may type or send into a box to break it, and texts of characters at random."""

import random

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


def random_text(dice: random.Random) -> str:
    """Of one kind of characters for the most part, with others in between."""
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
