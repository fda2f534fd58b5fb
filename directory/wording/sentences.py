"""Words become sentences: each script has a full stop and a gap of its own."""

from collections.abc import Iterable
from functools import reduce

from django.utils.translation import gettext as _
from django.utils.translation import pgettext


def sentence(words: str) -> str:
    return words + pgettext("full stop", ".")


def capital(words: str) -> str:
    """With a capital letter at the start, where the script has one."""
    # Not `upper`, which has capitals for Georgian that nobody begins a sentence with.
    return words[:1].title() + words[1:]


def in_order(sentences: Iterable[str]) -> str:
    """One after the other, without those that are empty."""
    said = [each for each in sentences if each]
    return reduce(_one_after_the_other, said) if said else ""


def _one_after_the_other(first: str, second: str) -> str:
    # Translators: two whole sentences; Chinese and Japanese write no space between them.
    return _("{first} {second}").format(first=first, second=second)
