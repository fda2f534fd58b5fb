"""The telephone numbers that a text holds, in any script's digits and with any punctuation."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import phonenumbers
from phonenumbers import PhoneNumberFormat

from resources.rules import region_codes
from resources.rules.normalised_text import LONGEST_TEXT

MOST_NUMBERS = 4
FEWEST_DIGITS, MOST_DIGITS = 3, 19
LONGEST_SHORT = 4

EMERGENCY = frozenset({"112", "911", "999"})
"""Known all over the world, whatever a country's own number is."""

# Spaces, dots, slashes, brackets and dashes between digits are punctuation; a comma is not.
_NUMBER = re.compile(r"\+?\(?\d(?:[\s\-‐‑‒–—−.·/()]{0,3}\d)*")
_INTERNATIONAL = re.compile(r"\+|00(?=[1-9])")


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """`digits` as typed, without the sign or zeros for "abroad".

    `e164` are its international forms. `national` are the digits behind a country code, to be
    dialled in `countries` (lower-case codes); both are empty where no code was typed.
    """

    digits: str
    e164: tuple[str, ...]
    national: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()

    @property
    def is_short(self) -> bool:
        return len(self.digits) <= LONGEST_SHORT


def typed_numbers(text: str, *, region: str) -> list[TypedNumber]:
    """At most MOST_NUMBERS, as they stand; `region` is where the reader dials."""
    found = _read(in_plain_digits(text[:LONGEST_TEXT]), region_codes.country_of(region))
    return list(islice(found, MOST_NUMBERS))


def in_plain_digits(text: str) -> str:
    """With the digits of every script as 0 to 9."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in plain)


def _read(text: str, country: str | None) -> Iterator[TypedNumber]:
    for found in _NUMBER.finditer(text):
        international = _INTERNATIONAL.match(found[0].lstrip("("))
        digits = re.sub(r"\D", "", found[0])
        digits = digits[2:] if international and international[0] == "00" else digits
        if not FEWEST_DIGITS <= len(digits) <= MOST_DIGITS:
            continue
        if international:
            national, countries = _behind_country_code(digits)
            yield TypedNumber(digits, (f"+{digits}",), national, countries)
        else:
            yield TypedNumber(digits, (f"+{digits}", *_dialled_in(digits, country)))


def _dialled_in(digits: str, country: str | None) -> Iterator[str]:
    try:
        number = phonenumbers.parse(digits, country and country.upper())
    except phonenumbers.NumberParseException:
        return
    if phonenumbers.is_valid_number(number):
        yield phonenumbers.format_number(number, PhoneNumberFormat.E164)


def _behind_country_code(digits: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Short codes have no international form, and people type one all the same: +44 116 123."""
    for length in (1, 2, 3):
        countries = phonenumbers.COUNTRY_CODE_TO_REGION_CODE.get(int(digits[:length]), ())
        rest = digits[length:]
        if countries and len(rest) >= FEWEST_DIGITS:
            return (rest, f"0{rest}"), tuple(code.lower() for code in countries)
    return (), ()
