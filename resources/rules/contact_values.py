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
from urllib.parse import urlsplit

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from resources.rules import region_codes
from resources.rules.plain_text import UnsafeText, refuse_unsafe_characters


class ContactKind(StrEnum):
    VOICE = "voice"
    SMS = "sms"
    WHATSAPP = "whatsapp"
    TELEGRAM = "telegram"
    CHAT = "chat"
    EMAIL = "email"
    WEB_FORM = "web-form"
    TEXTPHONE = "textphone"
    RELAY = "relay"
    SIGN_LANGUAGE_VIDEO = "sign-language-video"
    IN_PERSON = "in-person"


class Cost(StrEnum):
    """What a contact costs the person who makes it."""

    FREE = "free"
    LOCAL_RATE = "local-rate"
    STANDARD_RATE = "standard-rate"
    PREMIUM = "premium"
    CHARGED = "charged"  # it costs money; the rate is not known
    UNKNOWN = "unknown"


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

LONGEST_VALUE = 500
LONGEST_EMAIL = 254
"""RFC 5321, section 4.5.3.1.3, less the angle brackets."""

LONGEST_SHORT_CODE = 6
FEWEST_DIGITS, MOST_DIGITS = 2, 19
"""E.164 allows 15 digits; up to four may stand before them to call abroad."""

OPENS_IN_A_BROWSER = frozenset({ContactKind.CHAT, ContactKind.WEB_FORM})
MESSENGERS = frozenset({ContactKind.WHATSAPP, ContactKind.TELEGRAM})
NUMBER_OR_PAGE = MESSENGERS | {ContactKind.SIGN_LANGUAGE_VIDEO}

KEYPAD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
"""ITU-T E.161, the letters on the keys of a telephone."""

TYPOGRAPHIC_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")

NUMBER = re.compile(
    r"""
    (?: [*#][0-9]{2,6}                      # *2255, #7119
    | (?: \+ | \(\+ )? [0-9 ()./-]* [0-9][0-9 ()./-]*   # (011) 5275-1135, +48 601 665025
      (?: [A-Z][A-Z -]* )?                  # 800-SAKINA
    )
    """,
    re.VERBOSE,
)
