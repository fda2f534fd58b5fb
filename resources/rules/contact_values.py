"""What a person dials, texts, writes to or opens: tidied, checked, classified and linked.

A number is kept as it is dialled, with the region where it is dialled. libphonenumber classifies
and never rejects: it does not know 988, 116 123 (GB), 14416 (IN), 188 (BR), 1925 (TW) or 109 (KR),
and those are crisis lines. Its E.164 form is used only for numbers that it holds to be valid,
since it makes "+1988" of 988. Its tariffs of short codes are not used: it has 3919 (FR), a free
line, as premium.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from urllib.parse import quote, urlsplit

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat, PhoneNumberType

from resources.rules import region_codes
from resources.rules.contact_kinds import ContactKind
from resources.rules.plain_text import UnsafeText, refuse_unsafe_characters


class NumberClass(StrEnum):
    """What sort of number it is, as far as libphonenumber can tell. NONE: it is no number."""

    SHORT_CODE = "short-code"
    TOLL_FREE = "toll-free"
    MOBILE = "mobile"
    FIXED_LINE = "fixed-line"
    SHARED_COST = "shared-cost"
    PREMIUM = "premium"
    UNKNOWN = "unknown"
    NONE = ""


CLASSES = {
    PhoneNumberType.TOLL_FREE: NumberClass.TOLL_FREE,
    PhoneNumberType.MOBILE: NumberClass.MOBILE,
    PhoneNumberType.FIXED_LINE: NumberClass.FIXED_LINE,
    # North America doesn't tell mobile numbers apart; both cost the same there.
    PhoneNumberType.FIXED_LINE_OR_MOBILE: NumberClass.FIXED_LINE,
    PhoneNumberType.SHARED_COST: NumberClass.SHARED_COST,
    PhoneNumberType.PREMIUM_RATE: NumberClass.PREMIUM,
}

MESSENGERS = frozenset({ContactKind.WHATSAPP, ContactKind.TELEGRAM})
ALWAYS_A_PAGE = frozenset({ContactKind.CHAT, ContactKind.WEB_FORM})
MAY_BE_A_PAGE = MESSENGERS | {ContactKind.SIGN_LANGUAGE_VIDEO, ContactKind.IN_PERSON}

LONGEST_VALUE = 500
LONGEST_EMAIL = 254  # RFC 5321, section 4.5.3.1.3, less the angle brackets
LONGEST_SHORT_CODE = 6
FEWEST_DIGITS, MOST_DIGITS = 2, 19  # E.164 allows 15; up to four stand before them to call abroad

KEYPAD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
"""ITU-T E.161, the letters on the keys of a telephone."""

DASHES = re.compile("[‐‑‒–—−]")
TRUNK_ZERO = re.compile(r"^(\(?\+[0-9]{1,3}\)?[ -]?)\(0\)")
NOT_DIALLED = re.compile(r"[^0-9+*#]")

HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?")
MAILBOX = re.compile(r"(?!\.)(?!.*\.\.)[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}(?<!\.)")
PAGE_LIKE = re.compile(r"(?i:[a-z][a-z0-9+.-]*://|(?:https?|javascript|data|vbscript|file|blob):)")

NUMBER_REFUSALS = (
    ("no-digit", re.compile(r"^[^0-9]*$")),
    ("words-in-number", re.compile(r"[^\W\d_A-Z]|[A-Z].*[0-9]")),
    ("service-code", re.compile(r"(?<!^)[*#]|^[*#](?![0-9]{2,6}$)")),
    ("two-numbers", re.compile(r"[,;|&]|(?<!^)(?<!^\()\+")),
    # 011/7777-000: a slash may follow an area code
    ("two-numbers", re.compile(r"^(?!(?:\(?0[0-9]{1,4}\)?|\+[0-9 ()]{1,9}) ?/[^/]*$)[^/]*/")),
    ("unknown-character", re.compile(r"[^0-9A-Z ()./+*#-]")),
)
"""What a number may not look like, by the code of the refusal. The first that matches is told."""

MESSAGES = {
    "unknown-kind": "This is not one of the ways to make contact.",
    "unknown-region": "The region where it is dialled is not known.",
    "empty": "There is nothing to dial, write to or open.",
    "too-long": "This is too long. Give one number or address only.",
    "no-digit": "There is no digit in this number.",
    "words-in-number": "Give the number only. Words to send go to the keyword, keys to press to "
    "the menu path. Letters that stand for keys are capitals at the end: 800-SAKINA.",
    "service-code": "A star or a hash may only begin a code of two to six digits, as in *2255: "
    "longer ones can change the settings of the caller's telephone.",
    "two-numbers": "These look like two numbers. Make a contact of each.",
    "unknown-character": "There is a character in this number that no telephone has.",
    "digit-count": "This has too few digits to be a number, or too many to be one number.",
    "not-an-email": "This is not an e-mail address, such as help@example.org.",
    "not-a-page": "This is not a web address, such as https://example.org/chat.",
    "unsafe-scheme": "A web address must begin with https:// (for pages, http:// passes too).",
    "user-in-address": "There is an @ before this address's host, which can hide where it leads.",
}


class RefusedValue(ValueError):
    """A value that can't be listed. `code` is a key of MESSAGES or of `plain_text.REASONS`."""

    def __init__(self, code: str, message: str = "") -> None:
        super().__init__(message or MESSAGES[code])
        self.code = code


@dataclass(frozen=True)
class CheckedValue:
    """`value` as dialled, tidied; `e164` or ""; `scheme` of its link ("tel", "https", …) or ""."""

    value: str
    e164: str
    number_class: NumberClass
    scheme: str


@lru_cache(maxsize=16_384)  # an import looks at each value twice, and libphonenumber is slow
def check(kind: str, value: str, dialled_in: str) -> CheckedValue:
    """Tidies and classifies `value`; `dialled_in` is a region code in any spelling, or "".

    A number needs only to be dialable: one that libphonenumber doesn't know passes. Pages are http
    or https with a host. Raises RefusedValue, whose message is for a moderator.
    """
    contact_kind = _kind(kind)
    tidy = _tidied(value)
    if refusal := _refusal(contact_kind, tidy):
        raise RefusedValue(refusal)
    e164, number_class = "", NumberClass.NONE
    if _is_number(contact_kind, tidy):
        tidy = _in_plain_digits(tidy)
        e164, number_class = _classified(tidy, _country(dialled_in))
    scheme = href(contact_kind, tidy, e164).partition(":")[0]
    return CheckedValue(tidy, e164, number_class, scheme)


def href(kind: str, value: str, e164: str) -> str:
    """The address behind a contact's link; "" where there is none, or for a value refused above.

    Telephone links come from `value`, which is what the reader sees, and not from `e164`, which
    only messengers need. A text message carries no words: some devices then lose the number.
    Raises RefusedValue for an unknown kind.
    """
    contact_kind = _kind(kind)
    if _refusal(contact_kind, value):
        return ""
    if _is_page(contact_kind, value):
        return value
    if contact_kind == ContactKind.EMAIL:
        mailbox, _, host = value.rpartition("@")
        return f"mailto:{quote(mailbox, safe='+')}@{_ascii_host(host)}"
    if contact_kind == ContactKind.IN_PERSON:
        return ""
    if contact_kind in MESSENGERS:
        return _messenger_link(contact_kind, e164)
    protocol = "sms" if contact_kind == ContactKind.SMS else "tel"
    return f"{protocol}:{_dialled(value).replace('#', '%23')}"


def _messenger_link(kind: ContactKind, e164: str) -> str:
    digits = NOT_DIALLED.sub("", e164).strip("+*#")
    start = "https://wa.me/" if kind == ContactKind.WHATSAPP else "https://t.me/+"
    return start + digits if digits else ""


def _kind(kind: str) -> ContactKind:
    try:
        return ContactKind(kind)
    except ValueError:
        raise RefusedValue("unknown-kind") from None


def _tidied(value: str) -> str:
    """Without white space around it, and with single spaces inside. Raises RefusedValue."""
    try:
        refuse_unsafe_characters(value.strip(), one_line=True)
    except UnsafeText as unsafe:
        raise RefusedValue(unsafe.code, str(unsafe)) from unsafe
    return " ".join(value.split())


def _is_page(kind: ContactKind, value: str) -> bool:
    return kind in ALWAYS_A_PAGE or (kind in MAY_BE_A_PAGE and bool(PAGE_LIKE.match(value)))


def _is_number(kind: ContactKind, value: str) -> bool:
    return kind not in {ContactKind.EMAIL, ContactKind.IN_PERSON} and not _is_page(kind, value)


def _refusal(kind: ContactKind, value: str) -> str:
    """The code of MESSAGES that tells why `value` can't be listed; "" if it can."""
    if not value:
        return "empty"
    if len(value) > LONGEST_VALUE:
        return "too-long"
    if _is_page(kind, value):
        return _refusal_of_page(kind, value)
    if kind == ContactKind.EMAIL:
        return "" if _is_email(value) else "not-an-email"
    return _refusal_of_number(_in_plain_digits(value)) if _is_number(kind, value) else ""


def _refusal_of_page(kind: ContactKind, value: str) -> str:
    if any(character in ' \\<>"' or not character.isprintable() for character in value):
        return "not-a-page"
    try:
        parts = urlsplit(value)
        host = _ascii_host(parts.hostname or "")
        _ = parts.port  # raises for a port that is no number
    except ValueError:
        return "not-a-page"
    if parts.scheme not in ({"https", ""} if kind in MESSENGERS else {"https", "http", ""}):
        return "unsafe-scheme"
    if "@" in parts.netloc:
        return "user-in-address"
    return "" if parts.scheme and host else "not-a-page"


def _is_email(value: str) -> bool:
    mailbox, _, host = value.rpartition("@")
    return len(value) <= LONGEST_EMAIL and bool(MAILBOX.fullmatch(mailbox) and _ascii_host(host))


def _refusal_of_number(value: str) -> str:
    for code, pattern in NUMBER_REFUSALS:
        if pattern.search(value):
            return code
    digits = len(_dialled(value).strip("+*#"))
    return "" if FEWEST_DIGITS <= digits <= MOST_DIGITS else "digit-count"


def _ascii_host(host: str) -> str:
    """The host as the DNS has it ("xn--…"), or "" for an address of digits or no host at all."""
    try:
        ascii_host = host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return ""
    return ascii_host if HOST.fullmatch(ascii_host) else ""


def _in_plain_digits(value: str) -> str:
    """Digits of every script as 0 to 9, every dash as a hyphen, full-width signs as plain ones."""
    return "".join(
        unicodedata.normalize("NFKC", sign)
        if unicodedata.east_asian_width(sign) == "F"
        else str(unicodedata.decimal(sign, sign))
        for sign in DASHES.sub("-", value)
    )


def _dialled(value: str) -> str:
    """Digits and a leading +, * or #; a letter is its key; the zero of "+44 (0)20 …" is dropped."""
    plain = TRUNK_ZERO.sub(r"\1", _in_plain_digits(value))
    return NOT_DIALLED.sub("", plain.translate(KEYPAD))


def _country(dialled_in: str) -> str | None:
    """The ISO code, in capitals, of the country where the number is dialled; None: not in one."""
    region = region_codes.parse(dialled_in or region_codes.WORLD)
    if region is None:
        raise RefusedValue("unknown-region")
    country = region_codes.country_of(region)
    return country and country.upper()


def _classified(value: str, country: str | None) -> tuple[str, NumberClass]:
    dialled = _dialled(value)
    # libphonenumber drops * and #, and would then take the rest for another number.
    if dialled[0] not in "*#" and (number := _valid_number(dialled, country)):
        number_class = CLASSES.get(phonenumbers.number_type(number), NumberClass.UNKNOWN)
        return phonenumbers.format_number(number, PhoneNumberFormat.E164), number_class
    is_short = len(dialled.lstrip("*#")) <= LONGEST_SHORT_CODE and dialled[0] != "+"
    return "", NumberClass.SHORT_CODE if is_short else NumberClass.UNKNOWN


def _valid_number(dialled: str, country: str | None) -> PhoneNumber | None:
    try:
        number = phonenumbers.parse(dialled, country)
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_valid_number(number) else None
