"""vCard 3.0 (RFC 2426), the version that old and new address books read.

Every text comes from somebody else, so it is kept in one line and escaped: nothing in a name can
begin a property or another card.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from resources.rules.plain_text import in_one_line

LONGEST_LINE = 75
"""Octets (RFC 2426, section 2.6). What is longer goes on in a line that begins with a space."""

_ESCAPED = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;"})


@dataclass(frozen=True, slots=True)
class ContactCard:
    """`calls` and `texts` are dialled: digits, +, * and #. `pages` are web addresses.

    `notes` are lines; `revised` is the day from which all of it is.
    """

    name: str
    calls: Sequence[str]
    texts: Sequence[str]
    emails: Sequence[str]
    pages: Sequence[str]
    notes: Sequence[str]
    revised: date


def written(card: ContactCard) -> str:
    """The text of a .vcf file, each thing once."""
    properties = dict.fromkeys(_properties(card))
    return "".join(f"{_folded(each)}\r\n" for each in properties)


def _properties(card: ContactCard) -> Iterator[str]:
    yield from ("BEGIN:VCARD", "VERSION:3.0")
    name = _text(card.name)
    yield from (f"FN:{name}", f"N:{name};;;;")
    yield from (f"TEL;TYPE=VOICE:{number}" for number in card.calls)
    yield from (f"TEL;TYPE=MSG:{number}" for number in card.texts)
    yield from (f"EMAIL;TYPE=INTERNET:{_text(email)}" for email in card.emails)
    yield from (f"URL:{_page(page)}" for page in card.pages)
    yield "NOTE:" + "\\n".join(map(_text, card.notes))
    yield f"REV:{card.revised:%Y%m%d}T000000Z"
    yield "END:VCARD"


def _text(words: str) -> str:
    return in_one_line(words).translate(_ESCAPED)


def _page(address: str) -> str:
    """With what separates values in a vCard as a browser would also understand it: readers differ
    in whether they take a backslash out of an address.
    """
    return in_one_line(address).translate({ord(","): "%2C", ord(";"): "%3B", ord("\\"): "%5C"})


def _folded(line: str) -> str:
    """Folded between characters, never inside one."""
    lines, octets = [""], 0
    for character in line:
        size = len(character.encode())
        if octets + size > LONGEST_LINE:
            lines.append(" ")
            octets = 1
        lines[-1] += character
        octets += size
    return "\r\n".join(lines)
