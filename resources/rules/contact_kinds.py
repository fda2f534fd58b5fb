"""The ways to make contact, and what they cost."""

from enum import StrEnum


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
    FREE = "free"
    LOCAL_RATE = "local-rate"
    STANDARD_RATE = "standard-rate"
    PREMIUM = "premium"
    CHARGED = "charged"  # it costs money; the rate is not known
    UNKNOWN = "unknown"


DIALLED = (
    ContactKind.VOICE.value,
    ContactKind.SMS.value,
    ContactKind.WHATSAPP.value,
    ContactKind.TELEGRAM.value,
    ContactKind.TEXTPHONE.value,
    ContactKind.RELAY.value,
    ContactKind.SIGN_LANGUAGE_VIDEO.value,
)
"""Those whose value may be a number."""
