"""The languages that are looked at, and who reads each: what their browser says, where it is."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Reader:
    locale: str
    region: str
    direction: str = "ltr"


LANGUAGES: Mapping[str, Reader] = {
    "en": Reader("en-GB", "gb"),
    "ar": Reader("ar-EG", "eg", "rtl"),
    "hi": Reader("hi-IN", "in"),
    "ja": Reader("ja-JP", "jp"),
}
